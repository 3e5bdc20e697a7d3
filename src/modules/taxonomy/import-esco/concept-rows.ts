import type { LabelRole } from '../store/tables.ts';
import type { CsvRow } from './csv-rows.ts';

/** The words of a concept in the language of its file. */
export interface ConceptWords {
  readonly uri: string;
  readonly preferred: string;
  readonly labels: readonly (readonly [LabelRole, string])[];
  readonly description: string | null;
}

export interface OccupationRow extends ConceptWords {
  readonly isco: string;
  readonly code: string | null;
}

export interface SkillRow extends ConceptWords {
  readonly type: 'skill' | 'knowledge';
  readonly reuse: string;
}

export interface GroupRow extends ConceptWords {
  readonly code: string;
}

const LONGEST_LABEL = 300;
const LONGEST_TEXT = 20_000;

/** A row of `occupations_xx.csv`, or the reason why it cannot be one. */
export function occupationRow(row: CsvRow): OccupationRow | string {
  const words = conceptWords(row);
  if (typeof words === 'string') return words;
  const code = clean(row.code) || null;
  const isco = unitGroup(row.iscogroup) ?? unitGroup(code?.split('.')[0]);
  return isco ? { ...words, isco, code } : 'no ISCO group';
}

/** A row of `skills_xx.csv`, or the reason why it cannot be one. */
export function skillRow(row: CsvRow): SkillRow | string {
  const words = conceptWords(row);
  if (typeof words === 'string') return words;
  const type = clean(row.skilltype).toLowerCase().includes('knowledge') ? 'knowledge' : 'skill';
  return { ...words, type, reuse: clean(row.reuselevel).toLowerCase() };
}

/** A row of `ISCOGroups_xx.csv` or `skillGroups_xx.csv`, or the reason why it cannot be one. */
export function groupRow(row: CsvRow): GroupRow | string {
  const words = conceptWords(row);
  return typeof words === 'string' ? words : { ...words, code: clean(row.code) };
}

function conceptWords(row: CsvRow): ConceptWords | string {
  const uri = clean(row.concepturi);
  if (!/^https?:\/\/\S{5,250}$/.test(uri)) return 'no URI';
  const preferred = clean(row.preferredlabel).slice(0, LONGEST_LABEL);
  if (preferred === '') return 'no preferred label';
  const labels: (readonly [LabelRole, string])[] = [['preferred', preferred]];
  const known = new Set([preferred]);
  for (const [role, text] of [
    ['alternative', row.altlabels],
    ['hidden', row.hiddenlabels],
  ] as const) {
    for (const label of listOf(text)) {
      if (known.has(label)) continue;
      known.add(label);
      labels.push([role, label]);
    }
  }
  const description = (row.description || row.definition || '').replaceAll('\u0000', '').trim().slice(0, LONGEST_TEXT);
  return { uri, preferred, labels, description: description || null };
}

/** "a\nb" or "a | b": both are found, depending on the version. Sorted, so that another order is no change. */
function listOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(/\r?\n|\s\|\s/).map(clean);
  return [...new Set(parts)]
    .filter((part) => part !== '')
    .map((part) => part.slice(0, LONGEST_LABEL))
    .sort();
}

/** One line, single spaces, no control characters. */
function clean(text: string | undefined): string {
  return (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** "2166", "C2166", or "110" from a sheet that lost its leading zero. */
function unitGroup(text: string | undefined): string | undefined {
  const match = /^(?:.*\/)?C?(\d{3,4})$/i.exec(clean(text));
  return match ? (match[1] as string).padStart(4, '0') : undefined;
}
