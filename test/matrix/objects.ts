import type { Examples } from '../support/site.ts';
import type { Owner } from './owners.ts';
import type { World } from './world.ts';

/** A real thing behind an address with parameters. */
export interface Example {
  /** Values of the parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Whose it is; null for what is everybody's. */
  readonly owner: Owner | null;
  /**
   * What opens it beside the route's guard: being its owner, a permission for it (for some deeds, not about one's own organisation), a family bond
   * (through which this is shared, unless null), or nothing more.
   */
  readonly opens: 'owner' | 'everybody' | { readonly may: string; readonly notOwn?: true } | { readonly bond: string | null };
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

/** Of the people, all the young ones and one of each role. */
const somePeople = ({ people }: World) => people.filter(({ role, place }) => role === 'youth' || place === 'first');
const peoples = (name: string, opens: Example['opens']): Objects['of'] => {
  return (world) => somePeople(world).map((owner) => ({ params: { [name]: owner.publicId }, owner, opens }));
};
const organisations = (name: string, opens: Example['opens']): Objects['of'] => {
  return (world) => world.organisations.map((owner) => ({ params: { [name]: owner.publicId, proof: String(owner.proof) }, owner, opens }));
};
const CHECK = '/operatori/verifiche/:organisation';
const CASE = '/operatori/persone/:person';

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
    [
      'so-fare',
      'conferma',
      'mi-piace',
      'lavoro',
      'dove',
      'contratto',
      'controlla',
      'risultati',
      'cambia',
      'tieni',
      'lingue',
      'ore',
      'inizio',
      'esclusi',
      'salva',
    ].map((step) => `/per-te/:id/${step}`),
    everybodys(({ journey }) => ({ id: journey })),
  ),
  ...same(['/per-te/tenuti/:token', '/per-te/tenuti/:token/riparti', '/per-te/tenuti/:token/cancella'], nobodys),
  ...same(['/accedi/collegamento/:token', '/conferma/:token', '/reimposta/:token', '/accedi/saml/continua/:token'], nobodys),
  ...same(['/area/sicurezza/collegamenti/nuovo/:token', '/invito/:token', '/area/organizzazione/verifica/pec/:token'], nobodys),
  ...same(
    ['nascita', 'comune', 'consensi', 'ente', 'account'].map((step) => `/registrati/:id/${step}`),
    everybodys(() => ({ id: OLD_TOKEN })),
  ),
  // The guard is all there is: a run of an import and a setting are of the installation.
  ...same(
    ['/admin/importazioni/:id'],
    everybodys(() => ({ id: '1' })),
  ),
  ...same(
    ['/admin/impostazioni/:name'],
    everybodys(() => ({ name: 'accounts.minimum-age' })),
  ),
  ...same(['/admin/persone/:id'], peoples('id', { may: 'administration.people' })),
  ...same(['/admin/organizzazioni/:id'], organisations('id', { may: 'administration.organisations' })),
  ...same([CHECK], organisations('organisation', { may: 'accounts.decide-proof' })),
  // Nobody decides about an organisation of their own.
  ...same(
    ['documenti/:proof', 'decidi', 'conosco'].map((deed) => `${CHECK}/${deed}`),
    organisations('organisation', { may: 'accounts.decide-proof', notOwn: true }),
  ),
  ...same(
    ['sospendi', 'riapri'].map((deed) => `${CHECK}/${deed}`),
    organisations('organisation', { may: 'accounts.suspend-organisation', notOwn: true }),
  ),
  ...same([CASE], peoples('person', { may: 'accounts.see-case' })),
  ...same([`${CASE}/rendi-visibile`], peoples('person', { may: 'accounts.release-profile' })),
  ...same([`${CASE}/chiudi`], peoples('person', { may: 'accounts.close-case' })),
  ...same(['/area/profilo/:youth'], peoples('youth', { bond: 'profile' })),
  {
    path: '/area/famiglia/:relative',
    of: ({ people }) =>
      people
        .filter(({ role }) => role === 'family' || role === 'youth')
        .map((owner) => ({ params: { relative: owner.publicId }, owner, opens: { bond: null } })),
  },
  {
    path: '/area/dati/copia/:id',
    of: ({ people }) => people.map((owner) => ({ params: { id: owner.copy }, owner, opens: 'owner' })),
  },
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
