import type { Suite } from './suite.ts';
import { growthTable, pageTable, peerTables, startTable } from './tables.ts';
import { verdictTable } from './verdict.ts';
import { wrongCounts } from './wrong.ts';

/** The whole report as Markdown. Every number in it was measured or computed in this run. */
export function reportOf(suite: Suite): string {
  const wrong = wrongCounts(suite);
  return `# Benchmark report
Made by \`${suite.command}\` on ${suite.date}, ${suite.machine}. Shared machine: trust the ratios. How each peer is set up: [peers.md](peers.md); what misses its figure, and why: [missed.md](missed.md).

${versions(suite)}

## Figures of QUALITY.md

${verdictTable(suite)}

## Peers
The same ads and the same questions in the same run, each peer in a process of its own. Search: a page of 20, the count and five facets.
Each question is asked three times and the fastest counts, for other work on the machine only ever adds.
The engine also corrects words, widens the radius and explains its matches in the measured time; the others do not. "Same" is: as the engine.

${peerTables(suite)}

${checks(suite)}

## Growth

${growthTable(suite)}

## Start

${startTable(suite)}

## Pages over HTTP
The demo, one process, eight connections; the load comes from the same cores.

${pageTable(suite)}

## Counts that must be right

${wrong.length === 0 ? 'All are.' : wrong.map((line) => `- WRONG ${line}`).join('\n')}
`;
}

function versions({ peers, measuredAt }: Suite): string {
  const named = new Map(peers.flatMap(({ peer, measured }) => (measured ? [[peer, measured.version]] : [])));
  const ours = Object.entries(measuredAt);
  const [[only = ''] = [], ...others] = ours;
  const at =
    others.length === 0
      ? `This version is ${only}.`
      : `This version is: ${ours.map(([one, parts]) => `${one} (${parts.join(', ')})`).join('; ')}.`;
  return `Versions: ${Array.from(named, ([peer, version]) => `${peer} ${version}`).join(', ')}. ${at}`;
}

function checks({ peers }: Suite): string {
  const audits = peers.flatMap(({ measured }) => measured?.audit ?? []);
  const sum = (pick: 'checked' | 'right') => audits.reduce((total, audit) => total + audit[pick], 0);
  return `Matches whose parts add up to their score: ${sum('right')} of ${sum('checked')}.`;
}
