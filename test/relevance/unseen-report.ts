import { intervalText } from './how-sure.ts';
import type { UnseenFigures, UnseenRow } from './unseen-figures.ts';

const ABOUT = `The linker itself, on many titles: from every occupation of ESCO that has other Italian names one is taken away, drawn by a hash, with all that has the
same words; the classification is learnt without them, and each is then asked for as a title (\`unseen-names.ts\`). Right is the one occupation it names, of some
three thousand. Descriptions, skills and names in English stay: a baseline could use the names only. Halved by a hash of the occupation; the weight of
letters in the order of candidates, and which words begin what does not belong to the trade ("presso", no longer "per", "in", "con"), were
chosen by the development half and the other development titles below. The held-out half was looked at three times: before letters counted (MRR 0.642,
first place 0.516), with letters weighing 0.4 (0.677 and 0.562; given up for the development half of everyday titles), and for the table below, with 0.3.`;

/** The part of the report on names that the linker has not seen. */
export function unseenReport(rows: readonly UnseenRow[]): string {
  const head = '| method | names | MRR | first place | in five | right ISCO-08 unit group first |\n|---|---|---|---|---|---|';
  const table = (pick: (row: UnseenRow) => UnseenFigures) => [head, ...rows.map((row) => line(row.method, pick(row)))].join('\n');
  const leads = rows.flatMap(({ method, behind }) =>
    behind ? [`| ${method} | ${intervalText(behind.mrr)} | ${intervalText(behind.success1)} |`] : [],
  );
  return [
    '## Names the linker has not seen',
    ABOUT,
    'Held-out half:',
    table((row) => row.held),
    'Development half:',
    table((row) => row.dev),
    'Ours minus the others on the held-out half, and where 95 of 100 such differences lie (paired bootstrap):',
    ['| method | MRR | first place |', '|---|---|---|', ...leads].join('\n'),
  ].join('\n\n');
}

function line(method: string, { names, mrr, success1, success5, group1 }: UnseenFigures): string {
  return `| ${[method, names, ...[mrr, success1, success5, group1].map((figure) => figure.toFixed(3))].join(' | ')} |`;
}
