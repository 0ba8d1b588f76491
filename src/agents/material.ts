import type { Brief } from '../coaching/brief.ts';
import { findContacts } from '../coaching/contacts.ts';
import { offerItems } from '../coaching/offer.ts';
import { sectors, type Sector } from '../coaching/sectors.ts';
import type { LogoChoice, Place, Session, Step } from '../coaching/session.ts';
import type { Speech } from '../coaching/speech.ts';
import { stageNames, type StageName } from '../coaching/stages.ts';
import { withoutBlanks } from './prose.ts';

/** All that the agents know of a business: what its owner stated, and nothing else. */
export interface Material {
  name: string | null;
  sector?: { known?: Sector; name: string };
  place?: Place;
  /** What the owner agreed to, stage by stage; empty where a stage was skipped. */
  statements: Record<StageName, string>;
  /** The owner's own words behind each statement. */
  words: Record<StageName, string>;
  offer: Brief['offer'];
  contact: Brief['contact'];
  logo: LogoChoice;
}

/** The stages that may be used: settled, and not skipped. */
const usable = (step: Step | undefined): step is Step =>
  step !== undefined && step.state !== 'open' && step.state !== 'skipped';

/** What a stage says in the most detail: the owner's own words, or the proposal that they took. */
const detailed = (step: Step): string =>
  step.source === 'proposal' ? step.statement : step.words || step.statement;

export function materialOf(session: Session, speech: Speech): Material {
  const byStage = (take: (step: Step) => string) =>
    Object.fromEntries(
      stageNames.map((stage) => {
        const step = session.steps[stage];
        return [stage, usable(step) ? take(step).trim() : ''];
      }),
    ) as Record<StageName, string>;
  const words = byStage(detailed);
  const known = session.sector?.key === undefined ? undefined : sectors.get(session.sector.key);
  return {
    name: session.businessName?.trim() || null,
    ...(session.sector && {
      sector: {
        ...(known && { known }),
        name: known ? speech.text(`sectors:${known.key}.name`) : session.sector.text,
      },
    }),
    ...(session.place?.text.trim() && { place: session.place }),
    statements: byStage((step) => step.statement || step.words),
    words,
    offer: offerItems(words.offre),
    contact: findContacts(stageNames.map((stage) => words[stage]).join('\n')),
    logo: session.logo ?? 'later',
  };
}

/** What can be shown to others: without what its owner left to be filled in. */
export function finished(material: Material): Material {
  const whole = (texts: Material['words']) =>
    Object.fromEntries(stageNames.map((stage) => [stage, withoutBlanks(texts[stage])])) as Material['words'];
  return {
    ...material,
    statements: whole(material.statements),
    words: whole(material.words),
    offer: material.offer.filter(({ text }) => !text.includes('__')),
  };
}
