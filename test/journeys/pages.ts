import type { APIRequestContext } from '@playwright/test';

/** Every kind of public page, with a real example of those that need one. The list of routes is compared with it in `coverage.journey.ts`. */
export async function publicPages(request: APIRequestContext): Promise<readonly string[]> {
  const ads = (await (await request.get('/api/v1/opportunities?limit=1')).json()) as { items: { id: number; url: string }[] };
  const occupations = await firstOccupation(request);
  const ad = new URL(ads.items[0]?.url ?? '', 'http://x').pathname;
  return [
    '/',
    '/opportunita',
    '/opportunita?q=cameriere&near=Cremona&radius=30',
    '/opportunita?q=zzzzzz',
    '/opportunita?vista=mappa',
    ad,
    `${ad}/segnala`,
    '/professioni',
    occupations,
    '/per-te',
    '/privacy',
    '/note-legali',
    '/accessibilita',
    '/domande-frequenti',
    '/segnala-problema',
    '/api',
    '/design',
    '/sviluppo/posta',
    '/questa-pagina-non-esiste',
  ];
}

async function firstOccupation(request: APIRequestContext): Promise<string> {
  const html = await (await request.get('/professioni?q=cameriere')).text();
  return /href="(\/professioni\/[a-z0-9-]+)"/.exec(html)?.[1] ?? '/professioni/cameriere-di-sala';
}
