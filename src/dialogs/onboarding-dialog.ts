import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { findCountry } from '../coaching/countries.ts';
import { findSector, sectors } from '../coaching/sectors.ts';
import type { LogoChoice, Session } from '../coaching/session.ts';
import { nextOpenStep, moveTo } from '../coaching/session.ts';
import { choiceIndex, type ActionId, type OfferedAction } from './actions.ts';
import { Talk } from './talk.ts';

const questions = ['name', 'sector', 'place', 'logo'] as const;
type Question = (typeof questions)[number];

/** A name, a line of work and a place fit in this many characters; more is a misunderstanding. */
const longestAnswer = 120;
/** Offered as line of work where the name does not suggest one. */
const commonSectors = ['market_retail', 'tailoring_fashion', 'restaurant'];
const logoChoices: readonly LogoChoice[] = ['have', 'make', 'later'];

/** The questions before the stages: name, line of work, place, logo. Which is next follows from what is known. */
export class OnboardingDialog extends Dialog {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    await this.#ask(talk, this.#next(talk.session), '');
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const question = this.#next(talk.session);
    if (question && !(await this.#take(talk, question))) return Dialog.EndOfTurn;
    const next = this.#next(talk.session);
    if (next) {
      await this.#ask(talk, next, '');
      return Dialog.EndOfTurn;
    }
    moveTo(talk.session, 'in_progress');
    talk.session.current = nextOpenStep(talk.session);
    return dc.endDialog();
  }

  #next(session: Session): Question | undefined {
    const known: Record<Question, boolean> = {
      name: session.businessName !== undefined,
      sector: session.sector !== undefined,
      place: session.place !== undefined,
      logo: session.logo !== undefined,
    };
    return questions.find((question) => !known[question]);
  }

  async #ask(talk: Talk, question: Question | undefined, aside: string): Promise<void> {
    const { session } = talk;
    if (!question) return;
    const key = question === 'sector' && session.businessName ? 'sector.ask-named' : `${question}.ask`;
    const text = talk.text(key, { name: session.businessName ?? '' });
    await talk.ask(question, aside ? `${aside}\n\n${text}` : text, this.#actions(talk, question));
  }

  #actions(talk: Talk, question: Question): OfferedAction[] {
    switch (question) {
      case 'name':
        return [talk.action('skip', 'no-name')];
      case 'sector':
        return [
          ...this.#suggestedSectors(talk.session).map((key, index) => ({
            id: `choose-${index + 1}` as ActionId,
            title: talk.speech.text(`sectors:${key}.name`),
          })),
          talk.action('skip'),
        ];
      case 'place':
        return [talk.action('skip')];
      case 'logo':
        return logoChoices.map((choice, index) =>
          talk.action(`choose-${index + 1}` as ActionId, `logo-${choice}`),
        );
    }
  }

  #suggestedSectors(session: Session): string[] {
    const named = session.businessName ? findSector(session.businessName)?.key : undefined;
    return [...new Set([...(named ? [named] : []), ...commonSectors])].slice(0, 3);
  }

  /** Takes the answer into the session; false when it was none and the question was asked again. */
  async #take(talk: Talk, question: Question): Promise<boolean> {
    const { text, command } = talk.input;
    const { session } = talk;
    const answer = text.replace(/\s+/g, ' ').trim();
    const wordless = !/\p{L}|\p{N}/u.test(answer);
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
    const question = this.#next(talk.session);
    if (asksItself && question) await talk.ask(question, aside, this.#actions(talk, question));
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
