import type { Signed } from './accounts.ts';
import type { Examples } from './examples.ts';

/** A kind of page that a person can open, with a real address of it. */
export interface ExamplePage {
  readonly name: string;
  /** The route that answers it, as in the route table; null for an address that no route answers. */
  readonly route: string | null;
  path(examples: Examples): string;
  /** Whose session the browser has; a visitor's without. */
  readonly as?: keyof Signed;
  /** HTTP status, 200 unless said. */
  readonly status?: number;
  /** Lighthouse looks at it: one of the main pages, open to search engines unless `noindex`. */
  readonly main?: boolean;
  /** Kept from search engines on purpose. */
  readonly noindex?: boolean;
}

/** A fixed address. */
const at = (path: string) => () => path;
/** A link sent by mail that nobody can use any more; those that work are opened by the journeys of signing in. */
const OLD_TOKEN = 'a'.repeat(22);
const register = (page: string) => (examples: Examples) => `/registrati/${examples.signed.registerYouth}/${page}`;
const step = (page: string) => (examples: Examples) => `/per-te/${examples.journey}/${page}`;

const admin = (name: string, route: string, path: ExamplePage['path'] = at(route)): ExamplePage => ({
  name: `amministrazione, ${name}`,
  route,
  path,
  as: 'admin',
});

