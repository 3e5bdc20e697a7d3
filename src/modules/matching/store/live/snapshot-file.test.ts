import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createIndex, restoreIndex } from '../../engine/search-index.ts';
import { anAd, aQuery, NOW } from '../../testing/samples.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from './snapshot-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'talenthub-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'index');
const META = { engine: 1, seq: 7 };
const anyMeta = () => true;

const index = createIndex();
for (let id = 1; id <= 30; id++) index.upsert(anAd({ id, title: `Saldatore ${id}` }));
await writeSnapshot(file, META, index.snapshot());
const whole = readFileSync(file);

function indexOf(snapshot: Snapshot | string) {
  if (typeof snapshot === 'string') throw new Error(snapshot);
  return restoreIndex((name) => snapshot.sections.get(name) as Uint8Array);
}

/** Never the wrong ads: refused with a reason, or (where nothing was really changed) the same answer. */
async function expectRefused(bytes: Uint8Array): Promise<void> {
  const damaged = path.join(folder, 'damaged');
  writeFileSync(damaged, bytes);
  expect(typeof (await readSnapshot(damaged, anyMeta))).toBe('string');
}

test('scritto e riletto: stesse risposte, e nessun file a metà accanto', async () => {
  const again = indexOf(await readSnapshot(file, (meta) => meta.seq === 7));
  const query = aQuery({ text: 'saldatore 12' });
  expect(again.search(query, NOW)).toEqual(index.search(query, NOW));
  expect(readdirSync(folder)).toEqual(['index']);
});

test('un bit cambiato, ovunque nel file, e il file non viene usato', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      await expectRefused(bytes);
    }),
    { numRuns: 400 },
  );
});

test('ogni sezione danneggiata viene riconosciuta, per nome', async () => {
  const snapshot = await readSnapshot(file, anyMeta);
  if (typeof snapshot === 'string') throw new Error(snapshot);
  let start = 8;
  for (const [name, { length }] of snapshot.sections) {
    if (length > 0) {
      const bytes = Uint8Array.from(whole);
      bytes[start + (length >> 1)] = (bytes[start + (length >> 1)] as number) ^ 1;
      writeFileSync(path.join(folder, 'damaged'), bytes);
      expect(await readSnapshot(path.join(folder, 'damaged'), anyMeta)).toBe(`its section ${name} is damaged`);
    }
    start += length;
  }
});

test('tagliato in un punto qualunque, o allungato, il file non viene usato', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), (length) => expectRefused(whole.subarray(0, length))),
    { numRuns: 200 },
  );
  await expectRefused(Buffer.concat([whole, Buffer.from('x')]));
  await expectRefused(Buffer.concat([whole, whole]));
});

test('di un’altra versione o di un altro momento, non viene nemmeno letto', async () => {
  expect(await readSnapshot(file, (meta) => meta.engine === 2)).toBe('it is of another database, version or time');
  expect(await readSnapshot(path.join(folder, 'nessuno'), anyMeta)).toBe('there is none');
});

test('scrive uno alla volta; un file lasciato a metà da un processo morto non blocca per sempre', async () => {
  const part = `${file}.part`;
  writeFileSync(part, 'a metà');
  expect(await writeSnapshot(file, META, index.snapshot())).toBeNull();
  utimesSync(part, new Date(0), new Date(0));
  expect(await writeSnapshot(file, META, index.snapshot())).toBe(whole.length);
  expect(readdirSync(folder).sort()).toEqual(['damaged', 'index']);
});

test('se scrivere non riesce, il file di prima resta', async () => {
  function* failing() {
    yield { section: 'a', bytes: new Uint8Array(10) };
    throw new Error('disk full');
  }
  await expect(writeSnapshot(file, META, failing())).rejects.toThrow('disk full');
  expect(readFileSync(file).equals(whole)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['damaged', 'index']);
});
