import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { unzipCsv } from './unzip-csv.ts';

const temp = mkdtempSync(path.join(tmpdir(), 'unzip-test-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

function zipOf(name: string, entries: Record<string, Uint8Array>): string {
  const file = path.join(temp, name);
  writeFileSync(file, zipSync(entries));
  return file;
}

describe('uno zip scaricato da chissà dove', () => {
  test('dà i suoi CSV, compressi o no, e nient’altro', async () => {
    const zip = path.join(temp, 'ok.zip');
    writeFileSync(
      zip,
      zipSync({ 'a/x_it.csv': [strToU8('ciao'), { level: 0 }], 'b/y_en.csv': strToU8('b'.repeat(100_000)), 'z.pdf': strToU8('no') }),
    );
    const files = await unzipCsv(zip, path.join(temp, 'ok'));
    expect(files.map((file) => path.basename(file)).sort()).toEqual(['x_it.csv', 'y_en.csv']);
    expect(readFileSync(files[1] ?? '', 'utf8')).toHaveLength(100_000);
  });

  test('non può scrivere fuori dalla sua cartella', async () => {
    await unzipCsv(zipOf('fuori.zip', { '../../fuori.csv': strToU8('x') }), path.join(temp, 'dentro'));
    expect(readdirSync(path.join(temp, 'dentro'))).toEqual(['fuori.csv']);
  });

  test('se gonfiandosi diventa enorme si ferma', async () => {
    const bomb = zipOf('bomba.zip', { 'x.csv': new Uint8Array(5_000_000) });
    await expect(unzipCsv(bomb, path.join(temp, 'bomba'), { entries: 10, bytes: 1_000_000 })).rejects.toThrow('larger than 1 MB');
  });

  test('se ha troppi file si ferma', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.csv`, strToU8('x')]));
    await expect(unzipCsv(zipOf('tanti.zip', many), path.join(temp, 'tanti'), { entries: 10, bytes: 1e9 })).rejects.toThrow(
      'more than 10 files',
    );
  });

  test('se finisce prima del tempo lo dice', async () => {
    const whole = readFileSync(
      zipOf('intero.zip', { 'x.csv': strToU8(Array.from({ length: 50_000 }, (_, n) => String(n * 7919)).join('\n')) }),
    );
    writeFileSync(path.join(temp, 'corto.zip'), whole.subarray(0, whole.length / 2));
    await expect(unzipCsv(path.join(temp, 'corto.zip'), path.join(temp, 'corto'))).rejects.toThrow(/zip/);
  });
});
