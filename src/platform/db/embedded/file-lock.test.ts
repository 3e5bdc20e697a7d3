import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/embedded.ts';
import { withFileLock } from './file-lock.ts';
import { startTimeOf } from './processes.ts';

describe('il lucchetto su file', () => {
  test('trenta richieste insieme passano una alla volta, e resta un file solo', async () => {
    const folder = join(temporaryFolder(), 'lock');
    let inside = 0;
    const seen: number[] = [];
    const visit = async () => {
      inside += 1;
      seen.push(inside);
      await pause(1);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 30 }, () => withFileLock(folder, 20_000, visit)));
    expect(seen).toEqual(Array.from({ length: 30 }, () => 1));
    expect(readdirSync(folder)).toEqual(['30']);
  });

  test('chi lo teneva è morto: si prende subito, anche se il suo numero di processo ora è di un altro', async () => {
    const folder = join(temporaryFolder(), 'lock');
    mkdirSync(folder);
    writeFileSync(join(folder, '7'), JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));
    expect(await withFileLock(folder, 100, async () => 'preso')).toBe('preso');
    writeFileSync(join(folder, '9'), JSON.stringify({ pid: process.pid, startTime: `${startTimeOf(process.pid)}0` }));
    expect(await withFileLock(folder, 100, async () => 'ripreso')).toBe('ripreso');
  });

  test('chi lo tiene è vivo: dopo l’attesa un errore dice quale processo', async () => {
    const folder = join(temporaryFolder(), 'lock');
    const attempt = withFileLock(folder, 1000, () => withFileLock(folder, 80, async () => undefined));
    await expect(attempt).rejects.toMatchObject({ code: 'lock_timeout', message: expect.stringContaining(String(process.pid)) });
  });

  test('un lavoro che fallisce lo lascia libero', async () => {
    const folder = join(temporaryFolder(), 'lock');
    await expect(withFileLock(folder, 100, () => Promise.reject(new Error('guasto')))).rejects.toThrow('guasto');
    expect(await withFileLock(folder, 100, async () => existsSync(folder))).toBe(true);
  });
});
