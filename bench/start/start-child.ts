import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { noEmbeddings } from '../../src/platform/embeddings/embeddings.ts';
import { outboxEvents } from '../../src/platform/events/events.ts';
import { memoryFiles } from '../../src/platform/files/files.ts';
import { openMetrics } from '../../src/platform/http/metrics.ts';
import { memoryJobs } from '../../src/platform/jobs/jobs.ts';
import { openLog } from '../../src/platform/log/log.ts';
import { outboxMail } from '../../src/platform/mail/mail.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openThrowAwayDatabase } from '../peers/throw-away-database.ts';
import { makeWorld, NOW } from '../world/ads.ts';
import { fillAds } from './fill-ads.ts';
import { type StartRow, type StartTask, WAY_NAMES } from './start-row.ts';
import { WAYS } from './ways-to-start.ts';

// Every way to start, once each, over a database of its own. The task is the argument; one JSON line of rows comes out.
const task = JSON.parse(process.argv[2] ?? 'null') as StartTask;
// Where a snapshot is kept.
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'talenthub-bench-data-'));
const database = await openThrowAwayDatabase(4);
const rows: StartRow[] = [];
try {
  const platform = platformOver(database);
  await fillAds(database, makeWorld(task.seed), task.ads);
  for (const name of WAY_NAMES) {
    const way = WAYS[name];
    await way.prepare(platform);
    const started = performance.now();
    const found = await way.start(platform);
    const seconds = (performance.now() - started) / 1000;
    const note = found === task.ads ? '' : `holds ${found} of ${task.ads} ads`;
    rows.push({ way: name, ads: task.ads, seconds, note });
  }
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.stdout.write(`${JSON.stringify(rows)}\n`);
process.exit(0);

/** The real platform over this database; its clock stands where the ads of the world are current. */
function platformOver(open: Database): Platform {
  const config = readConfig({ LOG_LEVEL: 'silent', TALENTHUB_DATA_DIR: dataDir });
  return {
    config,
    log: openLog(config),
    clock: fixedClock(new Date(NOW)),
    database: open,
    jobs: memoryJobs(),
    events: outboxEvents,
    mail: outboxMail,
    files: memoryFiles(),
    metrics: openMetrics(),
    embeddings: noEmbeddings,
    secret: 'nothing is signed in a benchmark, this only has to be long',
  };
}
