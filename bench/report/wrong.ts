import type { PeerRow } from '../peers/peer-row.ts';
import type { Suite } from './suite.ts';

const MOST_HTML = 60 * 1024;
/** Of our own implementations every answer must be the same. */
const EXACT = ['engine', 'sql-path', 'naive'];

/** Counts, not times: they are the same on every machine, or something is broken. Empty when all is well. */
export function wrongCounts({ peers, starts, pages }: Suite): string[] {
  return [
    ...peers.flatMap(wrongPeer),
    ...starts.filter(({ note }) => note.startsWith('holds')).map(({ way, note }) => `start ${way}: ${note}`),
    ...pages.flatMap((row) => [
      ...(row.failures === 0 && row.answers > 0 ? [] : [`${row.page}: ${row.failures} failures, ${row.answers} answers`]),
      ...(row.bytes <= MOST_HTML ? [] : [`${row.page}: ${row.bytes} bytes`]),
    ]),
  ];
}

function wrongPeer({ peer, ads, state, note, measured }: PeerRow): string[] {
  const where = `${peer}, ${ads} ads`;
  if (state === 'failed') return [`${where}: ${note}`];
  if (!measured || !EXACT.includes(peer)) return [];
  const { searchAgreement: search, matchAgreement: match, audit } = measured;
  return [
    search.sameTotal + (search.sameFacets ?? 0) + search.sameOrder === 3 * search.compared
      ? ''
      : `${where}: searches differ from the engine's`,
    !match || match.sameOrder + match.sameTotal === 2 * match.compared ? '' : `${where}: matches differ from the engine's`,
    !audit || (audit.right === audit.checked && audit.checked > 0)
      ? ''
      : `${where}: parts add up in ${audit.right} of ${audit.checked} matches`,
  ].filter(Boolean);
}
