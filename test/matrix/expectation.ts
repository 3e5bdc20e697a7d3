import type { Policy } from '../../src/kernel/access/permission.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Example } from './objects.ts';
import { isOwn, type Owner } from './owners.ts';
import type { Asker } from './world.ts';

/** What must come of a cell: it opens, it does not exist, or the asker is sent to where a sign-in goes on. */
export type Expected = 'open' | 'missing' | 'sign-in-first' | { readonly goesTo: string };

const MISSING_STEP = { 'second-factor': '/accedi/codice', enrol: '/area/sicurezza/secondo-fattore' } as const;

/** Derived from guard and policy alone; no answer was looked at. */
export function expectationOf(policy: Policy, route: Route, asker: Asker, example: Example): Expected {
  const { guard } = route;
  if (guard !== 'public' && guard !== 'development') {
    if (asker.level === null) return 'sign-in-first';
    if (guard !== 'half-signed-in') {
      if (asker.level !== 'full') return route.api ? 'sign-in-first' : { goesTo: MISSING_STEP[asker.level] };
      if (guard !== 'signed-in' && !(asker.viewer && policy.grants(asker.viewer, guard.may))) return 'missing';
    }
  }
  return opens(policy, asker, example) ? 'open' : 'missing';
}

function opens(policy: Policy, { viewer }: Asker, { opens: rule, owner }: Example): boolean {
  if (rule === 'everybody') return true;
  if (!viewer || !owner) return false;
  if (rule === 'owner') return isOwn(owner, viewer);
  if ('bond' in rule) return rule.bond === null ? owner.bonds?.has(viewer.person) === true : sharesWith(owner, viewer.person, rule.bond);
  return policy.can(viewer, rule.may, owner.thing) && !(rule.notOwn && isOwn(owner, viewer));
}

function sharesWith({ bonds }: Owner, relative: number, part: string): boolean {
  return bonds?.get(relative)?.includes(part) ?? false;
}

/** Pages that show, besides what they are opened with, lines of which each is asked about by another permission. */
const ALSO_ASKS: Readonly<Record<string, readonly string[]>> = { '/operatori': ['accounts.see-case'] };

/** Whether an answer of this route may hold words of this owner: their own, or what the route's permission reaches. */
export function mayShow(policy: Policy, route: Route, asker: Asker, owner: Owner, example: Example): boolean {
  // A page of the developers' machine shows the outbox to whoever sits there; in production it is not there.
  if (route.guard === 'development') return true;
  const { viewer } = asker;
  // Whoever has given every proof there is may see themselves while they add the one their role asks for; whoever still owes one, not yet.
  if (asker.level === 'enrol') return owner === asker.owner;
  if (!viewer) return false;
  if (isOwn(owner, viewer)) return true;
  const permissions = [route.guard, example.opens].flatMap((each) => (typeof each === 'object' && 'may' in each ? [each.may] : []));
  return [...permissions, ...(ALSO_ASKS[route.path] ?? [])].some((name) => policy.can(viewer, name, owner.thing));
}
