import type { Examples } from '../support/site.ts';
import type { Owner } from './owners.ts';
import type { World } from './world.ts';

/** A real thing behind an address with parameters. */
export interface Example {
  /** Values of the parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Whose it is; null for what is everybody's. */
  readonly owner: Owner | null;
  /** What opens it beside the route's guard: being its owner, a permission for it, or nothing more. */
  readonly opens: 'owner' | 'everybody' | { readonly may: string };
}

interface Objects {
  readonly path: string;
  of(world: World, examples: Examples): readonly Example[];
}

const same = (paths: readonly string[], of: Objects['of']): Objects[] => paths.map((path) => ({ path, of }));
const everybodys = (params: (examples: Examples) => Record<string, string>): Objects['of'] => {
  return (_world, examples) => [{ params: params(examples), owner: null, opens: 'everybody' }];
};
/** The link of everybody's; only its owner's session opens it. */
const OLD_TOKEN = 'A'.repeat(22);
const nobodys = everybodys(() => ({ token: OLD_TOKEN }));

/** THE examples for every route with a parameter in its path. `objects.test.ts` says which route lacks one. */
export const OBJECTS: readonly Objects[] = [
  ...same(
    ['/opportunita/:idslug', '/opportunita/:idslug/segnala'],
    everybodys(({ ad }) => ({ idslug: ad })),
  ),
  ...same(
    ['/professioni/:slug'],
    everybodys(({ occupation }) => ({ slug: occupation })),
  ),
  ...same(
    ['/api/v1/opportunities/:id'],
    everybodys(({ adId }) => ({ id: adId })),
  ),
  ...same(
    ['/api/v1/occupations/:id'],
    everybodys(({ occupationId }) => ({ id: occupationId })),
  ),
  ...same(
    ['so-fare', 'conferma', 'mi-piace', 'lavoro', 'dove', 'contratto', 'controlla', 'risultati', 'cambia', 'tieni'].map(
      (step) => `/per-te/:id/${step}`,
    ),
    everybodys(({ journey }) => ({ id: journey })),
  ),
  ...same(['/per-te/tenuti/:token', '/per-te/tenuti/:token/riparti', '/per-te/tenuti/:token/cancella'], nobodys),
  ...same(['/accedi/collegamento/:token', '/conferma/:token', '/reimposta/:token', '/accedi/saml/continua/:token'], nobodys),
  ...same(['/area/sicurezza/collegamenti/nuovo/:token'], nobodys),
  ...same(
    ['/accedi/con/:provider'],
    everybodys(() => ({ provider: 'oidc' })),
  ),
  {
    path: '/area/account/indirizzo/:token',
    of: ({ people }) => people.map((owner) => ({ params: { token: owner.links.confirmAddress }, owner, opens: 'owner' })),
  },
  {
    // Whoever has the link of the old address may take it back: that is what it is for. It says nothing of whose it is.
    path: '/accedi/annulla-indirizzo/:token',
    of: ({ people }) => people.map((owner) => ({ params: { token: owner.links.undoAddress }, owner, opens: 'everybody' })),
  },
];

/** The examples of a route: one without parameters for a plain path; none when nobody gave one. */
export function examplesOf(path: string, world: World, examples: Examples): readonly Example[] {
  if (!path.includes(':')) return [{ params: {}, owner: null, opens: 'everybody' }];
  return OBJECTS.filter((each) => each.path === path).flatMap((each) => each.of(world, examples));
}

/** The path with the example's values. */
export function fill(path: string, { params }: Example): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} has no example for :${name}`);
    return encodeURIComponent(value);
  });
}
