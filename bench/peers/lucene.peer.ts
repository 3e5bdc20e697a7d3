import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { MatchProfile, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import { queryStems, type StemmedAd } from '../world/stemmed.ts';
import type { Facets, Peer, SearchAnswer } from './peer.ts';
import { PeerMissing } from './peer-missing.ts';
import { firstFinding } from './relax.ts';

const SOURCE = path.resolve(import.meta.dirname, '../lucene/LuceneBench.java');
/** Where Debian's liblucene8-java puts its jars. */
const JARS = '/usr/share/java';
const NEEDED = ['lucene-core', 'lucene-analyzers-common', 'lucene-sandbox'];
const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;
const NANOS_PER_MS = 1e6;

/** Apache Lucene in a Java process, asked over its standard input: see peers.md for its options. */
export async function openLucene(): Promise<Peer> {
  const { jars, version } = findJars();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talenthub-lucene-'));
  const classes = path.join(folder, 'classes');
  const classPath = [...jars, classes].join(':');
  execFileSync('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', classPath, '-d', classes, SOURCE], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const index = path.join(folder, 'index');
  const java = spawn('java', ['-Dfile.encoding=UTF-8', '-Xms512m', '-Xmx2g', '-cp', classPath, 'LuceneBench', index]);
  const pipe = new Pipe(java);
  process.once('SIGTERM', () => java.kill());
  return {
    version,
    add: async (ads) => {
      for (const one of ads) pipe.tell(lineOf(one));
      // Only an answer says that the ads were read.
      await pipe.ask('P');
    },
    finish: async () => {
      await pipe.ask('F');
    },
    search: (query) => search(pipe, query),
    match: async (profile) => {
      const ids = await pipe.ask(`M\t${profile.limit}\t${wanted(profile)}`);
      return { total: null, ids: numbers(ids), scores: null };
    },
    ownMillis: () => pipe.nanos / NANOS_PER_MS,
    outsideBytes: async () => (existsSync(index) ? readdirSync(index) : []).reduce((sum, name) => sum + sizeOf(path.join(index, name)), 0),
    close: async () => {
      java.stdin.end();
      if (java.exitCode === null && java.signalCode === null) await once(java, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findJars(): { jars: string[]; version: string } {
  const files = existsSync(JARS) ? readdirSync(JARS) : [];
  const jars = NEEDED.map((name) => files.find((file) => new RegExp(`^${name}-[\\d.]+\\.jar$`).test(file)));
  if (jars.includes(undefined)) throw new PeerMissing(`no ${NEEDED.join(', ')} in ${JARS} (Debian: liblucene8-java)`);
  try {
    execFileSync('javac', ['-version'], { stdio: 'ignore' });
  } catch {
    throw new PeerMissing('no javac on the path (Debian: default-jdk-headless)');
  }
  return { jars: jars.map((jar) => path.join(JARS, String(jar))), version: /-([\d.]+)\.jar$/.exec(String(jars[0]))?.[1] ?? 'unknown' };
}

/** Lines in, lines out, one at a time. */
class Pipe {
  /** How long the last answer took by the other side's clock. */
  nanos = 0;
  readonly #java: ChildProcessWithoutNullStreams;
  #settle: { resolve(line: string): void; reject(error: Error): void } | null = null;

  constructor(java: ChildProcessWithoutNullStreams) {
    this.#java = java;
    createInterface({ input: java.stdout }).on('line', (line) => this.#settle?.resolve(line));
    java.stderr.pipe(process.stderr);
    java.once('exit', (code) => this.#settle?.reject(new Error(`the Java process ended with code ${code}`)));
  }

  tell(line: string): void {
    this.#java.stdin.write(`${line}\n`);
  }

  async ask(line: string): Promise<string> {
    const answer = new Promise<string>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.tell(line);
    const [nanos, ...cells] = (await answer).split('\t');
    this.nanos = Number(nanos);
    return cells.join('\t');
  }
}

function lineOf({ ad, stems }: StemmedAd): string {
  const skills = ad.skills.map(({ id, essential }) => `${id}:${essential ? 2 : 1}`).join(' ');
  const facets = [ad.kind, ad.contract, ad.schedule, ad.sectors[0], ad.place?.province].map((value) => value ?? '');
  const place = [ad.lat ?? '', ad.lon ?? ''];
  return ['A', ad.id, ...facets, ...place, ad.applications, ad.publishedAt, skills, stems.title, stems.about, stems.body].join('\t');
}

async function search(pipe: Pipe, query: SearchQuery): Promise<SearchAnswer> {
  const stems = queryStems(query.text);
  let nanos = 0;
  const ask = async (
    required: number,
    { near, radiusKm, contracts, limit }: Pick<SearchQuery, 'near' | 'radiusKm' | 'contracts' | 'limit'>,
  ): Promise<SearchAnswer> => {
    const place = near ? [near.lat, near.lon, radiusKm ?? ''] : ['', '', ''];
    const line = await pipe.ask(['S', stems.join(' '), ...place, (contracts ?? []).join(' '), required, limit].join('\t'));
    nanos += pipe.nanos;
    return readPage(line);
  };
  const answer = await firstFinding(stems.length, async (required) => ({
    answer: await ask(required, query),
    isFoundAnywhere: async () => (await ask(required, { limit: 1 })).total > 0,
  }));
  pipe.nanos = nanos;
  return answer;
}

function readPage(line: string): SearchAnswer {
  const [total, ids = '', ...facets] = line.split('\t');
  const [kind, contract, schedule, sector, province] = facets.map(readFacet);
  return { total: Number(total), ids: numbers(ids), facets: { kind, contract, schedule, sector, province } as Facets };
}

function readFacet(text: string): { value: string; count: number }[] {
  const cells = text.trim().split(' ');
  const values = Array.from({ length: Math.floor(cells.length / 2) }, (_, at) => ({
    value: cells[2 * at] as string,
    count: Number(cells[2 * at + 1]),
  }));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Each skill as it is asked by an ad: essential (weight 2) or not. */
function wanted({ skills }: MatchProfile): string {
  return skills.flatMap(({ id, level }) => [1, 2].map((weight) => `${id}:${weight}^${weight * LEVEL_QUARTERS[level ?? 3]}`)).join(' ');
}

function numbers(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