const ADMIN_PAGES: readonly ExamplePage[] = [
  admin('quadro', '/admin'),
  admin('persone', '/admin/persone'),
  admin('una persona', '/admin/persone/:id', ({ signed }) => signed.adminPerson),
  admin('organizzazioni', '/admin/organizzazioni'),
  admin('nuova organizzazione', '/admin/organizzazioni/nuova'),
  admin('una organizzazione', '/admin/organizzazioni/:id', ({ signed }) => signed.adminOrganisation),
  admin('ruoli', '/admin/ruoli'),
  admin('inviti', '/admin/inviti'),
  admin('importazioni', '/admin/importazioni'),
  { ...admin('importazione che non c’è', '/admin/importazioni/:id', at('/admin/importazioni/999999')), status: 404 },
  admin('lavori', '/admin/lavori'),
  admin('posta', '/admin/posta'),
  admin('registro', '/admin/registro'),
  admin('impostazioni', '/admin/impostazioni'),
  admin('una impostazione', '/admin/impostazioni/:name', at('/admin/impostazioni/accounts.minimum-age')),
  admin('sistema', '/admin/sistema'),
];

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
  { name: 'per te, lingue', route: '/per-te/:id/lingue', path: step('lingue') },
  { name: 'per te, ore', route: '/per-te/:id/ore', path: step('ore') },
  { name: 'per te, da quando', route: '/per-te/:id/inizio', path: step('inizio') },
  { name: 'per te, lavori esclusi', route: '/per-te/:id/esclusi', path: (examples) => `${step('esclusi')(examples)}?cerca=cuoco` },
  { name: 'per te, risultati', route: '/per-te/:id/risultati', path: step('risultati'), main: true, noindex: true },
  { name: 'per te, risposte tenute', route: '/per-te/tenuti/:token', path: ({ kept }) => kept },
  {
    name: 'per te, risposte che non ci sono più',
    route: '/per-te/:id/controlla',
    path: at(`/per-te/${'a'.repeat(22)}/controlla`),
    status: 404,
  },
  { name: 'entra con una chiave', route: '/accedi/chiave', path: at('/accedi/chiave') },
  { name: 'secondo passaggio, il codice', route: '/accedi/codice', path: at('/accedi/codice'), as: 'youthAtCode' },
  {
    name: 'secondo passaggio, da fare prima di entrare',
    route: '/area/sicurezza/secondo-fattore',
    path: at('/area/sicurezza/secondo-fattore'),
    as: 'operatorToEnrol',
  },
  { name: 'secondo passaggio', route: '/area/sicurezza/secondo-fattore', path: at('/area/sicurezza/secondo-fattore'), as: 'youth' },
  {
    name: 'app con i codici',
    route: '/area/sicurezza/secondo-fattore/app',
    path: at('/area/sicurezza/secondo-fattore/app'),
    as: 'operatorToEnrol',
  },
  { name: 'codici di recupero', route: '/area/sicurezza/codici', path: at('/area/sicurezza/codici'), as: 'youth' },
  { name: 'chiavi di accesso', route: '/area/sicurezza/chiavi', path: at('/area/sicurezza/chiavi'), as: 'youth' },
  { name: 'sei ancora tu', route: '/area/conferma-identita', path: at('/area/conferma-identita?da=/area/account'), as: 'youth' },
  { name: 'account e dati', route: '/area/account', path: at('/area/account'), as: 'youth' },
  { name: 'nome e lingua', route: '/area/account/nome', path: at('/area/account/nome'), as: 'youth' },
  { name: 'dispositivi', route: '/area/sicurezza/dispositivi', path: at('/area/sicurezza/dispositivi'), as: 'operator' },
  { name: 'password', route: '/area/account/password', path: at('/area/account/password'), as: 'youth' },
  { name: 'indirizzo e-mail', route: '/area/account/indirizzo', path: at('/area/account/indirizzo'), as: 'youth' },
  { name: 'indirizzo e-mail chiesto', route: '/area/account/indirizzo/inviato', path: at('/area/account/indirizzo/inviato'), as: 'youth' },
  {
    name: 'conferma il nuovo indirizzo',
    route: '/area/account/indirizzo/:token',
    path: ({ signed }) => signed.confirmAddress,
    as: 'youth',
  },
  { name: 'annulla il cambio di indirizzo', route: '/accedi/annulla-indirizzo/:token', path: ({ signed }) => signed.undoAddress },
  { name: 'registrati', route: '/registrati', path: at('/registrati'), main: true },
  { name: 'registrati, con le risposte', route: '/registrati', path: ({ journey }) => `/registrati?risposte=${journey}` },
  { name: 'registrati con un codice', route: '/registrati/codice', path: at('/registrati/codice') },
  { name: 'registrati, troppo presto', route: '/registrati/troppo-presto', path: at('/registrati/troppo-presto?comune=Crema') },
  { name: 'registrati, troppo tardi', route: '/registrati/troppo-tardi', path: at('/registrati/troppo-tardi') },
  { name: 'registrati, data di nascita', route: '/registrati/:id/nascita', path: register('nascita') },
  { name: 'registrati, dove vivi', route: '/registrati/:id/comune', path: register('comune') },
  { name: 'registrati, consensi di chi è minorenne', route: '/registrati/:id/consensi', path: register('consensi') },
  { name: 'registrati, controlla', route: '/registrati/:id/account', path: register('account') },
  {
    name: 'registrati, la tua azienda',
    route: '/registrati/:id/ente',
    path: ({ signed }) => `/registrati/${signed.registerCompany}/ente`,
  },
  {
    name: 'registrati, controlla l’azienda',
    route: '/registrati/:id/account',
    path: ({ signed }) => `/registrati/${signed.registerCompany}/account`,
  },
  { name: 'registrati, finita', route: '/registrati/:id/nascita', path: at(`/registrati/${OLD_TOKEN}/nascita`), status: 404 },
  { name: 'registrati, guarda la posta', route: '/registrati/posta', path: at('/registrati/posta') },
  { name: 'invito', route: '/invito/:token', path: ({ signed }) => signed.invitation },
  { name: 'invito per un’altra persona', route: '/invito/:token', path: ({ signed }) => signed.invitation, as: 'youth' },
  { name: 'invito che non vale più', route: '/invito/:token', path: at(`/invito/${OLD_TOKEN}`), status: 410 },
  { name: 'pagina personale', route: '/area', path: at('/area'), as: 'youth' },
  { name: 'pagina personale della famiglia', route: '/area', path: at('/area'), as: 'family' },
  { name: 'famiglia', route: '/area/famiglia', path: at('/area/famiglia'), as: 'youth' },
  { name: 'profilo', route: '/area/profilo', path: at('/area/profilo'), as: 'youth' },
  { name: 'profilo visto dalla famiglia', route: '/area/profilo/:youth', path: ({ signed }) => signed.sharedProfile, as: 'family' },
  ...ADMIN_PAGES,
  { name: 'accedi', route: '/accedi', path: at('/accedi') },
  { name: 'entra con un collegamento', route: '/accedi/collegamento', path: at('/accedi/collegamento') },
  { name: 'collegamento mandato', route: '/accedi/collegamento', path: at('/accedi/collegamento?inviata=si') },
  {
    name: 'collegamento che non vale più',
    route: '/accedi/collegamento/:token',
    path: at(`/accedi/collegamento/${OLD_TOKEN}`),
    status: 410,
  },
  { name: 'password dimenticata', route: '/password-dimenticata', path: at('/password-dimenticata') },
  { name: 'nuova password, collegamento vecchio', route: '/reimposta/:token', path: at(`/reimposta/${OLD_TOKEN}`), status: 410 },
  { name: 'conferma dell’indirizzo, collegamento vecchio', route: '/conferma/:token', path: at(`/conferma/${OLD_TOKEN}`), status: 410 },
  // Providers outside are off where the journeys run; test/security looks at their pages.
  { name: 'gestore non configurato', route: '/accedi/con/:provider', path: at('/accedi/con/spid'), status: 404 },
  { name: 'ritorno da un gestore non configurato', route: '/accedi/ritorno/oidc', path: at('/accedi/ritorno/oidc'), status: 404 },
  {
    name: 'ritorno da SPID non configurato',
    route: '/accedi/saml/continua/:token',
    path: at(`/accedi/saml/continua/${OLD_TOKEN}`),
    status: 404,
  },
  { name: 'uscita da SPID non configurato', route: '/accedi/saml/uscita', path: at('/accedi/saml/uscita'), status: 404 },
  { name: 'altri siti per entrare', route: '/area/sicurezza/collegamenti', path: at('/area/sicurezza/collegamenti'), as: 'youth' },
  {
    name: 'altro sito da confermare, scaduto',
    route: '/area/sicurezza/collegamenti/nuovo/:token',
    path: at(`/area/sicurezza/collegamenti/nuovo/${OLD_TOKEN}`),
    as: 'youth',
    status: 400,
  },
  { name: 'pagina dell’azienda', route: '/azienda', path: at('/azienda'), as: 'company' },
  { name: 'pagina dell’ente', route: '/ente', path: at('/ente'), as: 'school' },
  { name: 'pagina di chi opera', route: '/operatori', path: at('/operatori'), as: 'operator' },
  { name: 'pagina di chi dirige', route: '/operatori', path: at('/operatori'), as: 'manager' },
  { name: 'pagina della governance', route: '/governance', path: at('/governance'), as: 'governance' },
  { name: 'governance, nessuna trovata', route: '/governance', path: at('/governance?tipo=university&stato=closed'), as: 'governance' },
  { name: 'scegli il ruolo', route: '/area/ruolo', path: at('/area/ruolo'), as: 'company' },
  { name: 'dati dell’organizzazione', route: '/area/organizzazione', path: at('/area/organizzazione'), as: 'company' },
  { name: 'chi lavora qui', route: '/area/organizzazione/persone', path: at('/area/organizzazione/persone'), as: 'company' },
  {
    name: 'verifica dell’organizzazione',
    route: '/area/organizzazione/verifica',
    path: at('/area/organizzazione/verifica'),
    as: 'company',
  },
  {
    name: 'conferma della PEC',
    route: '/area/organizzazione/verifica/pec/:token',
    path: at(`/area/organizzazione/verifica/pec/${OLD_TOKEN}`),
    as: 'company',
  },
  { name: 'organizzazioni da verificare', route: '/operatori/verifiche', path: at('/operatori/verifiche'), as: 'manager' },
  {
    name: 'organizzazione da verificare',
    route: '/operatori/verifiche/:organisation',
    path: ({ signed }) => signed.checkOrganisation,
    as: 'manager',
  },
  {
    name: 'documento che non c’è',
    route: '/operatori/verifiche/:organisation/documenti/:proof',
    path: ({ signed }) => `${signed.checkOrganisation}/documenti/1`,
    as: 'manager',
    status: 404,
  },
  { name: 'codici del centro', route: '/operatori/codici', path: at('/operatori/codici'), as: 'operator' },
  { name: 'codici della scuola', route: '/ente/codici', path: at('/ente/codici'), as: 'school' },
  { name: 'persone seguite', route: '/operatori/persone', path: at('/operatori/persone'), as: 'operator' },
  { name: 'persona seguita', route: '/operatori/persone/:person', path: ({ signed }) => signed.caseFile, as: 'operator' },
  { name: 'prendi in carico', route: '/operatori/prendi-in-carico', path: at('/operatori/prendi-in-carico'), as: 'operator' },
  { name: 'il mio codice', route: '/area/codice', path: at('/area/codice'), as: 'minor' },
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
