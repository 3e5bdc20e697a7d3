import type { Thing } from '../../src/kernel/access/permission.ts';
import type { Viewer } from '../../src/kernel/access/viewer.ts';

/** Whom planted things belong to. Their words carry the number, so that an answer tells whose they are. */
export interface Owner {
  readonly number: number;
  /** For the report: "youth of another territory". */
  readonly name: string;
  /** What the policy is asked about. */
  readonly thing: Thing;
  /** Who stands on the other side of a family bond that is not ended, and what the youth shares through it. */
  readonly bonds?: ReadonlyMap<number, readonly string[]>;
  /** The young people they are in charge of, whose log of accesses names them once they have read the file. */
  readonly cases?: readonly number[];
}

/** A word that only this owner's things have. */
export function canary(owner: Pick<Owner, 'number'>, what: string): string {
  return `canarino${owner.number}x${what}`;
}

/** The numbers of the owners whose words are in a text, however they are encoded around. */
export function ownersIn(text: string): Set<number> {
  return new Set([...text.matchAll(/canarino(\d+)x/gi)].map((match) => Number(match[1])));
}

/** Pages where the two sides of a family bond read each other's given name. */
const FAMILY_PAGES: readonly string[] = ['profiles.own-area', 'accounts.share-with-family', 'matching.shared-profile'];

/** The text without the given names that a family bond lets this viewer read on a page of this permission; every other word stays. */
export function withoutBondedNames(text: string, permission: string, viewer: Viewer, owners: Iterable<Owner>): string {
  if (!FAMILY_PAGES.includes(permission)) return text;
  const bonded = [...owners].filter((owner) => owner.bonds?.has(viewer.person));
  return bonded.reduce((rest, owner) => rest.replaceAll(canary(owner, 'nome'), ''), text);
}

/** The text of a log of accesses without the names of who is in charge of its reader. */
export function withoutReaders(text: string, viewer: Viewer, owners: Iterable<Owner>): string {
  const readers = [...owners].filter((owner) => owner.cases?.includes(viewer.person));
  return readers.reduce((rest, owner) => rest.replaceAll(canary(owner, 'nome'), '').replaceAll(canary(owner, 'cognome'), ''), text);
}

/** What is about oneself, or about the organisation one acts for: every page may show it. */
export function isOwn(owner: Owner, viewer: Viewer): boolean {
  const { person, organisation } = owner.thing;
  if (person !== undefined && person !== null) return person === viewer.person;
  return viewer.hats.some((hat) => hat.organisation !== null && hat.organisation.id === organisation);
}
