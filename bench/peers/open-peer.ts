import { openEngine } from './engine.peer.ts';
import { openFts5 } from './fts5.peer.ts';
import { openLucene } from './lucene.peer.ts';
import { openMinisearch } from './minisearch.peer.ts';
import { openNaive } from './naive.peer.ts';
import type { Peer } from './peer.ts';
import { openSqlPath } from './sql-path.peer.ts';

/** In the order they run: the engine first, for the others are compared with its answers. */
export const PEER_NAMES = ['engine', 'sql-path', 'fts5', 'minisearch', 'lucene', 'naive'] as const;
export type PeerName = (typeof PEER_NAMES)[number];

const OPENERS: Readonly<Record<PeerName, () => Peer | Promise<Peer>>> = {
  engine: openEngine,
  'sql-path': openSqlPath,
  fts5: openFts5,
  minisearch: openMinisearch,
  lucene: openLucene,
  naive: openNaive,
};

export function openPeer(name: PeerName): Peer | Promise<Peer> {
  return OPENERS[name]();
}
