import { describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../api.ts';
import { loadStarter } from './load-starter.usecase.ts';
import { starterFiles } from './starter-files.ts';

const database = await testDatabase();
const platform = testPlatform(database);

describe('la tassonomia di partenza', () => {
  test('si carica in una volta e la seconda volta non c’è niente da fare', async () => {
    const t0 = performance.now();
    expect(await database.write((db) => loadStarter(db, starterFiles()))).toBe(true);
    const t1 = performance.now();
    expect(await database.write((db) => loadStarter(db, starterFiles()))).toBe(false);
    const t2 = performance.now();
    const taxonomy = await taxonomyOf(platform);
    const t3 = performance.now();
    console.log({ load: t1 - t0, again: t2 - t1, snapshot: t3 - t2 }, [...taxonomy.occupations()].length, [...taxonomy.skills()].length);
    for (const title of [
      'cameriere',
      'Cameriere/a di sala - Cremona',
      'addetta alle vendite',
      'cercasi cuoco con esperienza per ristorante',
      'magazziniere mulettista',
      'Barista part time',
      'direttrice tecnica',
    ])
      console.log(
        title,
        taxonomy.linkTitle(title, { limit: 3 }).map((c) => `${c.occupation.label('it')} ${c.score}`),
      );
    console.log(
      taxonomy.searchOccupations('camer', 'it', 5).map((o) => o.label('it')),
      taxonomy.synonymsOf('cameriere'),
    );
    const text =
      'Cerchiamo un barista con conoscenza della lingua inglese, HACCP, uso della cassa e preparazione cocktail. Non è richiesta la patente B. Buone doti comunicative e puntualità.';
    console.log(taxonomy.extractSkills(text).map((m) => `${text.slice(m.from, m.to)} → ${m.skill.label('it')}`));
  });
});
