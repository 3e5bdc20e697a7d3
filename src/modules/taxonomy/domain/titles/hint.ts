import { fold } from '../../../../kernel/text.ts';
import { labelEvidence } from './link-title.ts';
import type { TitleIndex } from './title-index.ts';

/** What another source says of the job: ISCO groups and occupations, each with its strength 0..1. */
export interface Evidence {
  readonly groups: ReadonlyMap<string, number>;
  readonly owners: ReadonlyMap<number, number>;
}

export interface HintSources {
  readonly index: TitleIndex;
  /** Folded label → code, ISCO groups of all languages. */
  readonly groupByLabel: ReadonlyMap<string, string>;
  /** ISCO code of an occupation. */
  readonly iscoOf: (owner: number) => string;
  readonly ownerByUri: (uri: string) => number | undefined;
}

const LEAST = 0.5;

/** Reads a hint: ISCO code, URI of an occupation or of an ISCO group, official name of a group or qualification. */
export function readHint(hint: string, sources: HintSources): Evidence {
  const owner = sources.ownerByUri(hint);
  if (owner !== undefined) return { groups: new Map([[sources.iscoOf(owner), 1]]), owners: new Map([[owner, 1]]) };
  const code = /^(?:.*\/isco\/)?C?(\d{1,4})(?:\.[\d.]*)?$/i.exec(hint.trim())?.[1] ?? sources.groupByLabel.get(fold(hint));
  if (code) return { groups: new Map([[code, 1]]), owners: new Map() };
  const { same, shared } = labelEvidence(sources.index, hint);
  const owners = new Map([...shared, ...same].filter(([, score]) => score >= LEAST));
  const groups = new Map<string, number>();
  for (const [each, score] of owners) groups.set(sources.iscoOf(each), Math.max(score, groups.get(sources.iscoOf(each)) ?? 0));
  return { groups, owners };
}

/** How well an occupation agrees with the evidence, 0..1: the occupation itself, its unit group, or a wider group. */
export function agreement(evidence: Evidence, owner: number, isco: string): number {
  let best = evidence.owners.get(owner) ?? 0;
  for (let digits = 4; digits >= 1; digits--) {
    const strength = evidence.groups.get(isco.slice(0, digits));
    if (strength !== undefined) best = Math.max(best, strength * (0.35 + 0.1 * digits));
  }
  return best;
}
