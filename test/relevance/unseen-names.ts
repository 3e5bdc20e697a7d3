import { createHash } from 'node:crypto';
import type { LabelsData, OccupationData, TaxonomyData } from '../../src/modules/taxonomy/domain/concept-data.ts';
import { labelVariants } from '../../src/modules/taxonomy/domain/label-variants.ts';
import { stemSetKey } from '../../src/modules/taxonomy/domain/titles/title-index.ts';
import { contentStems } from '../../src/modules/taxonomy/domain/words.ts';

/** A name that was taken out of the classification before anything was learnt from it, with the occupation it names. */
export interface UnseenName {
  readonly text: string;
  /** Id of the occupation. */
  readonly occupation: number;
  readonly half: 'dev' | 'held';
}

/**
 * Takes one other Italian name from every occupation that has some, with everything that has the same words in any order, gender or number,
 * and only where no other occupation is called so. What an occupation is then called by is what a person might not know to call it.
 */
export function withoutSomeNames(data: TaxonomyData): { data: TaxonomyData; names: UnseenName[] } {
  const owners = new Map<string, Set<number>>();
  for (const { id, sameAs, labels } of data.occupations) {
    for (const text of labels.flatMap((each) => each.labels)) {
      for (const key of keysOf(text)) owners.set(key, (owners.get(key) ?? new Set()).add(sameAs ?? id));
    }
  }
  const names: UnseenName[] = [];
  const taken = new Map<number, ReadonlySet<string>>();
  for (const occupation of data.occupations) {
    const name = oneToTake(occupation, owners);
    if (name === null) continue;
    const id = occupation.sameAs ?? occupation.id;
    if (taken.has(id)) continue;
    taken.set(id, new Set(keysOf(name)));
    names.push({ text: name, occupation: id, half: chance(occupation.uri, 'half') % 2 === 0 ? 'dev' : 'held' });
  }
  const occupations = data.occupations.map((each) => without(each, taken.get(each.sameAs ?? each.id)));
  return { data: { ...data, occupations }, names };
}

/** Drawn by a hash of the occupation's address: the same whatever the order of the import was. */
function oneToTake({ uri, labels }: OccupationData, owners: ReadonlyMap<string, ReadonlySet<number>>): string | null {
  const italian = labels.filter(({ lang }) => lang === 'it');
  const kept = new Set(italian.filter(({ role }) => role !== 'alternative').flatMap((each) => each.labels.flatMap(keysOf)));
  const others = italian.filter(({ role }) => role === 'alternative').flatMap((each) => each.labels);
  const possible = others.filter((text) => {
    const keys = keysOf(text);
    return keys.length > 0 && keys.every((key) => !kept.has(key) && owners.get(key)?.size === 1);
  });
  return possible.sort()[chance(uri, 'name') % Math.max(1, possible.length)] ?? null;
}

function without(occupation: OccupationData, keys: ReadonlySet<string> | undefined): OccupationData {
  if (!keys) return occupation;
  const labels = occupation.labels.map(
    (each): LabelsData => ({ ...each, labels: each.labels.filter((text) => !keysOf(text).some((key) => keys.has(key))) }),
  );
  return { ...occupation, labels };
}

function keysOf(text: string): string[] {
  return [...new Set(labelVariants(text).map((variant) => stemSetKey([...new Set(contentStems(variant))])))].filter((key) => key !== '');
}

function chance(uri: string, what: string): number {
  return createHash('sha256').update(`${what} ${uri}`).digest().readUInt32BE(0);
}
