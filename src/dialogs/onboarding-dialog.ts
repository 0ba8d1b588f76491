import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { findCountry } from '../coaching/countries.ts';
import { findSector, sectors } from '../coaching/sectors.ts';
import type { LogoChoice, Session } from '../coaching/session.ts';
import { nextOpenStep, moveTo } from '../coaching/session.ts';
import { choiceIds, choiceIndex, details, type Detail, type OfferedAction } from './actions.ts';
import { isRunning } from './afterwards.ts';
import { quotable } from './lines.ts';
import { Talk } from './talk.ts';

/** A name, a line of work and a place fit in this many characters; more is a misunderstanding. */
const longestAnswer = 120;
/** Offered as line of work where the name does not suggest one. */
const commonSectors = ['market_retail', 'tailoring_fashion', 'restaurant'];
const logoChoices: readonly LogoChoice[] = ['have', 'make', 'later'];

/**
 * The questions before the stages: name, line of work, place, logo. Which is next follows from what is known; one that
 * the owner wants to correct is asked anew.
 */
export class OnboardingDialog extends Dialog {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const question = this.#next(talk);
    if (!question) return this.#end(dc, talk);
    await this.#ask(talk, question, '');
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const { memory, session } = talk;
    const question = this.#next(talk);
    const before = JSON.stringify(session);
    if (question && !(await this.#take(talk, question))) return Dialog.EndOfTurn;
    if (memory.correcting) {
      delete memory.correcting;
      const isSame = JSON.stringify(session) === before;
      if (!isSame && !isRunning(talk)) moveTo(session, 'in_progress');
      talk.lead(talk.text(isSame ? 'stage.kept' : 'stage.confirmed'));
    }
    const next = this.#next(talk);
    if (!next) return this.#end(dc, talk);
    await this.#ask(talk, next, '');
    return Dialog.EndOfTurn;
  }

  #end(dc: DialogContext, { session }: Talk): Promise<DialogTurnResult> {
    if (session.status === 'initialized') moveTo(session, 'in_progress');
    session.current = nextOpenStep(session);
    return dc.endDialog();
  }

  #next({ session, memory }: Talk): Detail | undefined {
    const known: Record<Detail, boolean> = {
      name: session.businessName !== undefined,
      sector: session.sector !== undefined,
      place: session.place !== undefined,
      logo: session.logo !== undefined,
    };
    return memory.correcting ?? details.find((question) => !known[question]);
  }

  async #ask(talk: Talk, question: Detail, aside: string): Promise<void> {
    const text = talk.memory.correcting ? this.#correction(talk, question) : this.#question(talk, question);
    await talk.ask(question, aside ? `${aside}\n\n${text}` : text, this.#actions(talk, question));
  }

  #question(talk: Talk, question: Detail): string {
    const name = talk.session.businessName;
    const key = question === 'sector' && name ? 'sector.ask-named' : `${question}.ask`;
    return talk.text(key, { name: name ?? '' });
  }

  #correction(talk: Talk, question: Detail): string {
    const { businessName, sector, place, logo } = talk.session;
    const said: Record<Detail, string | null | undefined> = {
      name: businessName,
      sector: sector?.text,
      place: place?.text,
      logo: logo && talk.text(`actions.logo-${logo}`),
    };
    const now = said[question];
    const known = now ? [talk.text('correct.now', { now: quotable(now) })] : [];
    return [...known, talk.text(`correct.${question}`)].join(' ');
  }

  #actions(talk: Talk, question: Detail): OfferedAction[] {
    const instead = talk.memory.correcting
      ? talk.action('keep')
      : talk.action('skip', ...(question === 'name' ? ['no-name'] : []));
    switch (question) {
      case 'name':
      case 'place':
        return [instead];
      case 'sector':
        return [
          ...this.#suggestedSectors(talk.session).map((key, index) => ({
            id: choiceIds[index]!,
            title: talk.speech.text(`sectors:${key}.name`),
          })),
          instead,
        ];
      case 'logo':
        return [
          ...logoChoices.map((choice, index) => talk.action(choiceIds[index]!, `logo-${choice}`)),
          ...(talk.memory.correcting ? [instead] : []),
        ];
    }
  }

  #suggestedSectors(session: Session): string[] {
    const named = session.businessName ? findSector(session.businessName)?.key : undefined;
    return [...new Set([...(named ? [named] : []), ...commonSectors])].slice(0, 3);
  }

  /** Takes the answer into the session; false when it was none and the question was asked again. */
  async #take(talk: Talk, question: Detail): Promise<boolean> {
    const { text, command } = talk.input;
    const { session } = talk;
    const answer = text.replace(/\s+/g, ' ').trim();
    const wordless = !/\p{L}|\p{N}/u.test(answer);
    if (talk.memory.correcting && (command === 'keep' || command === 'skip' || command === 'back'))
      return true;
    if (command === 'back') return this.#retry(talk, talk.text('back.first'));
    if (command === 'help' || command === 'propose' || command === 'keep')
      return this.#retry(talk, talk.text('off.about'));
    if (command !== 'skip' && choiceIndex(command) === undefined) {
      if (wordless)
        return this.#retry(talk, talk.input.attached ? talk.text('off.attachment') : talk.text('off.empty'));
      if (answer.length > longestAnswer)
        return this.#retry(talk, talk.text('off.too-long', { limit: longestAnswer }));
    }
    switch (question) {
      case 'name':
        session.businessName =
          command === 'skip' ? null : withoutLead(answer, talk.speech.list('commands:name-leads'));
        return true;
      case 'sector': {
        const chosen = this.#suggestedSectors(session)[choiceIndex(command) ?? -1];
        const key = chosen ?? findSector(answer)?.key;
        const known = key !== undefined && sectors.has(key) && (chosen !== undefined || answer === key);
        session.sector = {
          text: command === 'skip' ? '' : known ? talk.speech.text(`sectors:${key}.name`) : answer,
          ...(command !== 'skip' && key && { key }),
        };
        return true;
      }
      case 'place': {
        const country = findCountry(answer);
        session.place = command === 'skip' ? { text: '' } : { text: answer, ...(country && { country }) };
        return true;
      }
      case 'logo': {
        const choice = command === 'skip' ? 'later' : logoChoices[choiceIndex(command) ?? -1];
        if (!choice) return this.#retry(talk, talk.text('logo.again'), true);
        session.logo = choice;
        return true;
      }
    }
  }

  async #retry(talk: Talk, aside: string, asksItself = false): Promise<false> {
    const question = this.#next(talk)!;
    if (asksItself) await talk.ask(question, aside, this.#actions(talk, question));
    else await this.#ask(talk, question, aside);
    return false;
  }
}

/** "My business is called X" → "X". */
function withoutLead(answer: string, leads: readonly string[]): string {
  const lower = answer.toLowerCase();
  const lead = leads.find(
    (candidate) => lower.startsWith(`${candidate} `) || lower.startsWith(`${candidate}:`),
  );
  const rest = lead ? answer.slice(lead.length).replace(/^[\s:,]+/, '') : answer;
  return rest.replace(/[.!\s]+$/, '') || answer;
}
