import { agentNames, type AgentName } from '../coaching/brief.ts';
import { moveTo, type Session } from '../coaching/session.ts';
import { isStageName, stageNames } from '../coaching/stages.ts';
import type { Change } from '../agents/rerun.ts';
import { editAction, retryAction, type OfferedAction } from './actions.ts';
import { packLines, quotable } from './lines.ts';
import { agentsDue, changesOf, retriable, startAgents } from './making.ts';
import type { Talk } from './talk.ts';

export const isRunning = ({ session }: Talk): boolean => session.status === 'sub_agents_running';

export const isDone = ({ status }: Session): boolean => status === 'completed' || status === 'brief_ready';

export const editButtons = (talk: Talk): OfferedAction[] =>
  stageNames.map((stage) => talk.action(editAction(stage)));

/** There is something to publish, and it was not ordered yet or went wrong. */
const canPublish = ({ services, memory: { making, site } }: Talk): boolean =>
  services.publishing &&
  making?.isReadyForWebsite === true &&
  (site === undefined || site.state === 'failed' || site.state === 'slow');

/** What an owner can do once a brief was made, or could not be: ten buttons at most, as many as a list of WhatsApp takes. */
export function nextActions(talk: Talk): OfferedAction[] {
  const lacking = retriable(talk);
  const isWhole = talk.session.status === 'failed' || lacking.length === agentNames.length;
  return [
    ...(isWhole ? [talk.action('generate', 'generate-again')] : []),
    ...(canPublish(talk) ? [talk.action('publish')] : []),
    ...(isWhole ? [] : lacking.map((agent) => talk.action(retryAction(agent)))),
    ...editButtons(talk),
  ];
}

/** "the texts, the logo and the search words" */
const listOf = (talk: Talk, agents: readonly AgentName[]): string =>
  new Intl.ListFormat(talk.session.language).format(agents.map((agent) => talk.text(`brief.the.${agent}`)));

/** What a changed thing is called, and what the owner says of it now. */
function changedLine(talk: Talk, change: Change): string[] {
  const { businessName, sector, place, logo, steps } = talk.session;
  const line = (title: string, statement: string | null | undefined): string[] => [
    statement
      ? talk.text('review.line', { title, statement: quotable(statement, 300) })
      : talk.text('review.missing-line', { title }),
  ];
  if (isStageName(change)) return line(talk.text(`titles.${change}`), steps[change]?.statement);
  switch (change) {
    case 'name':
      return line(talk.text('details.name'), businessName);
    case 'sector':
      return line(talk.text('details.sector'), sector?.text);
    case 'place':
      return line(talk.text('details.place'), place?.text);
    case 'logo':
      return line(talk.text('details.logo'), talk.text(`actions.logo-${logo ?? 'later'}`));
    case 'language':
      return [];
  }
}

/** Which agents run again, and which do not. */
function planOf(talk: Talk, due: readonly AgentName[]): string {
  const kept = agentNames.filter((agent) => !due.includes(agent));
  if (due.length === 0) return talk.text('again.none');
  if (kept.length === 0) return talk.text('again.all');
  return talk.text('again.some', { agents: listOf(talk, due), kept: listOf(talk, kept) });
}

const shownChanges = (talk: Talk): string[] => changesOf(talk).flatMap((change) => changedLine(talk, change));

/** Shows what was changed since the brief was made, says what has to be done for it, and asks whether to do it. */
export async function askToGoOn(talk: Talk): Promise<void> {
  if (talk.session.status === 'in_progress') moveTo(talk.session, 'coaching_complete');
  const plan = planOf(talk, agentsDue(talk) ?? agentNames);
  const lines = [talk.takeLead(), ...shownChanges(talk), `${plan} ${talk.text('again.ask')}`];
  const messages = packLines(lines.filter(Boolean));
  for (const text of messages.slice(0, -1)) await talk.say(text);
  await talk.ask('review', messages.at(-1)!, [
    talk.action('generate', 'generate-again'),
    ...editButtons(talk),
  ]);
}

/** The brief is there: what next? Where it is not as the owner wants it any more, that is asked about. */
export async function askAfterwards(talk: Talk): Promise<void> {
  if (agentsDue(talk)?.length) await askToGoOn(talk);
  else await talk.ask('review', talk.text('brief.done'), nextActions(talk));
}

/** The agents begin; those of `only`, or all. */
export async function begin(talk: Talk, only?: AgentName[]): Promise<void> {
  startAgents(talk, only);
  await talk.say(
    only && only.length > 0 && only.length < agentNames.length
      ? talk.text('brief.started-some', { agents: listOf(talk, only) })
      : talk.text(only?.length === 0 ? 'brief.started-none' : 'brief.started'),
  );
}

/** While the brief is made: what is done, what is not, and what will be done for answers that were changed meanwhile. */
export async function tellProgress(talk: Talk): Promise<void> {
  const { agents = [], finished = [] } = talk.memory.making?.run ?? {};
  const open = agents.filter((agent) => !finished.includes(agent));
  const due = agentsDue(talk) ?? [];
  const lines = [
    talk.text('brief.running'),
    ...(finished.length > 0 ? [talk.text('status.done', { agents: listOf(talk, finished) })] : []),
    ...(open.length > 0 ? [talk.text('status.open', { agents: listOf(talk, open) })] : []),
    ...(due.length > 0 ? [talk.text('status.due', { agents: listOf(talk, due) })] : []),
  ];
  await talk.offer(lines.join('\n'), editButtons(talk));
}

/** An answer was changed while the brief is made. */
export async function noteChange(talk: Talk): Promise<void> {
  const due = agentsDue(talk) ?? [];
  if (due.length === 0) return tellProgress(talk);
  await talk.sayLines([...shownChanges(talk), talk.text('status.due', { agents: listOf(talk, due) })]);
}

/** Has one agent try again, along with those that have to because of what was changed. */
export async function retry(talk: Talk, agent: AgentName): Promise<void> {
  if (isRunning(talk)) return tellProgress(talk);
  if (!talk.memory.links) return talk.askAgain(talk.text('brief.none'));
  const due = agentsDue(talk);
  await begin(talk, due && agentNames.filter((name) => name === agent || due.includes(name)));
}
