/**
 * `npm run bench`: every peer at 10 k and 100 k ads, start, pages; writes bench/report.md. `-- --full` adds 1 M. `-- --short`: 2 k and 10 k,
 * writes nothing (CI). `-- --peers engine,fts5` only these; `-- --sizes 1000000` only these; `-- --json` the rows instead of the report.
 * `-- --resume DIR` keeps what is measured in DIR, process by process, and goes on from there: a whole run takes more than an hour.
 * One DIR is for one machine; the report says which part was measured at which version.
 * Exit code 1 only for wrong counts.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchPages, type PageRow } from '../bench/pages/load-pages.ts';
import { PEER_NAMES, type PeerName } from '../bench/peers/open-peer.ts';
import type { PeerRow } from '../bench/peers/peer-row.ts';
import { runPeer } from '../bench/peers/run-peer.ts';
import { limitFor, planFor } from '../bench/plan.ts';
import { machine, version } from '../bench/report/machine.ts';
import { reportOf } from '../bench/report/report.ts';
import type { Suite } from '../bench/report/suite.ts';
import { wrongCounts } from '../bench/report/wrong.ts';
import { runStart } from '../bench/start/run-start.ts';
import type { StartRow } from '../bench/start/start-row.ts';

const SEED = 7;
const { values: asked } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    peers: { type: 'string', default: PEER_NAMES.join() },
    sizes: { type: 'string' },
    resume: { type: 'string' },
    only: { type: 'string', default: 'peers,start,pages' },
  },
});
const plan = planFor(asked, asked.sizes?.split(',').map(Number));
const names = PEER_NAMES.filter((name) => name === 'engine' || asked.peers.split(',').includes(name));
const parts = asked.only.split(',');
const folder = asked.resume ? path.resolve(asked.resume) : mkdtempSync(path.join(os.tmpdir(), 'talenthub-answers-'));
mkdirSync(folder, { recursive: true });
const measuredAt: Record<string, string[]> = {};
const suite: Suite = {
  // Not the folder of a resumed run, which is this machine's.
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])]
    .join(' ')
    .replace(/(--resume[ =])\S+/, '$1DIR'),
  machine: machine(),
  date: new Date().toISOString().slice(0, 10),
  sizes: plan.sizes,
  peers: parts.includes('peers') ? await allPeers() : [],
  starts: parts.includes('start') ? await allStarts() : [],
  pages: parts.includes('pages') ? await allPages() : [],
  measuredAt,
};
if (!asked.resume) rmSync(folder, { recursive: true, force: true });
const report = reportOf(suite);
console.log(asked.json ? JSON.stringify(suite, null, 2) : report);
const isWhole = names.length === PEER_NAMES.length && parts.length === 3 && !asked.sizes;
if (!asked.short && isWhole) writeFileSync(path.resolve(import.meta.dirname, '../bench/report.md'), report);
const wrong = wrongCounts(suite);
for (const line of wrong) console.error(`WRONG ${line}`);
process.exit(wrong.length > 0 ? 1 : 0);

async function allPeers(): Promise<PeerRow[]> {
  const rows: PeerRow[] = [];
  for (const ads of plan.sizes) {
    const answersFile = path.join(folder, `${ads}.json`);
    for (const peer of names) rows.push(await kept(`${ads}-${peer}`, () => onePeer(peer, ads, answersFile)));
  }
  return rows;
}

async function onePeer(peer: PeerName, ads: number, answersFile: string): Promise<PeerRow> {
  const task = { peer, ads, seed: SEED, questions: plan.questions, askSeconds: plan.askSeconds, answersFile };
  const started = performance.now();
  const row = await runPeer(task, limitFor(plan, peer, ads), (line) => console.error(`${peer}, ${ads} ads: ${line}`));
  console.error(`${peer}, ${ads} ads: ${row.state} ${row.note} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return row;
}

async function allStarts(): Promise<StartRow[]> {
  const rows: StartRow[] = [];
  for (const ads of plan.startSizes) {
    console.error(`start, ${ads} ads…`);
    rows.push(...(await kept(`${ads}-start`, () => runStart({ ads, seed: SEED }, limitFor(plan, 'start', ads)))));
  }
  return rows;
}

function allPages(): Promise<readonly PageRow[]> {
  console.error('pages over HTTP…');
  return kept('pages', () => benchPages(plan.pageSeconds));
}

/** What a resumed run has measured already is not measured again. */
async function kept<T>(name: string, measure: () => Promise<T>): Promise<T> {
  const file = path.join(folder, `${name}.rows.json`);
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ at: version(), measured: await measure() }));
  const { at, measured } = JSON.parse(readFileSync(file, 'utf8')) as { at: string; measured: T };
  measuredAt[at] = [...(measuredAt[at] ?? []), name];
  return measured;
}
