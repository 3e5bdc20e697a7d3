import type { Agreement, Measured, PeerRow, Timing } from '../peers/peer-row.ts';
import { megabytes, ms, seconds, size, table } from './plain.ts';
import { rowOf, type Suite } from './suite.ts';

export function peerTables(suite: Suite): string {
  return suite.sizes.map((ads) => `### ${size(ads)} ads\n\n${peerTable(suite, ads)}`).join('\n\n');
}

function peerTable({ peers }: Suite, ads: number): string {
  const head = [
    'peer',
    'build',
    'memory',
    'search p50 / p95 ms',
    'of those that find',
    'match p50 / p95 ms',
    'same total',
    'same facets',
    'recall of our 20',
    'match the same',
  ];
  return table(
    head,
    peers.filter((row) => row.ads === ads).map((row) => [row.peer, ...cells(row, head.length - 1)]),
  );
}

function cells({ measured, state, note }: PeerRow, columns: number): string[] {
  if (!measured) return [`${state}: ${note}`, ...Array.from({ length: columns - 1 }, () => '')];
  const { searchAgreement: found, match } = measured;
  return [
    seconds(measured.buildMs),
    `${megabytes(measured.bytes)}${measured.outside ? ' on disk' : ''}`,
    pair(measured.search),
    pair(measured.searchFound),
    match ? pair(match) : '–',
    `${found.sameTotal}/${found.compared}`,
    `${found.sameFacets}/${found.compared}`,
    percent(found.recall),
    matched(measured),
  ];
}

function pair({ p50, p95 }: Timing): string {
  return `${ms(p50)} / ${ms(p95)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function matched({ matchAgreement: agreement }: Measured): string {
  if (!agreement) return '–';
  return countsLikeUs(agreement) ? `${agreement.sameOrder}/${agreement.compared}` : `overlap only: ${percent(agreement.recall)} of our 20`;
}

function countsLikeUs({ sameTotal }: Agreement): boolean {
  return sameTotal > 0;
}

/** From the smallest size to the largest that a peer was measured at. */
export function growthTable(suite: Suite): string {
  const names = [...new Set(suite.peers.map(({ peer }) => peer))];
  const rows = names.flatMap((peer) => {
    const measured = suite.sizes.flatMap((ads) => rowOf(suite, peer, ads)?.measured ?? []);
    if (measured.length < 2) return [];
    const over = (pick: (one: Measured) => number | undefined) =>
      measured.map((one) => (pick(one) === undefined ? '–' : ms(pick(one) as number))).join(' → ');
    const last = measured.at(-1) as Measured;
    return [
      [
        peer,
        over(({ search }) => search.p50),
        over(({ search }) => search.p95),
        over(({ match }) => match?.p50),
        String(last.bytesPerAd),
        last.ownBytesPerAd === null ? '–' : String(last.ownBytesPerAd),
      ],
    ];
  });
  const head = ['peer', 'search p50 ms', 'search p95 ms', 'match p50 ms', 'bytes for one more ad', 'by its own count'];
  return `Sizes: ${suite.sizes.map(size).join(' → ')}. Bytes: growth over the second half of the ads at the largest size.\n\n${table(head, rows)}`;
}

export function startTable({ starts }: Suite): string {
  const rows = starts.map(({ way, ads, seconds: taken, note }) => [way, size(ads), taken === null ? '–' : `${taken.toFixed(2)} s`, note]);
  return table(['start', 'ads', 'until it answers', 'note'], rows);
}

export function pageTable({ pages }: Suite): string {
  const rows = pages.map((row) => [
    `\`${row.page}\``,
    row.rate === null ? 'as many as it can' : `${row.rate}/s`,
    String(row.requestsPerSecond),
    `${row.p50} / ${row.p99}`,
    String(row.bytes),
    String(row.failures),
  ]);
  return table(['page', 'sent', 'answered/s', 'p50 / p99 ms', 'bytes', 'failures'], rows);
}
