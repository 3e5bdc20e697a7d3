/** One schema.org JobPosting for tests; `n` makes it different from all others. Anything can be replaced. */
export function jobPosting(n: number, replaced: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    '@type': 'JobPosting',
    identifier: `prova-${n}`,
    title: `${JOBS[n % JOBS.length]} ${n}`,
    description: `Lavoro numero ${n}: ${Array.from({ length: 12 }, (_, at) => WORDS[(n * 7 + at * at * 3 + ((n >> 3) % 11)) % WORDS.length]).join(' ')}.`,
    hiringOrganization: { '@type': 'Organization', name: `Ditta di prova ${n}` },
    jobLocation: {
      '@type': 'Place',
      address: { addressLocality: CITIES[n % CITIES.length], addressRegion: 'Lombardia', addressCountry: 'IT' },
    },
    datePosted: '2026-11-01',
    ...replaced,
  };
}

/** A feed as a partner would publish it. */
export function jobPostingFeed(postings: readonly Record<string, unknown>[]): string {
  return JSON.stringify(postings.map((posting) => ({ '@context': 'https://schema.org', ...posting })));
}

const JOBS = ['Cameriere', 'Magazziniere', 'Elettricista', 'Commessa', 'Saldatore', 'Impiegata', 'Cuoco', 'Barista'];
const CITIES = ['Cremona', 'Milano', 'Brescia', 'Bergamo', 'Como', 'Lecco', 'Lodi', 'Mantova', 'Pavia', 'Sondrio', 'Varese', 'Monza'];
const WORDS = (
  'turno squadra cucina magazzino cliente ordine consegna cantiere macchina misura vendita cassa banco sala piano carico scarico pulizia ' +
  'registro fattura agenda telefono disegno impianto quadro cavo lamiera forno crema latte verdura carne pesce pane dolce caffè vino'
).split(' ');
