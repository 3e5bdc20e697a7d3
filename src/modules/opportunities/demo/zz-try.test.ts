import { test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { occupationWords, taxonomyOf } from '../../taxonomy/api.ts';
import { taxonomy } from '../../taxonomy/module.ts';
import { gazetteer } from '../../territory/api.ts';
import { territory } from '../../territory/module.ts';
import { demoAd } from './demo-ad.ts';
import { makeWorld } from './demo-world.ts';
import { seedDemo } from './seed-demo.ts';

const database = await testDatabase();
test('prova', { timeout: 300000 }, async () => {
  const platform = testPlatform(database);
  const t = silentTerminal();
  await territory.reference?.(platform, t);
  await taxonomy.reference?.(platform, t);
  let at = performance.now();
  const world = makeWorld(await taxonomyOf(platform), await database.read((db) => occupationWords(db)), await gazetteer(platform), '03');
  console.log('world', Math.round(performance.now() - at));
  at = performance.now();
  for (let i = 1; i <= 3200; i++) demoAd(world, i, 1, new Date());
  console.log('generate 3200', Math.round(performance.now() - at));
  at = performance.now();
  await seedDemo(platform, t, {});
  console.log('demo 3200', Math.round(performance.now() - at));
  const s = await database.pool.query(
    "select title, organisation, description from opportunities_ad where kind in ('civil_service','volunteering') order by md5(id::text) limit 4",
  );
  for (const r of s.rows) console.log(r.title, r.organisation, '\n' + r.description + '\n-----');
});
