import { pino } from 'pino';
import { createTokenMeter } from '../src/agents/coach/meter.ts';
import { createModelCoach } from '../src/agents/coach/model-coach.ts';
import { createRulesCoach } from '../src/coaching/rules/coach.ts';
import { stageNames } from '../src/coaching/stages.ts';
import { createSpeech } from '../src/i18n.ts';
import { owners } from '../test/agents/owners.ts';
import { answerIn } from '../test/support/model-moods.ts';
import { startModelServer } from '../test/support/openai-server.ts';
import { ratio, spread, type Spread } from './figures.ts';

const rounds = 12;
/** The first rounds are the compiler's. */
const warmUp = 3;

/**
 * What a turn of the model coach (assessment and reformulation) takes over the model's own time, by a model on loopback
 * whose time is known. The way to it and back, in this process on both sides, counts as added.
 */
export async function coachFigures(): Promise<{ addedMs: Spread; turns: number; callsATurn: number }> {
  const server = await startModelServer();
  let thought = 0;
  server.mood = (asked) => {
    const begun = performance.now();
    const answer = answerIn('obedient', asked) as object;
    thought = performance.now() - begun;
    return answer;
  };
  const coach = createModelCoach({
    openai: { apiKey: 'none', baseUrl: server.url, model: 'none' },
    rules: createRulesCoach(),
    meter: createTokenMeter(),
    logger: pino({ level: 'silent' }),
  });
  const speechIn = createSpeech();
  const samples: number[] = [];
  let turns = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { answers, business, city, lang } of owners) {
      const speech = speechIn(lang === 'en' ? 'en' : 'fr');
      // Another session each time: what was answered once is not asked for again.
      const context = { speech, answers: {}, businessName: business, place: city, sessionId: `${round}` };
      for (const stage of stageNames) {
        const begun = performance.now();
        const { by } = await coach.assess(stage, answers[stage], context);
        await coach.reformulate(stage, answers[stage], context);
        if (by !== 'model') throw new Error('the model was not heard');
        turns += 1;
        if (round >= warmUp) samples.push(performance.now() - begun - thought);
      }
    }
  }
  const callsATurn = ratio(server.requests.length, turns);
  await server.stop();
  return { addedMs: spread(samples), turns, callsATurn };
}
