import { z } from 'zod';
import type { Author, Coach, CoachContext, HelpQuestion, Proposal } from '../../coaching/coach.ts';
import type { StageName } from '../../coaching/stages.ts';
import type { Logger } from '../../logger.ts';
import { asData } from '../providers/prompt.ts';
import { draftKey } from './assessing.ts';
import type { Asker } from './asking.ts';
import { faultOfProposal, faultOfQuestion, hasBlanks, type Bounds } from './checking.ts';
import { draftingInstructions, knownOf, ownerData } from './instructions.ts';
import type { Recall } from './recall.ts';
import { faultOfRestatement } from './restatement.ts';

interface Parts {
  ask: Asker;
  rules: Coach;
  drafted: Recall<Author>;
  logger: Logger;
}

/** Characters: three proposals fit into a message or two; a reply that can be tapped is a button on a phone. */
const longestProposal = 200;
const longestQuestion = 120;
const longestOption = 20;

const proposed = z.object({
  ambitious: z.string().describe('What they could become.'),
  pragmatic: z.string().describe('What is within reach.'),
  community: z.string().describe('What it does for the people around them.'),
});
const proposing = `Write three answers that they could give, each one sentence of at most ${longestProposal} characters, made of what they said and of what is usual in their trade.`;

const helping = `They do not know how to put it. Write each of the small questions anew so that it fits their trade: one short question each, with two or three short replies to tap, of at most ${longestOption} characters.`;
const small = z.object({
  question: z.string(),
  options: z.array(z.string()).describe('Two or three replies in the words of an owner, without numbers.'),
});

const made = z.object({ text: z.string().describe('One or two sentences, at most 400 characters.') });
const drafting =
  'They replied to small questions. Make one answer of all their replies, and ___ of those that are null.';

export function createDrafting({
  ask,
  rules,
  drafted,
  logger,
}: Parts): Pick<Coach, 'propose' | 'help' | 'draft'> {
  const bounds = (context: CoachContext, instructions: string, sentences: number, most: number): Bounds => ({
    most,
    sentences,
    language: context.speech.language,
    known: knownOf(context),
    instructions,
  });
  const passes = (what: string, fault: string | undefined): boolean => {
    if (fault) logger.debug({ fault }, `a model's ${what} is not used`);
    return fault === undefined;
  };

  /** A proposal is an answer to its stage, by the rules too. */
  const isMeantFor = async (stage: StageName, text: string, context: CoachContext): Promise<boolean> =>
    (await rules.assess(stage, text, context)).verdict !== 'off';

  return {
    async propose(stage, context) {
      const own = await rules.propose(stage, context);
      const instructions = draftingInstructions(stage, context, proposing);
      const data = ownerData(context, {});
      // What the rules propose is made of what is known too: "years", "always" are no claims where it says them.
      const known = [knownOf(context), ...own.map(({ text }) => text)].join('\n');
      const limits = { ...bounds(context, instructions, 1, longestProposal), known };
      const texts = await ask(
        { name: `propose_${stage}`, instructions, data, shape: proposed },
        context.sessionId,
      );
      const proposals: Proposal[] = [];
      for (const proposal of own) {
        const text = texts?.[proposal.tone].trim() ?? '';
        const isNew = proposals.every((other) => other.text !== text);
        const isUsed =
          texts !== undefined &&
          isNew &&
          passes('proposal', faultOfProposal(text, limits)) &&
          (await isMeantFor(stage, text, context));
        proposals.push(isUsed ? { ...proposal, text, by: 'model' } : { ...proposal, by: 'rules' });
      }
      for (const { text, by } of proposals) drafted.set(draftKey(stage, text), by ?? 'rules');
      return proposals;
    },

    async help(stage, context) {
      const own = await rules.help(stage, context);
      const instructions = draftingInstructions(stage, context, helping);
      const shape = z.object(Object.fromEntries(own.map(({ id }) => [id, small])));
      const data = ownerData(context, {
        small_questions: Object.fromEntries(own.map(({ id, text, options }) => [id, { text, options }])),
      });
      const written = await ask({ name: `help_${stage}`, instructions, data, shape }, context.sessionId);
      return own.map((question): HelpQuestion => {
        const { question: text = '', options = [] } = written?.[question.id] ?? {};
        const known = `${knownOf(context)}\n${question.text}\n${question.options.join('\n')}`;
        const within = (most: number) => ({ ...bounds(context, instructions, 1, most), known });
        const isWhole =
          options.length >= 2 && options.length <= 3 && new Set(options).size === options.length;
        const isUsed =
          written !== undefined &&
          isWhole &&
          passes('small question', faultOfQuestion(text, within(longestQuestion))) &&
          options.every((option) => passes('reply to tap', faultOfProposal(option, within(longestOption))));
        return isUsed ? { id: question.id, text, options } : question;
      });
    },

    async draft(stage, replies, context) {
      const byRules = await rules.draft(stage, replies, context);
      const asked = await rules.help(stage, context);
      const given = asked.map(({ id, text }) => ({ asked: text, reply: replyOf(replies[id]) }));
      const instructions = draftingInstructions(stage, context, drafting);
      const data = ownerData(context, {
        replies: given.map(({ asked: question, reply }) => ({
          asked: question,
          reply: reply === undefined ? null : asData(reply),
        })),
      });
      const written = await ask(
        { name: `draft_${stage}`, instructions, data, shape: made },
        context.sessionId,
      );
      const words = given.flatMap(({ reply }) => reply ?? []).join('. ');
      const fault =
        written &&
        faultOfRestatement(written.text.trim(), {
          stage,
          words,
          byRules,
          language: context.speech.language,
          known: `${words}\n${knownOf(context)}`,
          instructions,
        });
      const isUsed = written !== undefined && passes('draft', fault);
      const text = isUsed ? written.text.trim() : byRules;
      drafted.set(draftKey(stage, text), isUsed ? 'model' : 'rules');
      return text;
    },
  };
}

const replyOf = (reply: string | undefined): string | undefined =>
  reply === undefined || reply.trim() === '' || hasBlanks(reply) ? undefined : reply;
