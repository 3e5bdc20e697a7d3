import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { classify, type EscoFile } from './esco-files.ts';
import { InputError } from './input-error.ts';
import { unzipCsv } from './unzip-csv.ts';

/** The files of a download behind what a person named: folders (with their subfolders), zips, single CSV files. Zips are unpacked into `tempFolder`. */
export async function findFiles(names: readonly string[], tempFolder: string): Promise<EscoFile[]> {
  const found: EscoFile[] = [];
  for (const name of names) {
    const files = await filesOf(name, tempFolder, String(found.length));
    if (files.length === 0) throw new InputError(`${name}: no file of an ESCO download in here (occupations_it.csv, skills_en.csv, …)`);
    found.push(...files);
  }
  return found;
}

async function filesOf(name: string, tempFolder: string, serial: string): Promise<EscoFile[]> {
  if (/^https?:\/\//i.test(name)) throw new InputError(`${name}: download the file first, then import it from disk`);
  const stats = statSync(name, { throwIfNoEntry: false });
  if (!stats) throw new InputError(`${name}: there is no such file or folder`);
  if (stats.isDirectory()) return filesOfFolder(name, tempFolder, serial);
  if (/\.zip$/i.test(name)) return unpacked(name, path.join(tempFolder, serial));
  const file = classify(name, path.dirname(path.resolve(name)));
  if (!file) throw new InputError(`${name}: the name must be as in the download, with its language: occupations_it.csv, skills_en.csv, …`);
  return [file];
}

async function filesOfFolder(folder: string, tempFolder: string, serial: string): Promise<EscoFile[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const found = names.flatMap((name) => classify(name, path.resolve(folder)) ?? []);
  const zips = names.filter((name) => /\.zip$/i.test(name));
  for (const [index, zip] of zips.entries()) found.push(...(await unpacked(zip, path.join(tempFolder, `${serial}-${index}`))));
  return found;
}

async function unpacked(zip: string, folder: string): Promise<EscoFile[]> {
  const files = await unzipCsv(zip, folder);
  return files.flatMap((file) => classify(file, zip) ?? []);
}
