import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { openLog } from '../log/log.ts';
import { type Embeddings, noEmbeddings, openEmbeddings } from './embeddings.ts';
import { memoryEmbeddings } from './memory-embeddings.ts';

const KEY = 'sk-a-key-that-must-never-be-seen';
const running: { close(): void }[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

interface Asked {
  readonly model?: string;
  readonly input: string[];
  readonly authorization: string | undefined;
}

/** A provider on the loopback address. */
async function provider(reply: (asked: Asked, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const sent = { ...(JSON.parse(body) as { model: string; input: string[] }), authorization: request.headers.authorization };
    asked.push(sent);
    reply(sent, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  running.push({ close: () => server.close() });
  const lines: string[] = [];
  const log = openLog({ LOG_LEVEL: 'info' }, { write: (line: string) => void lines.push(line) });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
  const config = readConfig({ TALENTHUB_EMBEDDINGS_URL: url, TALENTHUB_EMBEDDINGS_KEY: KEY, TALENTHUB_EMBEDDINGS_MODEL: 'prova' });
  return { asked, lines, config, log, embeddings: openEmbeddings(config, log) };
}

/** Answers in reverse order, as a provider may: the index counts. */
const answers = ({ input }: Asked, response: ServerResponse) =>
  response.end(JSON.stringify({ data: input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse() }));

async function contract(embeddings: Embeddings) {
  const vectors = await embeddings.embed(['cuoco', 'cuoca', 'cuoco', 'ingegnere aerospaziale']);
  expect(vectors).toHaveLength(4);
  expect(new Set(vectors?.map((vector) => vector.length)).size).toBe(1);
  expect(vectors?.[0]).toEqual(vectors?.[2]);
  expect(vectors?.[0]).not.toEqual(vectors?.[3]);
  expect(await embeddings.embed([])).toEqual([]);
}

describe('chi dà vettori ai testi', () => {
  test('il fornitore vero e il sostituto delle prove rispettano lo stesso patto', async () => {
    await contract((await provider(answers)).embeddings);
    await contract(memoryEmbeddings());
  });

  test('senza indirizzo non c’è fornitore, e nessuno aspetta', async () => {
    const log = openLog({ LOG_LEVEL: 'silent' });
    expect(openEmbeddings(readConfig({}), log)).toBe(noEmbeddings);
    expect(await noEmbeddings.embed(['cuoco'])).toBeNull();
  });

  test('chiede a gruppi di 64, col modello e la chiave, e non chiede due volte la stessa cosa', async () => {
    const { asked, embeddings } = await provider(answers);
    const texts = Array.from({ length: 130 }, (_, at) => `titolo ${at}`);
    expect(await embeddings.embed(texts)).toHaveLength(130);
    expect(asked.map((each) => each.input.length)).toEqual([64, 64, 2]);
    expect(asked[0]).toMatchObject({ model: 'prova', authorization: `Bearer ${KEY}` });
    await embeddings.embed(texts);
    expect(asked).toHaveLength(3);
  });

  test.each<[string, (asked: Asked, response: ServerResponse) => void]>([
    ['un errore', (asked, response) => response.writeHead(500).end(JSON.stringify(asked))],
    ['una risposta senza forma', (_, response) => response.end('{"data":[{"embedding":"no"}]}')],
    ['troppo pochi vettori', (_, response) => response.end('{"data":[]}')],
    ['un rinvio altrove', (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()],
    [
      'lunghezze diverse',
      ({ input }, response) =>
        response.end(JSON.stringify({ data: input.map((_, index) => ({ index, embedding: Array(index + 1).fill(1) })) })),
    ],
  ])('%s: si prosegue senza, è scritto nel registro, e la chiave e i testi non ci sono', async (_, reply) => {
    const { asked, lines, embeddings } = await provider(reply);
    expect(await embeddings.embed(['cuoco segreto', 'un altro'])).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(KEY);
    expect(lines[0]).not.toContain('segreto');
    // Then it is left alone for a while.
    expect(await embeddings.embed(['un terzo'])).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test('passata la pausa si riprova', async () => {
    let broken = true;
    const { config, log } = await provider((asked, response) => (broken ? response.writeHead(503).end() : answers(asked, response)));
    let now = 0;
    const embeddings = openEmbeddings(config, log, () => now);
    expect(await embeddings.embed(['cuoco'])).toBeNull();
    broken = false;
    now += 60_000;
    expect(await embeddings.embed(['cuoco'])).toEqual([[5, 1]]);
  });

  test('chi non risponde non fa aspettare più di qualche secondo', async () => {
    const { embeddings } = await provider(() => undefined);
    const started = performance.now();
    expect(await embeddings.embed(['cuoco'])).toBeNull();
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
