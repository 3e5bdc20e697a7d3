import { describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../api.ts';
import { loadStarter } from './load-starter.usecase.ts';
import { starterFiles } from './starter-files.ts';

const database = await testDatabase();
const files = starterFiles();
const load = (changed = files) => database.write((db) => loadStarter(db, changed));

/** The same files with one occupation changed, as the next release would bring them. */
function nextRelease() {
  const starter = files.read();
  const [first, ...rest] = starter.occupations;
  if (!first) throw new Error('no occupation');
  return {
    hash: 'next',
    read: () => ({ ...starter, occupations: [{ ...first, synonyms: ['nome nuovissimo', ...first.synonyms] }, ...rest] }),
  };
}

describe('la tassonomia di partenza', () => {
  test('si carica una volta; la seconda non c’è niente da fare', async () => {
    expect(await load()).toBe(true);
    expect(await load()).toBe(false);
    const taxonomy = await taxonomyOf(testPlatform(database));
    expect([...taxonomy.occupations()]).toHaveLength(files.read().occupations.length);
    expect([...taxonomy.skills()]).toHaveLength(files.read().skills.length);
    expect(taxonomy.version).toBe(1);
  });

  test('ogni professione trova se stessa dai suoi titoli', async () => {
    const taxonomy = await taxonomyOf(testPlatform(database));
    for (const { id, title } of files.read().occupations) {
      for (const text of [title.m, title.f, title.n, title.en]) {
        expect(taxonomy.linkTitle(text)[0], text).toMatchObject({ occupation: { slug: id }, score: 1 });
      }
    }
  });

  test('una versione nuova cambia le parole e lascia i numeri come sono', async () => {
    const before = await taxonomyOf(testPlatform(database));
    expect(await load(nextRelease())).toBe(true);
    const after = await taxonomyOf(testPlatform(database));
    expect(after.linkTitle('nome nuovissimo')[0]?.score).toBeGreaterThan(0.9);
    expect(after.version).toBe(before.version + 1);
    expect([...after.occupations()].map((each) => [each.id, each.slug])).toEqual(
      [...before.occupations()].map((each) => [each.id, each.slug]),
    );
  });

  test('le patenti si riconoscono come licenze', async () => {
    const taxonomy = await taxonomyOf(testPlatform(database));
    expect(taxonomy.skillByUri('urn:talenthub:skill:patente-b')?.licence).toBe(true);
    expect(taxonomy.skillByUri('urn:talenthub:skill:lingua-inglese')?.licence).toBe(false);
  });

  test('interrotta a metà non lascia niente', async () => {
    const broken = {
      hash: 'broken',
      read: () => ({ ...nextRelease().read(), skills: [{ ...files.read().skills[0], type: null }] as never }),
    };
    await expect(load(broken)).rejects.toThrow();
    expect(await load(nextRelease())).toBe(false);
  });
});
