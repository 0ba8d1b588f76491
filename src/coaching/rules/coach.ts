import type { Coach } from '../coach.ts';
import { assess } from './assess.ts';
import { draftOf, helpQuestions } from './help.ts';
import { proposals } from './propose.ts';
import { reformulate } from './reformulate.ts';

/** The coach that needs no model: deterministic, without I/O, never failing. */
export const createRulesCoach = (): Coach => ({
  name: 'rules',
  assess: async (stage, answer) => assess(stage, answer),
  reformulate: async (stage, answer, { speech }) => reformulate(stage, answer, speech.language),
  propose: async (stage, context) => proposals(stage, context),
  help: async (stage, { speech }) => helpQuestions(stage, speech),
  draft: async (stage, replies, context) => draftOf(stage, replies, context),
});
