import { agentNames, type AgentName, type BriefLinks } from '../../src/coaching/brief.ts';
import { createRulesCoach } from '../../src/coaching/rules/coach.ts';
import type { Language } from '../../src/coaching/speech.ts';
import { stageNames } from '../../src/coaching/stages.ts';
import { eventActivity, type OwnEvent } from '../../src/dialogs/events.ts';
import type { BriefJobPayload } from '../../src/dialogs/making.ts';
import type { Making } from '../../src/dialogs/memory.ts';
import type { Services } from '../../src/dialogs/talk.ts';
import type { JobRequest } from '../../src/persistence/ports.ts';
import { owners } from '../agents/owners.ts';
import { ScriptedOwner, type Reply } from '../support/script.ts';

const linksUnder = (page: string): BriefLinks => ({
  page,
  pdf: `${page}/brief.pdf`,
  logo: `${page}/logo.svg`,
  site: `${page}/site`,
  json: `${page}/brief.json`,
  zip: `${page}/site.zip`,
});
const pageAt = (host: string): string => `https://${host}/b/${'t'.repeat(43)}`;
export const links = linksUnder(pageAt('griot.example.com'));
/** As long as a server's name can sensibly be. */
export const longLinks = linksUnder(pageAt(`${'long-'.repeat(20)}name.example.com`));

const byLanguage = { fr: owners[0]!, en: owners[1]! };

/** An owner to whom all is read back. */
export async function atReview(language: Language, services?: Services): Promise<ScriptedOwner> {
  const { business, city, answers } = byLanguage[language];
  const owner = new ScriptedOwner(language, createRulesCoach(), services);
  for (const said of [language === 'fr' ? 'Bonjour' : 'Hello', business, 'restaurant', city])
    await owner.says(said);
  await owner.presses('choose-2');
  for (const stage of stageNames) {
    await owner.says(answers[stage]);
    while (owner.memory.session!.current === stage)
      await owner.presses(owner.memory.lastAsk!.ask === 'confirm' ? 'confirm' : 'keep');
  }
  return owner;
}

/** The jobs that the owner's turns added so far. */
export const jobsOf = (owner: ScriptedOwner): JobRequest[] => owner.effects.flatMap(({ jobs }) => jobs);

export const lastJob = (owner: ScriptedOwner): BriefJobPayload =>
  jobsOf(owner).at(-1)!.payload as unknown as BriefJobPayload;

export const tell = (owner: ScriptedOwner, event: OwnEvent): Promise<Reply[]> =>
  owner.says(eventActivity(event));

export async function agentsFinish(owner: ScriptedOwner, ...agents: AgentName[]): Promise<void> {
  const { briefId, run } = lastJob(owner);
  for (const agent of agents)
    await tell(owner, { name: 'agent-finished', briefId, run, agent, status: 'template' });
}

type Result = Pick<Making, 'lacking' | 'gaps' | 'isReadyForWebsite' | 'picture'> & { links: BriefLinks };

/** The job that runs ends in a brief. */
export function briefIsReady(owner: ScriptedOwner, result: Partial<Result> = {}): Promise<Reply[]> {
  const { briefId, run } = lastJob(owner);
  return tell(owner, {
    name: 'brief-ready',
    briefId,
    run,
    links,
    lacking: ['research'],
    gaps: 1,
    isReadyForWebsite: true,
    picture: `${links.page}/logo-512.png`,
    ...result,
  });
}

/** An owner who has their brief. */
export async function withBrief(
  language: Language,
  services?: Services,
  result?: Partial<Result>,
): Promise<ScriptedOwner> {
  const owner = await atReview(language, services);
  await owner.presses('generate');
  await agentsFinish(owner, ...agentNames);
  await briefIsReady(owner, result);
  return owner;
}

export const actionsOf = (reply: Reply | undefined): string[] =>
  (reply?.coaching.actions ?? []).map(({ id }) => id);
