import { coachContract } from '../../coaching/coach-contract.ts';
import { startRig } from './rig.ts';

for (const mood of ['obedient', 'inventing', 'obeying', 'refusing'] as const) {
  describe(`the model coach on a model that is ${mood}`, () => {
    coachContract(async () => {
      const rig = await startRig();
      rig.server.mood = mood;
      return {
        coach: rig.coach(),
        close: () => rig.stop(),
      };
    });
  });
}
