import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The labelled set: `extraction-labels.tsv` points at sentences of real ads by ad, place, length and a hash; the sentences themselves
 * are in `../shared`, which is never published. In a label "a|b" takes either, "(…)" may be found or not, "?" is only preferred.
 */
export interface LabelledSentence {
  readonly half: 'dev' | 'held';
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface Label {
  /** "skill" or the kind of a field, in the words of `field-notation.ts`. */
  readonly kind: string;
  /** Any of these. */
  readonly values: readonly string[];
  readonly preferred: boolean;
  readonly optional: boolean;
}

const ADS = path.resolve(import.meta.dirname, '../../../shared/data/jobs/italy/cpi_lazio_offers.jsonl');
const LABELS = path.resolve(import.meta.dirname, 'extraction-labels.tsv');

export const adsPresent = existsSync(ADS);

/** All sentences with their labels. Throws when a sentence is no longer what was labelled. */
export function labelledSentences(): LabelledSentence[] {
  const texts = new Map(
    readFileSync(ADS, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { ID_Richiesta: string; Qualifica?: string; Mansioni?: string })
      .map((ad) => [ad.ID_Richiesta, `${ad.Qualifica ?? ''}\n${ad.Mansioni ?? ''}`]),
  );
  const [, ...rows] = readFileSync(LABELS, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [half, ad = '', from, length, hash, labels = ''] = row.split('\t');
    const text = texts.get(ad)?.slice(Number(from), Number(from) + Number(length)) ?? '';
    if (createHash('sha256').update(text).digest('hex').slice(0, 8) !== hash) throw new Error(`not what was labelled: ad ${ad} at ${from}`);
    return { half: half === 'held' ? 'held' : 'dev', text, labels: labels.split(' ').filter(Boolean).map(labelOf) };
  });
}

function labelOf(written: string): Label {
  const optional = written.startsWith('(');
  const bare = optional ? written.slice(1, -1) : written;
  const preferred = bare.endsWith('?');
  const words = preferred ? bare.slice(0, -1) : bare;
  if (words.startsWith('s:')) return { kind: 'skill', values: words.slice(2).split('|'), preferred, optional };
  const [kind = '', value = ''] = words.split('=');
  return { kind, values: value.split('|'), preferred, optional };
}
