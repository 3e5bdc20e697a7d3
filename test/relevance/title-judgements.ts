import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../architecture/sources.ts';

/** Italian job titles with judgements of which corpus titles answer a query: data that others made, read where it lies. */
const FOLDER = path.join(ROOT, '../shared/data/titles');
export const judgementsPresent = existsSync(FOLDER);

export interface Query {
  readonly text: string;
  /** Places in the corpus. */
  readonly relevant: ReadonlySet<number>;
  /** Development queries choose parameters; the others are only reported. By a hash, so that nobody chooses. */
  readonly half: 'dev' | 'held';
}

export interface Judgements {
  readonly corpus: readonly string[];
  readonly queries: readonly Query[];
}

export function readJudgements(): Judgements {
  const corpus = rows('corpus_documents.tsv');
  const places = new Map(corpus.map(([id = ''], place) => [id, place]));
  const relevant = new Map<string, Set<number>>();
  for (const [query = '', , document = ''] of rows('annotations.tsv')) {
    const place = places.get(document);
    if (place !== undefined) relevant.set(query, (relevant.get(query) ?? new Set()).add(place));
  }
  const queries = rows('queries.tsv').map(([id = '', text = '']) => ({
    text,
    relevant: relevant.get(id) ?? new Set<number>(),
    half: halfOf(id),
  }));
  return { corpus: corpus.map(([, text = '']) => text), queries };
}

function halfOf(id: string): 'dev' | 'held' {
  return (createHash('sha256').update(id).digest()[0] as number) < 128 ? 'dev' : 'held';
}

function rows(file: string): string[][] {
  return readFileSync(path.join(FOLDER, file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
