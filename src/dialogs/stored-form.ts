import type { Session } from '../coaching/session.ts';
import { isSession } from '../coaching/stored-session.ts';
import type { Memory, StoredBody } from './memory.ts';

/**
 * The form in which an owner's state is stored. Raise it with every change to a dialog's own state, to the number or
 * the order of dialogs, or to `Memory`; where what was stored before can be carried over, say how in `upgrades`.
 */
const currentForm = 2;

/** From a form to the next: what of the memory has another shape there. */
const upgrades: Readonly<Record<number, (memory: Memory) => Memory>> = {
  // Before forms were counted, the memory was what it is in the first.
  0: (memory) => memory,
  // The second knows what the brief was made of. Where that is not known, everything is made.
  1: (memory) => memory,
};

/**
 * Brings what is stored into the current form, in place. Where the dialogs stood is not carried over: they begin
 * anew at the session's stage. The session with every answer is; where it cannot be read, `lastRecord` is asked for it.
 */
export async function bringUpToDate(
  body: StoredBody,
  lastRecord: () => Promise<Session | undefined>,
): Promise<void> {
  if (body.form === currentForm && body.memory?.session) return;
  let form = body.form ?? 0;
  let memory = body.memory;
  for (; memory && form < currentForm; form++) memory = upgrades[form]?.(memory);
  const stored: unknown = memory?.session;
  const session = form === currentForm && isSession(stored) ? stored : await lastRecord();
  if (body.form !== currentForm) delete body.dialogs;
  body.form = currentForm;
  // Of the rest only what is known of the brief lasts: what was asked is asked again when the dialogs begin.
  body.memory = {
    ...(memory?.links && { links: memory.links }),
    ...(form === currentForm && lasting(memory)),
    ...(session && { session }),
  };
}

const lasting = ({ making, site }: Memory = {}): Memory => ({
  ...(making && { making }),
  ...(site && { site }),
});
