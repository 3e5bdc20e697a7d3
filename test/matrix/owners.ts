import type { Thing } from '../../src/kernel/access/permission.ts';
import type { Viewer } from '../../src/kernel/access/viewer.ts';

/** Whom planted things belong to. Their words carry the number, so that an answer tells whose they are. */
export interface Owner {
  readonly number: number;
  /** For the report: "youth of another territory". */
  readonly name: string;
  /** What the policy is asked about. */
  readonly thing: Thing;
}

/** A word that only this owner's things have. */
export function canary(owner: Pick<Owner, 'number'>, what: string): string {
  return `canarino${owner.number}x${what}`;
}

/** The numbers of the owners whose words are in a text, however they are encoded around. */
export function ownersIn(text: string): Set<number> {
  return new Set([...text.matchAll(/canarino(\d+)x/gi)].map((match) => Number(match[1])));
}

/** What is about oneself, or about the organisation one acts for: every page may show it. */
export function isOwn(owner: Owner, viewer: Viewer): boolean {
  const { person, organisation } = owner.thing;
  if (person !== undefined && person !== null) return person === viewer.person;
  return viewer.hats.some((hat) => hat.organisation !== null && hat.organisation.id === organisation);
}
