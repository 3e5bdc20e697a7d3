import { readFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { queryStems } from '../world/stemmed.ts';
import type { Peer } from './peer.ts';
import { PlainFilter } from './plain-filter.ts';
import { firstFinding, type Tried } from './relax.ts';

interface Row {
  readonly id: number;
  readonly title: string;
  readonly about: string;
  readonly body: string;
}

/** MiniSearch, the full-text index in JavaScript: see peers.md for its options. */
export function openMinisearch(): Peer {
  const filter = new PlainFilter();
  const index = new MiniSearch<Row>({
    fields: ['title', 'about', 'body'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    autoVacuum: false,
  });
  const boost = { title: 5, about: 2.5, body: 1 };
  const ask = (stems: readonly string[], required: number, run: ReturnType<PlainFilter['ask']>): Tried => {
    const loose = required < stems.length;
    let isFound = false;
    const offer = (id: number, score: number) => {
      isFound = true;
      run.offer(id, score);
      return false;
    };
    index.search(stems.join(' '), {
      boost,
      combineWith: loose ? 'OR' : 'AND',
      filter: ({ id, score, queryTerms }) => (!loose || queryTerms.length >= required) && offer(id, score),
    });
    return { answer: run.answer(), isFoundAnywhere: () => isFound };
  };
  return {
    version: installedVersion(),
    add: (ads) => {
      index.addAll(ads.map(({ ad, stems }) => ({ id: ad.id, ...stems })));
      for (const { ad } of ads) filter.add(ad);
    },
    finish: () => undefined,
    search: (query) => {
      const stems = queryStems(query.text);
      return firstFinding(stems.length, (required) => ask(stems, required, filter.ask(query)));
    },
    close: () => undefined,
  };
}

function installedVersion(): string {
  const file = path.resolve(import.meta.dirname, '../../node_modules/minisearch/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
