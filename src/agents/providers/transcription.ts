import OpenAI, { toFile } from 'openai';
import { z } from 'zod';
import { plainText } from '../clean.ts';
import type { Recording, Transcriber } from '../ports.ts';
import type { ChatOptions } from './chat.ts';
import { ServiceError, serviceErrorIn } from './service-error.ts';
import { retrying, serviceFetch, type Limits } from './service-fetch.ts';

/** An owner waits for it; a minute of speech takes a few seconds. */
const usualLimits: Limits = { timeoutMs: 20_000, maxBytes: 256 * 1024 };
const tries = 2;

/** Largest recording that such endpoints take, in bytes. */
const largest = 25 * 1024 * 1024;
/** Characters that are kept: as long as a typed answer may be. */
const longest = 5_000;

/** How such endpoints know a format: by the ending of a file's name. */
const endings: Readonly<Record<string, string>> = {
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/m4a': 'm4a',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/x-m4a': 'm4a',
  'audio/x-wav': 'wav',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

const transcript = z.object({ text: z.string() });

/** Writes voice notes down by any endpoint that speaks OpenAI's language; `model` as that names it, e.g. `whisper-1`. */
export function openAiTranscriber(
  { apiKey, baseUrl, model }: ChatOptions,
  limits = usualLimits,
): Transcriber {
  const client = new OpenAI({
    apiKey,
    maxRetries: 0,
    fetch: serviceFetch('transcription', limits),
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
  });
  return {
    async transcribe(recording, signal) {
      const ending = endings[recording.type.split(';')[0]!.trim().toLowerCase()];
      const { byteLength } = recording.bytes;
      if (ending === undefined || byteLength === 0 || byteLength > largest)
        throw new ServiceError('transcription', 'invalid');
      return retrying(tries, signal, () => ask(client, model, { recording, ending }, signal));
    },
  };
}

async function ask(
  client: OpenAI,
  model: string,
  { recording, ending }: { recording: Recording; ending: string },
  signal: AbortSignal,
): Promise<string> {
  const { bytes, type, language } = recording;
  let answer: unknown;
  try {
    const file = await toFile(bytes, `voice.${ending}`, { type });
    answer = await client.audio.transcriptions.create(
      { file, model, response_format: 'json', ...(language !== undefined && { language }) },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw error;
    throw (
      serviceErrorIn(error) ??
      new ServiceError('transcription', 'bad-answer', { retryable: true, cause: error })
    );
  }
  const read = transcript.safeParse(answer);
  if (!read.success)
    throw new ServiceError('transcription', 'bad-answer', { retryable: true, cause: read.error });
  return plainText(read.data.text, longest);
}
