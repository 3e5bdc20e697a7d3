import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { diskFiles } from '../../src/platform/files/files.ts';
import { processesUnder } from '../support/embedded.ts';
import { jobPosting, jobPostingFeed } from '../support/feed.ts';
import { type Installation, installation, prepareProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

const ADS = 120;

describe('la copia di sicurezza', () => {
  test('migrate, import, doctor, backup, cartella persa, restore: le stesse righe, e gli stessi annunci', async () => {
    const place = await installation({ prepared: true });
    const feed = join(place.dataDir, '..', 'feed.json');
    const copy = join(place.dataDir, '..', 'copy.gz');
    writeFileSync(feed, jobPostingFeed(Array.from({ length: ADS }, (_, n) => jobPosting(n))));
    expect(JSON.parse((await place.run(['migrate', '--json'])).stdout)).toEqual({ applied: [] });
    expect((await place.run(['import', 'jobs', feed])).code).toBe(0);
    const doctor = await place.run(['doctor', '--json']);
    const found = JSON.parse(doctor.stdout).findings as { check: string; state: string }[];
    for (const check of ['database', 'database-roles', 'row-security', 'migrations', 'disk', 'secret']) {
      expect(found.find((each) => each.check === check)?.state, check).toBe('ok');
    }
    const someone = ['--email', 'ada@prova.example', '--role', 'admin', '--name', 'Ada Prova'];
    expect((await place.run(['user', 'create', ...someone])).code).toBe(0);
    const people = await place.run(['user', 'list', '--json']);
    expect(people.stdout).toContain('ada@prova.example');
    const shelf = join(place.dataDir, 'files');
    const key = await diskFiles(shelf).put(Buffer.from('visura camerale'));
    const saved = await place.run(['backup', copy]);
    expect(saved.code, saved.stderr).toBe(0);
    expect(statSync(copy).mode & 0o077).toBe(0);
    rmSync(place.dataDir, { recursive: true });
    const restored = await place.run(['restore', copy]);
    expect(restored.code, restored.stderr).toBe(0);
    // The folder is gone and its secret with it: that is said, because second factors cannot be read without it.
    expect(JSON.parse(restored.stdout)).toEqual({ ...JSON.parse(saved.stdout), files: 1, sameSecret: false });
    expect(restored.stderr).toContain('TALENTHUB_SECRET');
    expect(Buffer.from((await diskFiles(shelf).get(key)) ?? '').toString()).toBe('visura camerale');
    expect((await place.run(['user', 'list', '--json'])).stdout).toBe(people.stdout);
    expect((await place.run(['audit', 'verify'])).code).toBe(0);
    const again = await place.run(['import', 'jobs', feed, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ read: ADS, unchanged: ADS });
    await expectRefusals(place, copy);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });
});

/** What cannot be restored is said in one sentence, and nothing changes. */
async function expectRefusals(place: Installation, copy: string): Promise<void> {
  const cases: [string, RegExp][] = [
    [copy, /already holds rows/],
    [join(place.dataDir, 'missing.gz'), /there is no such file/],
    [join(import.meta.dirname, 'backup.test.ts'), /damaged or cut short|not a Talent Hub backup/],
  ];
  for (const [file, sentence] of cases) {
    const { code, stderr, stdout } = await place.run(['restore', file]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  }
}
