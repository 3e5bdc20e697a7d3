import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';

const root = path.resolve(import.meta.dirname, '../..');
const PORT = 3477;
const URL_BASE = `http://127.0.0.1:${PORT}`;

export interface PageRow {
  readonly page: string;
  /** Requests a second that were sent; null: as many as are answered. */
  readonly rate: number | null;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  /** Answers that were not 2xx, time-outs and broken connections: must be 0. */
  readonly failures: number;
  readonly answers: number;
}

/** A full page of 25 results: the figures of QUALITY.md are about it. */
export const SEARCH_PAGE = '/opportunita?q=cameriere';
/** What a program reads most. */
export const READ_PAGE = '/api/v1/opportunities?q=cameriere';
export const FIXED_RATE = 150;
const PAGES = [SEARCH_PAGE, '/opportunita?q=cameriere&near=Cremona&radius=30', '/professioni', '/', READ_PAGE];

/** Starts the real server with its demo on a throw-away folder and loads each page for a few seconds from another process's threads. */
export async function benchPages(seconds: number): Promise<readonly PageRow[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'talenthub-bench-'));
  // As root the database runs as another account, which must be able to pass through.
  chmodSync(dataDir, 0o711);
  const server = start(dataDir);
  try {
    await ready(server);
    const rows: PageRow[] = [];
    for (const page of PAGES) rows.push(await load(page, seconds, null));
    rows.push(await load(SEARCH_PAGE, seconds, FIXED_RATE));
    return rows;
  } finally {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 15_000).unref())]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function start(dataDir: string): ChildProcess {
  return spawn('node', [path.join(root, 'bin/talenthub'), 'start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(PORT), TALENTHUB_DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '10000000', LOG_LEVEL: 'error' },
  });
}

async function ready(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error('the server stopped before it was ready');
    const answer = await fetch(`${URL_BASE}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server was not ready in time');
}

async function load(page: string, seconds: number, rate: number | null): Promise<PageRow> {
  const body = await (await fetch(URL_BASE + page)).text();
  await autocannon({ url: URL_BASE + page, connections: 8, duration: 1 });
  const result = await autocannon({
    url: URL_BASE + page,
    connections: 8,
    duration: seconds,
    ...(rate === null ? {} : { overallRate: rate }),
  });
  return {
    page,
    rate,
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: Buffer.byteLength(body),
    failures: result.non2xx + result.errors + result.timeouts,
    answers: result['2xx'],
  };
}
