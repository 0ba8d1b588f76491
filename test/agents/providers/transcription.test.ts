import { expect } from 'chai';
import { openAiTranscriber } from '../../../src/agents/providers/transcription.ts';
import { ServiceError, type ServiceFault } from '../../../src/agents/providers/service-error.ts';
import type { Recording } from '../../../src/agents/ports.ts';
import { faults, startFaultServer, type Fault, type FaultServer } from '../../support/fault-server.ts';

const limits = { timeoutMs: 400, maxBytes: 64 * 1024 };
const key = 'sk-nobody-may-see-this';
const recording: Recording = {
  bytes: Buffer.from('OggS, more or less'),
  type: 'audio/ogg; codecs=opus',
  language: 'fr',
};
const never = new AbortController().signal;

const codes: Partial<Record<Fault, ServiceFault>> = {
  hang: 'timed-out',
  'hang-after-headers': 'timed-out',
  'refused-connection': 'unreachable',
  cut: 'unavailable',
  401: 'refused',
  402: 'over-quota',
  403: 'refused',
  404: 'not-found',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  429: 'over-quota',
  '429-at-once': 'over-quota',
  '429-in-an-hour': 'over-quota',
  500: 'unavailable',
  503: 'unavailable',
};
const retried = new Set<Fault>([
  'hang',
  'hang-after-headers',
  'refused-connection',
  'cut',
  429,
  '429-at-once',
  500,
  503,
]);

describe('the transcription of a voice note', () => {
  let server: FaultServer;
  let text: unknown;
  before(async () => {
    server = await startFaultServer(() => ({ body: JSON.stringify({ text }) }));
  });
  after(() => server.stop());
  beforeEach(() => {
    text = 'Je presse du bissap\nà Kaolack.';
    server.breakWith(undefined);
    server.requests.length = 0;
  });
  const transcribe = (change: Partial<Recording> = {}, signal = never): Promise<string> =>
    openAiTranscriber({ apiKey: key, baseUrl: `${server.url}/v1`, model: 'whisper' }, limits).transcribe(
      { ...recording, ...change },
      signal,
    );
  const failure = async (work: Promise<unknown>): Promise<ServiceError> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof ServiceError) return error;
      throw error;
    }
    throw new Error('it did not fail');
  };

  it('is what the endpoint heard, as one line', async () => {
    expect(await transcribe()).to.equal('Je presse du bissap à Kaolack.');
    const [{ path, method, headers, body }] = server.requests as [(typeof server.requests)[0]];
    expect([method, path]).to.deep.equal(['POST', '/v1/audio/transcriptions']);
    expect(headers.authorization).to.equal(`Bearer ${key}`);
    expect(headers['content-type']).to.match(/^multipart\/form-data; boundary=/);
    for (const part of [
      'name="model"\r\n\r\nwhisper',
      'name="language"\r\n\r\nfr',
      'filename="voice.ogg"',
      'OggS',
    ])
      expect(body).to.include(part);
  });

  it('is plain words, no longer than an answer', async () => {
    text = `<b>Bonjour</b>\u202e ${'mot '.repeat(5_000)}`;
    const heard = await transcribe();
    expect(heard).to.match(/^Bonjour mot/);
    expect(heard.length).to.be.at.most(5_000);
  });

  it('is empty where nothing was said', async () => {
    text = ' ';
    expect(await transcribe()).to.equal('');
  });

  it('is refused for what is no recording, or too long, without asking', async () => {
    for (const change of [
      { type: 'image/png' },
      { type: '' },
      { bytes: new Uint8Array() },
      { bytes: new Uint8Array(25 * 1024 * 1024 + 1) },
    ])
      expect((await failure(transcribe(change))).code).to.equal('invalid');
    expect(server.requests.length).to.equal(0);
  });

  for (const fault of faults) {
    it(`fails by name, and says whether it is worth another try: ${fault}`, async () => {
      server.breakWith(fault);
      const error = await failure(transcribe());
      expect(error.code).to.equal(codes[fault] ?? 'bad-answer');
      expect(error.message).not.to.include(key);
      expect(server.requests.some(({ path }) => path === '/elsewhere')).to.equal(false);
      if (retried.has(fault)) expect(server.requests.length).to.equal(2);
    });
  }

  it('is asked for again after a fault that passes', async () => {
    server.breakWith(503, 1);
    expect(await transcribe()).to.include('bissap');
  });

  it('ends when it is no longer wanted', async () => {
    server.breakWith('hang');
    const unwanted = new AbortController();
    const work = transcribe({}, unwanted.signal);
    unwanted.abort();
    const error = await work.catch((reason: unknown) => reason);
    expect(error).to.be.an('error').and.not.instanceOf(ServiceError);
  });
});
