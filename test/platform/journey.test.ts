import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { journeys } from '../../src/platform/http/journey.ts';
import { TEST_NOW } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const drafts = journeys('prova', z.object({ steps: z.array(z.number()) }));
const now = new Date(TEST_NOW);

describe('la bozza di un percorso', () => {
  test('due schede che la cambiano insieme: nessuna cancella quello che ha scritto l’altra', async () => {
    const id = await database.write((db) => drafts.start(db, now, { steps: [] }));
    const add = (step: number) =>
      database.write(async (db) => {
        const draft = await drafts.loadToChange(db, now, id);
        await drafts.save(db, now, id, { steps: [...(draft?.steps ?? []), step] });
      });
    await Promise.all([1, 2, 3, 4, 5].map(add));
    const draft = await database.read((db) => drafts.load(db, now, id));
    expect(draft?.steps.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('dopo un giorno, o con un’altra forma, o di un altro percorso, non c’è più', async () => {
    const id = await database.write((db) => drafts.start(db, now, { steps: [1] }));
    const tomorrow = new Date(now.getTime() + 25 * 3_600_000);
    expect(await database.read((db) => drafts.load(db, tomorrow, id))).toBeNull();
    expect(await database.read((db) => journeys('altro', z.unknown()).load(db, now, id))).toBeNull();
    expect(await database.read((db) => journeys('prova', z.object({ name: z.string() })).load(db, now, id))).toBeNull();
    expect(await database.read((db) => drafts.load(db, now, 'inventato'))).toBeNull();
  });
});
