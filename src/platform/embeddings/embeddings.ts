import { z } from 'zod';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';

/** Turns texts into vectors whose cosine says how alike they are in meaning. Optional: the product works without. */
export interface Embeddings {
  /** One vector per text, all of one length; null when there is no provider or it does not answer as it should. Never throws. */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[] | null>;
}

/** What an installation without a provider uses. */
export const noEmbeddings: Embeddings = { embed: async () => null };

const BATCH = 64;
/** All batches of one call together: whoever waits for better candidates does not wait longer. */
const DEADLINE_MS = 3000;
/** After a failure the provider is left alone for a while. */
const PAUSE_MS = 30_000;
const CACHED = 10_000;
const LONGEST_TEXT = 500;

const answer = z.object({ data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1) })) });

type Settings = Pick<Config, 'TALENTHUB_EMBEDDINGS_URL' | 'TALENTHUB_EMBEDDINGS_KEY' | 'TALENTHUB_EMBEDDINGS_MODEL'>;

/**
 * Any endpoint that speaks OpenAI's `/v1/embeddings`. The address is the operator's own setting, so private addresses are allowed; redirects
 * are not followed, because the key would go along. Neither texts nor key are logged.
 */
export function openEmbeddings(settings: Settings, log: Log, clock: () => number = () => performance.now()): Embeddings {
  const { TALENTHUB_EMBEDDINGS_URL: url, TALENTHUB_EMBEDDINGS_KEY: key, TALENTHUB_EMBEDDINGS_MODEL: model } = settings;
  if (url === undefined) return noEmbeddings;
  const cache = new Map<string, readonly number[]>();
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const ask = async (texts: readonly string[], signal: AbortSignal) => {
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
    const body = JSON.stringify({ model, input: texts });
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { data } = answer.parse(await response.json());
    if (data.length !== texts.length) throw new Error('another number of vectors than of texts');
    for (const { index, embedding } of data) keep(cache, texts[index] ?? '', embedding);
  };
  return {
    async embed(texts) {
      if (clock() < pausedUntil) return null;
      const short = texts.map((text) => text.slice(0, LONGEST_TEXT));
      const missing = [...new Set(short)].filter((text) => !cache.has(text));
      try {
        const signal = AbortSignal.timeout(DEADLINE_MS);
        for (let from = 0; from < missing.length; from += BATCH) await ask(missing.slice(from, from + BATCH), signal);
        return sameLength(short.map((text) => cache.get(text)));
      } catch (error) {
        pausedUntil = clock() + PAUSE_MS;
        log.warn({ reason: reasonOf(error) }, 'the embedding provider does not answer; titles are linked without it');
        return null;
      }
    },
  };
}

function keep(cache: Map<string, readonly number[]>, text: string, vector: readonly number[]): void {
  if (cache.size >= CACHED) for (const oldest of [...cache.keys()].slice(0, CACHED / 10)) cache.delete(oldest);
  cache.set(text, vector);
}

function sameLength(vectors: readonly (readonly number[] | undefined)[]): readonly (readonly number[])[] {
  const [first] = vectors;
  const whole = vectors.filter((vector) => vector !== undefined && vector.length === first?.length);
  if (whole.length !== vectors.length) throw new Error('vectors of different lengths');
  return whole as readonly (readonly number[])[];
}

/** Only our own words, a class or a code: an error's sentence may repeat what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return error.name === 'Error' ? error.message : error.name;
}
