import { randomUUID } from 'node:crypto';
import { languages, type Language } from '../coaching/speech.ts';
import { isSettled, progress, type Session } from '../coaching/session.ts';
import { isStageName, stageNames } from '../coaching/stages.ts';
import {
  choiceIds,
  choiceIndex,
  editedDetail,
  editedStage,
  retriedAgent,
  type CommandId,
} from './actions.ts';
import { isDone, isRunning, retry, tellProgress } from './afterwards.ts';
import type { LanguageRequest } from './commands.ts';
import { quotable } from './lines.ts';
import { statementLines } from './recap.ts';
import { heardWhetherToPublish, publish } from './site.ts';
import { announceBrief } from './summary.ts';
import type { Talk } from './talk.ts';

/** `none`: the stage takes it. `answered`: all is said. `elsewhere`: the session stands at another step now. */
export type Outcome = 'none' | 'answered' | 'elsewhere';

export const newSession = (language: Language, now: number): Session => ({
  id: randomUUID(),
  status: 'initialized',
  current: 'onboarding',
  language,
  steps: {},
  parked: {},
  paused: false,
  createdAt: now,
});

/** Commands that mean the same at every stage, before the stage hears them. */
export async function interrupt(talk: Talk): Promise<Outcome> {
  const { memory, input, session } = talk;
  const waiting = memory.aside?.kind;
  delete memory.aside;
  if (input.languageRequest && input.languageRequest !== session.language)
    return changeLanguage(talk, input.languageRequest);
  if (waiting === 'restart' && input.command === 'restart') return startOver(talk);
  if (waiting === 'language') {
    const chosen = languages[choiceIndex(input.command) ?? -1];
    if (chosen) return changeLanguage(talk, chosen);
  }
  if (waiting === 'publish' && isReply(talk)) return answered(heardWhetherToPublish(talk));
  if (session.paused) {
    session.paused = false;
    if (input.command === 'resume') return answered(resume(talk));
  }
  if (input.command && startsToChange(talk, input.command)) return 'elsewhere';
  const agent = input.command && retriedAgent(input.command);
  if (agent) return answered(retry(talk, agent));
  switch (input.command) {
    case 'publish':
      return answered(publish(talk));
    case 'status':
      return answered(sayHowFar(talk));
    case 'pause':
      session.paused = true;
      return answered(talk.askAside('pause', talk.text('pause.paused'), talk.actions('resume')));
    case 'resume':
      return answered(resume(talk));
    case 'restart':
      return answered(askToRestart(talk));
    case 'language':
      return answered(askLanguage(talk));
    case 'recap':
      return answered(recap(talk));
    case 'back':
      return goBack(talk);
    default:
      return 'none';
  }
}

/** To a yes-or-no question; any other command means what it always means. */
const isReply = ({ input: { command } }: Talk): boolean =>
  command === undefined || ['confirm', 'publish', 'resume', 'edit', 'skip', 'keep'].includes(command);

/** The session then stands where the answer is given that the owner wants to change. */
function startsToChange(talk: Talk, command: CommandId): boolean {
  const { session, memory } = talk;
  if (session.current === 'onboarding' && !memory.correcting) return false;
  const stage = editedStage(command);
  const detail = editedDetail(command);
  if (!stage && !detail) return false;
  delete memory.correcting;
  if (detail) memory.correcting = detail;
  session.current = stage ?? 'onboarding';
  talk.changing = true;
  return true;
}

/** "Where is it?": the brief, or the coaching as long as there is none. */
async function sayHowFar(talk: Talk): Promise<void> {
  const { session, memory } = talk;
  if (isRunning(talk)) return tellProgress(talk);
  if (isDone(session) && memory.links && session.current === 'synthesis') return announceBrief(talk);
  const stage = talk.text(`titles.${session.current}`);
  await talk.askAgain(talk.text('status.stage', { stage, ...progress(session) }));
}

async function resume(talk: Talk): Promise<void> {
  await sayWhereWeAre(talk, talk.text('pause.resumed'));
  await talk.askAgain('');
}

const answered = async (said: Promise<void>): Promise<Outcome> => {
  await said;
  return 'answered';
};

/** Where the owner stands and their last confirmed answer: after a pause or a long absence. The open question follows. */
export async function sayWhereWeAre(talk: Talk, opening: string): Promise<void> {
  const { session } = talk;
  const last = stageNames
    .map((stage) => session.steps[stage])
    .filter((step) => isSettled(step) && step?.statement)
    .at(-1);
  const lines = [
    opening,
    talk.text('welcome-back', { stage: talk.text(`titles.${session.current}`), ...progress(session) }),
    ...(last ? [talk.text('last-confirmed', { statement: quotable(last.statement, 300) })] : []),
  ];
  await talk.say(lines.filter(Boolean).join('\n\n'));
}

const askToRestart = (talk: Talk): Promise<void> =>
  talk.askAside('restart', talk.text('restart.sure'), talk.actions('restart', 'resume'));

const askLanguage = (talk: Talk): Promise<void> =>
  talk.askAside(
    'language',
    talk.text('language.ask'),
    languages.map((language, index) => ({
      id: choiceIds[index]!,
      title: new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language,
    })),
  );

async function startOver(talk: Talk): Promise<Outcome> {
  talk.lead(talk.text('restart.done'));
  const { memory } = talk;
  memory.session = newSession(talk.session.language, talk.now);
  for (const key of ['lastAsk', 'links', 'making', 'site', 'correcting'] as const) delete memory[key];
  return 'elsewhere';
}

/** Goes on in another language; the open question is asked again in it. */
async function changeLanguage(talk: Talk, language: LanguageRequest): Promise<Outcome> {
  if (language === 'other') return answered(talk.askAgain(talk.text('language.not-offered')));
  talk.session.language = language;
  talk.lead(talk.text('language.changed'));
  return 'elsewhere';
}

async function recap(talk: Talk): Promise<void> {
  const lines = statementLines(talk);
  await talk.sayLines(
    lines.length > 0 ? [talk.text('review.so-far'), ...lines] : [talk.text('review.nothing-yet')],
  );
  await talk.askAgain('');
}

/** One stage back; from the first stage there is nowhere to go. */
async function goBack(talk: Talk): Promise<Outcome> {
  const { session } = talk;
  if (session.current === 'onboarding') return 'none';
  const here = isStageName(session.current) ? stageNames.indexOf(session.current) : stageNames.length;
  const before = stageNames[here - 1];
  if (!before) return answered(talk.askAgain(talk.text('back.first')));
  session.current = before;
  return 'elsewhere';
}
