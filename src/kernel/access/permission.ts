import type { Role, Territory, Viewer } from './viewer.ts';

/**
 * How far a grant reaches: `own` what is about oneself, `organisation` what belongs to the organisation one acts for, `caseload` the people
 * one is in charge of, `territory` what lies where one's organisation works, `region` everything.
 */
export type Scope = 'own' | 'organisation' | 'caseload' | 'territory' | 'region';

/** Something that may be done. Declared in the manifest of the module that guards it, granted to roles there and nowhere else. */
export interface Permission {
  /** `<module>.<what>`. */
  readonly name: string;
  /** One English sentence for docs/permissions.md. */
  readonly about: string;
  readonly grants: Readonly<Partial<Record<Role, Scope>>>;
}

/** What a permission is asked about: whose it is, and where it lies. What is not known grants nothing. */
export interface Thing {
  /** The person it is about. */
  readonly person?: number | null;
  readonly organisation?: number | null;
  /** Every level that is known, the region excepted. */
  readonly territory?: { readonly province?: string | null; readonly ambito?: string | null; readonly comune?: string | null };
}

/** The answer to "may this person do that?", for the permissions of all modules. */
export interface Policy {
  readonly permissions: readonly Permission[];
  /** Whether the hat the viewer wears is granted the permission at all: what a route's guard asks. */
  grants(viewer: Viewer, permission: string): boolean;
  /** Whether they may do it to this thing: what a use case asks. THE only gate. */
  can(viewer: Viewer, permission: string, thing: Thing): boolean;
}

/** Throws when two modules declare the same permission. */
export function policyOf(permissions: readonly Permission[]): Policy {
  const byName = new Map(permissions.map((permission) => [permission.name, permission]));
  if (byName.size !== permissions.length) throw new Error('a permission is declared twice');
  const scopeFor = ({ hat }: Viewer, name: string): Scope | undefined => {
    const permission = byName.get(name);
    if (!permission) throw new Error(`no module declares the permission ${name}`);
    return permission.grants[hat.role];
  };
  return {
    permissions,
    grants: (viewer, name) => scopeFor(viewer, name) !== undefined,
    can(viewer, name, thing) {
      const scope = scopeFor(viewer, name);
      return scope !== undefined && reaches(scope, viewer, thing);
    },
  };
}

function reaches(scope: Scope, viewer: Viewer, thing: Thing): boolean {
  switch (scope) {
    case 'own':
      return thing.person === viewer.person;
    case 'organisation':
      return viewer.hat.organisation !== null && thing.organisation === viewer.hat.organisation.id;
    case 'caseload':
      return typeof thing.person === 'number' && viewer.caseload.includes(thing.person);
    case 'territory':
      return viewer.hat.territory.some((part) => covers(part, thing.territory));
    case 'region':
      return true;
  }
}

function covers(part: Territory, place: Thing['territory']): boolean {
  if (part.level === 'region') return true;
  return place !== undefined && place[part.level] === part.code;
}
