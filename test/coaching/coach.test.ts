import { createRulesCoach } from '../../src/coaching/rules/coach.ts';
import { coachContract } from './coach-contract.ts';

describe('the rules coach', () => {
  coachContract(async () => ({ coach: createRulesCoach(), close: async () => undefined }));
});
