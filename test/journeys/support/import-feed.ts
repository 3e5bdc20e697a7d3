import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** An ad of a test feed. Times in days from now; the key makes a second import change the ad, not add one. */
export interface TestAd {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly expiresInDays: number;
  /** Town with its postcode and province; Cremona unless said. */
  readonly place?: { readonly name: string; readonly postcode: string; readonly province: string };
  /** schema.org employmentType; part time unless said. */
  readonly type?: string;
  /** Gross euro a year. */
  readonly salary?: number;
}

const CREMONA = { name: 'Cremona', postcode: '26100', province: 'CR' };

const CLI = process.env.TALENTHUB_TEST_CLI ?? path.resolve('dist/server/cli.js');

/** `talenthub import jobs` of a schema.org feed, on the data folder of the running server. Rejects when the command fails. */
export async function importFeed(source: string, ads: readonly TestAd[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talenthub-feed-'));
  const file = path.join(folder, 'feed.json');
  writeFileSync(file, JSON.stringify(ads.map(jobPosting)));
  try {
    await runCli(['import', 'jobs', file, '--source', source, '--quiet']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jobPosting(ad: TestAd) {
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: ad.key,
    title: ad.title,
    description: ad.text,
    datePosted: day(Math.min(0, ad.expiresInDays) - 5),
    validThrough: day(ad.expiresInDays),
    employmentType: ad.type ?? 'PART_TIME',
    hiringOrganization: { '@type': 'Organization', name: `Bottega di Prova ${ad.key}` },
    jobLocation: { '@type': 'Place', address: address(ad.place ?? CREMONA) },
    ...(ad.salary === undefined ? {} : { baseSalary: salary(ad.salary) }),
  };
}

function address({ name, postcode, province }: typeof CREMONA) {
  return { '@type': 'PostalAddress', addressLocality: name, postalCode: postcode, addressRegion: province, addressCountry: 'IT' };
}

function salary(value: number) {
  return { '@type': 'MonetaryAmount', currency: 'EUR', value: { '@type': 'QuantitativeValue', value, unitText: 'YEAR' } };
}

function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

function runCli(args: readonly string[]): Promise<void> {
  const dataDir = process.env.TALENTHUB_DATA_DIR;
  if (!dataDir) throw new Error('TALENTHUB_DATA_DIR must name the data folder of the running server');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`talenthub ${args.join(' ')}: exit ${code}\n${complaint}`))));
  });
}
