import type { Examples } from './examples.ts';

/** A kind of page that a person can open, with a real address of it. */
export interface ExamplePage {
  readonly name: string;
  /** The route that answers it, as in the route table; null for an address that no route answers. */
  readonly route: string | null;
  path(examples: Examples): string;
  /** Whose session the browser has; a visitor's without. */
  readonly as?: 'youth' | 'leaving' | 'newcomer';
  /** HTTP status, 200 unless said. */
  readonly status?: number;
  /** Lighthouse looks at it: one of the main pages, open to search engines unless `noindex`. */
  readonly main?: boolean;
  /** Kept from search engines on purpose. */
  readonly noindex?: boolean;
}

/** A fixed address. */
const at = (path: string) => () => path;
const step = (page: string) => (examples: Examples) => `/per-te/${examples.journey}/${page}`;

/** Every page of the site, in its states that differ. `coverage.test.ts` compares the routes with the route table. */
export const PAGES: readonly ExamplePage[] = [
  { name: 'pagina iniziale', route: '/', path: at('/'), main: true },
  { name: 'ricerca senza parole', route: '/opportunita', path: at('/opportunita'), main: true },
  {
    name: 'ricerca con risultati',
    route: '/opportunita',
    path: at('/opportunita?q=cameriere&near=Cremona&radius_km=30'),
    main: true,
    noindex: true,
  },
  { name: 'ricerca con un filtro', route: '/opportunita', path: at('/opportunita?kind=internship&sort=date') },
  { name: 'ricerca senza risultati', route: '/opportunita', path: at('/opportunita?q=zzzzzz&near=Cremona&kind=internship') },
  { name: 'ricerca vicino a un posto sconosciuto', route: '/opportunita', path: at('/opportunita?near=Xyzzopoli') },
  { name: 'ricerca sulla mappa', route: '/opportunita', path: at('/opportunita?vista=mappa') },
  { name: 'annuncio', route: '/opportunita/:idslug', path: ({ ad }) => ad, main: true },
  { name: 'annuncio visto da un luogo', route: '/opportunita/:idslug', path: ({ ad }) => `${ad}?near=Cremona` },
  { name: 'annuncio scaduto', route: '/opportunita/:idslug', path: ({ expiredAd }) => expiredAd },
  { name: 'annuncio finito da un mese', route: '/opportunita/:idslug', path: ({ goneAd }) => goneAd, status: 410 },
  { name: 'segnala un annuncio', route: '/opportunita/:idslug/segnala', path: ({ ad }) => `${ad}/segnala` },
  { name: 'professioni', route: '/professioni', path: at('/professioni'), main: true },
  { name: 'professioni trovate', route: '/professioni', path: at('/professioni?q=cameriere') },
  { name: 'professioni non trovate', route: '/professioni', path: at('/professioni?q=zzzzzz') },
  { name: 'tutte le professioni', route: '/professioni', path: at('/professioni?elenco=tutte') },
  { name: 'scheda di una professione', route: '/professioni/:slug', path: ({ occupation }) => occupation, main: true },
  { name: 'per te, inizio', route: '/per-te', path: at('/per-te'), main: true },
  { name: 'per te, che cosa so fare', route: '/per-te/:id/so-fare', path: step('so-fare') },
  { name: 'per te, conferma', route: '/per-te/:id/conferma', path: step('conferma') },
  { name: 'per te, che cosa mi piace', route: '/per-te/:id/mi-piace', path: step('mi-piace') },
  { name: 'per te, un lavoro che attira', route: '/per-te/:id/lavoro', path: step('lavoro') },
  { name: 'per te, dove', route: '/per-te/:id/dove', path: step('dove') },
  { name: 'per te, contratto', route: '/per-te/:id/contratto', path: step('contratto') },
  { name: 'per te, controlla', route: '/per-te/:id/controlla', path: step('controlla') },
  { name: 'per te, risultati', route: '/per-te/:id/risultati', path: step('risultati'), main: true, noindex: true },
  { name: 'per te, risposte tenute', route: '/per-te/tenuti/:token', path: ({ kept }) => kept },
  {
    name: 'per te, risposte che non ci sono più',
    route: '/per-te/:id/controlla',
    path: at(`/per-te/${'a'.repeat(22)}/controlla`),
    status: 404,
  },
  { name: 'i tuoi dati', route: '/area/dati', path: at('/area/dati'), as: 'youth' },
  { name: 'i tuoi dati prima della cancellazione', route: '/area/dati', path: at('/area/dati'), as: 'leaving' },
  { name: 'che cosa sappiamo di te', route: '/area/dati/che-cosa', path: at('/area/dati/che-cosa'), as: 'youth' },
  { name: 'consensi', route: '/area/dati/consensi', path: at('/area/dati/consensi'), as: 'youth' },
  { name: 'chi ha letto i tuoi dati', route: '/area/dati/accessi', path: at('/area/dati/accessi'), as: 'youth' },
  { name: 'nessuno ha letto i tuoi dati', route: '/area/dati/accessi', path: at('/area/dati/accessi'), as: 'newcomer' },
  { name: 'copia dei tuoi dati', route: '/area/dati/copia', path: at('/area/dati/copia'), as: 'youth' },
  {
    name: 'copia che non c’è più',
    route: '/area/dati/copia/:id',
    path: at(`/area/dati/copia/${'a'.repeat(22)}`),
    as: 'youth',
    status: 404,
  },
  { name: 'cancella i tuoi dati', route: '/area/dati/cancella', path: at('/area/dati/cancella'), as: 'newcomer' },
  { name: 'privacy', route: '/privacy', path: at('/privacy'), main: true },
  { name: 'note legali', route: '/note-legali', path: at('/note-legali') },
  { name: 'accessibilità', route: '/accessibilita', path: at('/accessibilita'), main: true },
  { name: 'domande frequenti', route: '/domande-frequenti', path: at('/domande-frequenti'), main: true },
  { name: 'segnala un problema', route: '/segnala-problema', path: at('/segnala-problema'), main: true },
  { name: 'documentazione delle API', route: '/api', path: at('/api') },
  { name: 'elementi di disegno', route: '/design', path: at('/design') },
  { name: 'posta in uscita', route: '/sviluppo/posta', path: at('/sviluppo/posta') },
  { name: 'pagina che non esiste', route: null, path: at('/questa-pagina-non-esiste'), status: 404 },
];

/** The address of a page in English. */
export function inEnglish(path: string): string {
  return path === '/' ? '/en' : `/en${path}`;
}
