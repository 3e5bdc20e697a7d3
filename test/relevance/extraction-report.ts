import type { Counts, Half, Measured } from './extraction-figures.ts';

/** The report as Markdown: development and held-out figures side by side, then the discussion. */
export function extractionReport(measured: Measured, date: string, discussion: string): string {
  const kinds = [...new Set([...Object.keys(measured.dev.kinds), ...Object.keys(measured.held.kinds)])].sort(byWeight);
  return [
    '# Extraction of skills and fields: figures',
    '',
    `Measured on ${date} by \`npm run relevance:extraction\` on ${measured.dev.sentences} sentences for development and ${measured.held.sentences} held out.`,
    'P precision, R recall, F1 their harmonic mean; `n` is how many labels there are. Sentences with nothing to find are among them.',
    '',
    '| what | n dev | P | R | F1 | n held out | P | R | F1 |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...kinds.map((kind) => `| ${kind} | ${cells(measured.dev.kinds[kind])} | ${cells(measured.held.kinds[kind])} |`),
    '',
    `Demand (required or only preferred) of the fields found: ${demand(measured.dev)} dev, ${demand(measured.held)} held out.`,
    '',
    discussion,
  ].join('\n');
}

function byWeight(a: string, b: string): number {
  const rank = (kind: string) => (kind === 'skill' ? 0 : kind === 'all fields' ? 1 : 2);
  return rank(a) - rank(b) || a.localeCompare(b);
}

function cells(counts: Counts | undefined): string {
  if (!counts) return '0 | – | – | –';
  const { precision, recall, f1 } = rates(counts);
  return [counts.right + counts.missed, ...[precision, recall, f1].map((rate) => rate.toFixed(2))].join(' | ');
}

export function rates({ right, wrong, missed }: Counts): { precision: number; recall: number; f1: number } {
  const precision = right / (right + wrong || 1);
  const recall = right / (right + missed || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function demand({ demandRight, demandAll }: Half): string {
  return `${demandRight} of ${demandAll}`;
}
