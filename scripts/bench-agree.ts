/**
 * `npm run bench:agree -- --count N --seed S`: N random searches and N random matches, each answered by the engine, the SQL path and (now
 * and then) the naive twin. Exit code 1 on any difference, with the smallest case that shows it.
 */
import { parseArgs } from 'node:util';
import { agree, type Tally } from '../bench/agree/agree.ts';
import { openThrowAwayDatabase } from '../bench/peers/throw-away-database.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    'naive-every': { type: 'string', default: '25' },
  },
});
const options = { count: Number(values.count), seed: Number(values.seed), naiveEvery: Number(values['naive-every']) };
if (!Object.values(options).every((value) => Number.isSafeInteger(value) && value > 0)) {
  console.error('usage: npm run bench:agree -- [--count 2000] [--seed 1] [--naive-every 25]');
  process.exit(2);
}
const started = performance.now();
const database = await openThrowAwayDatabase(4);
try {
  const report = await agree(database, options, (line) => console.error(line));
  const say = (what: string, { agreed, total }: Tally) => console.log(`${what}: ${agreed} of ${total} agree`);
  say('engine and SQL path, searches', report.searches);
  say('engine and SQL path, matches', report.matches);
  say('engine and naive twin', report.naive);
  console.log(`seed ${options.seed}, ${report.worlds} worlds of 200 to 500 ads, ${Math.round((performance.now() - started) / 1000)} s`);
  if (report.failure) console.error(`\nDIFFERENCE\n${report.failure}`);
  process.exitCode = report.failure ? 1 : 0;
} finally {
  await database.close();
}
