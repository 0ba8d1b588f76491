import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createBriefMaker, type BriefMaker, type BriefRequest } from '../../src/agents/graph.ts';
import { briefWork } from '../../src/bot/brief-job.ts';
import { DeliveryError } from '../../src/bot/channels/channel.ts';
import { TurnRunner } from '../../src/bot/turns/runner.ts';
import { agentNames } from '../../src/coaching/brief.ts';
import { createRulesCoach } from '../../src/coaching/rules/coach.ts';
import { createDialogs } from '../../src/dialogs/engine.ts';
import { briefJob } from '../../src/dialogs/making.ts';
import { ownerKey } from '../../src/dialogs/memory.ts';
import { createSpeech } from '../../src/i18n.ts';
import { createLogger } from '../../src/logger.ts';
import type { JobRequest, JsonObject, Store } from '../../src/persistence/ports.ts';
import { openStore } from '../../src/persistence/store.ts';
import { atReview, jobsOf } from '../dialogs/with-brief.ts';
import { commitSession, newConversation } from '../persistence/samples.ts';
import { Recorder } from './turns/recorder.ts';

const logger = createLogger('silent');
const speechIn = createSpeech();
const hour = 60 * 60 * 1_000;
const links = /\/b\/[\w-]{43}\)/;

describe('what comes after a brief was asked for', function () {
  this.timeout(30_000);
  let folder: string;
  let store: Store;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-afterwards-'));
    store = await openStore({ dataDir: folder, leaseSeconds: 0.2, logger });
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const maker = createBriefMaker({ speechIn, logger });
  const dialogs = () =>
    createDialogs({
      coach: createRulesCoach(),
      speechIn,
      states: store.states,
      sessions: store.sessions,
      defaultLanguage: 'en',
    });
  const runner = (channel: Recorder, now: () => number = Date.now): TurnRunner =>
    new TurnRunner({
      log: store.log,
      dialogs: dialogs(),
      channels: new Map([['direct-line', channel]]),
      logger,
      now,
    });
  const work = (turns: Pick<TurnRunner, 'wake'>, given: BriefMaker = maker) =>
    briefWork({ store, maker: given, turns, publicUrl: () => 'https://griot.example.com', logger });

  /** An owner in the log who has just asked for their brief, and the job for it. */
  async function waiting(): Promise<{ id: string; userId: string; job: JobRequest; payload: JsonObject }> {
    const { id, userId } = await newConversation(store);
    const owner = await atReview('fr');
    await owner.presses('generate');
    const { state, session } = owner.effects.at(-1)!;
    await commitSession(store, session!.session, userId, id);
    await store.states.write(ownerKey(userId), 0, state!.body);
    const [job] = jobsOf(owner);
    const payload = { ...job!.payload, conversationId: id };
    return { id, userId, job: { ...job!, payload }, payload };
  }
  const summaries = (sent: readonly string[]): string[] => sent.filter((text) => links.test(text));

  it('a summary whose process was down when the job ended comes after the start, once', async () => {
    const { id, payload } = await waiting();
    const down = { wake: () => undefined };
    await work(down)(payload);
    // The queue runs it again where it did not hear that it was done.
    await work(down)(payload);

    const channel = new Recorder();
    const started = runner(channel);
    await started.recover();
    await channel.until(links);
    await started.stop();
    expect(summaries(channel.sent)).to.have.lengthOf(1);
    const again = new Recorder();
    const next = runner(again);
    await next.recover();
    await store.log.accept(id, { type: 'message', text: 'merci' }, randomUUID());
    next.wake(id);
    await again.untilSent(1);
    await next.stop();
    expect(summaries(again.sent)).to.deep.equal([]);
  });

  it('a summary that is refused for now comes when it is due, before anything newer, once', async () => {
    const { id, payload } = await waiting();
    await work({ wake: () => undefined })(payload);
    const closed = new Recorder();
    closed.refusals = Array.from({ length: 20 }, () => new DeliveryError('the window is closed', true));
    // In its time, the next try is due; this process ends before that.
    const early = runner(closed, () => Date.now() - hour);
    await early.recover();
    await store.log.accept(id, { type: 'message', text: 'merci' }, randomUUID());
    early.wake(id);
    await early.stop();
    expect(closed.sent).to.deep.equal([]);

    const channel = new Recorder();
    const late = runner(channel);
    await late.recover();
    await channel.until(/Pour changer une réponse/);
    await late.stop();
    expect(summaries(channel.sent)).to.have.lengthOf(1);
    // Behind what each of the agents said, and before the answer to what the owner said after it.
    expect(channel.sent.findIndex((text) => links.test(text))).to.equal(agentNames.length);
  });

  it('an answer that is changed while the agents run is in the brief that the owner is given', async () => {
    const { id, userId, job, payload } = await waiting();
    const asked: BriefRequest['only'][] = [];
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const begunAgain = Promise.withResolvers<void>();
    const slow: BriefMaker = {
      make: async (request) => {
        asked.push(request.only);
        begun.resolve();
        if (asked.length === 2) begunAgain.resolve();
        await goOn.promise;
        return maker.make(request);
      },
      forget: async (briefId, run) => {
        // The job that told its end is not done yet when the next one is added.
        await begunAgain.promise;
        await maker.forget(briefId, run);
      },
    };
    const channel = new Recorder();
    const turns = runner(channel);
    await store.jobs.handle(briefJob, work(turns, slow));
    await store.jobs.add(job);
    await begun.promise;
    const says = async (text: string, expected: RegExp): Promise<void> => {
      turns.wake(id, await store.log.accept(id, { type: 'message', text, locale: 'fr' }, randomUUID()));
      await channel.until(expected);
    };
    await says("Je veux modifier l'offre.", /Écrivez la nouvelle version/);
    const offer =
      'Bissap 33 cl : 350 FCFA. Bouye 33 cl : 450 FCFA. Commande sur WhatsApp au 77 000 01 02, Wave ou espèces à la livraison. Lun-sam 7 h-18 h.';
    await says(offer, /Ensuite, pour ce que vous avez changé/);
    goOn.resolve();
    await channel.until(links);
    await turns.stop();
    expect(asked).to.deep.equal([undefined, ['content', 'seo', 'template']]);
    expect(summaries(channel.sent)).to.have.lengthOf(1);
    const text = JSON.stringify((await store.briefs.find(String(payload['briefId'])))!.brief);
    expect(text)
      .to.include('350 FCFA')
      .and.not.match(/300 FCFA|400 FCFA|5 500/);
    expect((await store.sessions.latest(userId))!.status).to.equal('completed');
  });
});
