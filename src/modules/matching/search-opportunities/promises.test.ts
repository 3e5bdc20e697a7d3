import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { CREMA, CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, publish } = await seededApp(database);

const PLACES = [CREMONA, CREMA, MILANO];
const TITLES = [
  'Cameriere di sala',
  'Cameriera ai piani in albergo',
  'Cuoco di mensa',
  'Magazziniere con muletto',
  'Aiuto cuoco in pizzeria',
  'Barista',
];
const KINDS = ['job', 'internship', 'apprenticeship'] as const;
const CONTRACTS = ['fixed_term', 'permanent', null] as const;
const SECTORS = [['ristorazione'], ['logistica-trasporti', 'settore-di-una-volta'], []];

beforeAll(async () => {
  await publish(
    Array.from({ length: 90 }, (_, n) => ({
      title: TITLES[n % TITLES.length] ?? '',
      ...PLACES[(n * 7) % 3 === 0 ? 2 : n % 2],
      kind: KINDS[(n * 5) % 3] ?? 'job',
      contract: CONTRACTS[(n >> 1) % 3] ?? null,
      schedule: n % 4 === 0 ? ('part_time' as const) : ('full_time' as const),
      sectors: SECTORS[(n >> 2) % 3] ?? [],
    })),
  );
});

const LANGUAGES = ['', '/en'] as const;
const search = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  q: fc.constantFrom(
    '',
    'cameriere',
    'cuoco',
    'cuoco mensa',
    'cameriere sala pizzeria',
    'barista muletto pizzeria mensa',
    'camerire',
    'cuoco Crema',
    'addetto sala',
  ),
  near: fc.constantFrom('', '', '019036', '015146'),
  radius_km: fc.constantFrom('5', '20', '50'),
  kind: fc.subarray([...KINDS], { maxLength: 2 }),
  contract: fc.subarray(['fixed_term', 'permanent'], { maxLength: 1 }),
  schedule: fc.subarray(['part_time'], { maxLength: 1 }),
  sector: fc.subarray(['ristorazione'], { maxLength: 1 }),
  province: fc.subarray(['CR', 'MI'], { maxLength: 1 }),
});

function pathOf({ language, q, near, radius_km, ...facets }: typeof search extends fc.Arbitrary<infer T> ? T : never): string {
  const params = new URLSearchParams({ q, near, radius_km });
  for (const [name, values] of Object.entries(facets)) for (const value of values) params.append(name, value);
  return `${language}/opportunita?${params}`;
}

async function page(path: string): Promise<{ html: string; total: number }> {
  const { statusCode, body } = await app.inject(path);
  expect(statusCode, path).toBe(200);
  const h1 = /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1] ?? '';
  return { html: body, total: /^(?:Nessuna|No) /.test(h1) ? 0 : Number((/^[\d.,]+/.exec(h1)?.[0] ?? 'NaN').replace(/[.,]/g, '')) };
}

/** The form as a browser would send it with this one value of the facet, and the total it promises. */
function choices(html: string): { readonly path: string; readonly count: number; readonly checked: boolean }[] {
  const action = /<form id="search"[^>]*action="([^"]*)"/.exec(html)?.[1] ?? '';
  const fields = new URLSearchParams();
  for (const [, name, value] of html.matchAll(/<input(?=[^>]*name="(\w+)")(?=[^>]*value="([^"]*)")(?![^>]*type="checkbox")[^>]*>/g)) {
    if (['q', 'near', 'occupation', 'sort', 'esatto', 'solo_parole'].includes(name ?? '')) fields.set(name ?? '', unescaped(value ?? ''));
  }
  fields.set('radius_km', /<select[^>]*name="radius_km"[\s\S]*?<option value="(\d+)" selected/.exec(html)?.[1] ?? '20');
  const boxes = [...html.matchAll(/<input type="checkbox"([^>]*)>\s*<label[^>]*>[\s\S]*?\(([\d.,]+)\)/g)].map(
    ([, attributes = '', count = '']) => ({
      name: /name="(\w+)"/.exec(attributes)?.[1] ?? '',
      value: /value="([^"]*)"/.exec(attributes)?.[1] ?? '',
      checked: /\bchecked\b/.test(attributes),
      count: Number(count.replace(/[.,]/g, '')),
    }),
  );
  return boxes.map((box) => {
    const params = new URLSearchParams(fields);
    for (const other of boxes) if (other.checked && other.name !== box.name) params.append(other.name, other.value);
    params.append(box.name, box.value);
    return { path: `${action}?${params}`, count: box.count, checked: box.checked };
  });
}

const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const links = (html: string, className: string) =>
  [...(new RegExp(`class="${className}">([\\s\\S]*?)</(?:p|ul)>`).exec(html)?.[1] ?? '').matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].map(
    ([, path = '', label = '']) => ({ path: unescaped(path), label: unescaped(label) }),
  );

describe('quello che la pagina promette', () => {
  test('ogni voce di un filtro, scelta da sola, trova tanti annunci quanti ne dice, e mai nessuno', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(search, async (asked) => {
        const { html } = await page(pathOf(asked));
        for (const { path, count, checked } of choices(html)) {
          if (!checked) expect(count).toBeGreaterThan(0);
          expect((await page(path)).total, path).toBe(count);
          seen++;
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(100);
  }, 120_000);

  test('un cerchio più largo trova tanti annunci quanti ne dice; togliere un filtro anche; nella lingua della pagina', async () => {
    const seen = { wider: 0, loosened: 0 };
    await fc.assert(
      fc.asyncProperty(search, async (asked) => {
        const { html, total } = await page(pathOf(asked));
        for (const { path, label } of links(html, 'th-wider')) {
          expect(path.startsWith('/en/')).toBe(asked.language === '/en');
          const wider = await page(path);
          expect(wider.total).toBe(Number(/\d+/.exec(label)?.[0]));
          expect(wider.total).toBeGreaterThan(total);
          seen.wider++;
        }
        for (const { path, label } of links(html, 'th-loosened').filter(({ label }) => /\d+\D*$/.test(label))) {
          const promised = Number(/(\d+)\D*$/.exec(label)?.[1]);
          expect((await page(path)).total, label).toBe(promised);
          seen.loosened++;
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(seen.wider).toBeGreaterThan(3);
    expect(seen.loosened).toBeGreaterThan(3);
  }, 120_000);

  test.each(LANGUAGES)('la correzione proposta porta a una ricerca che trova, anche senza script (%s)', async (language) => {
    const { html } = await page(`${language}/opportunita?q=camerire&near=019036&radius_km=100`);
    const [mean] = links(html, 'th-mean');
    expect(mean?.label).toBe('cameriere');
    const corrected = await page(mean?.path ?? '');
    expect(corrected.total).toBeGreaterThan(0);
    expect(corrected.html).toMatch(/name="q"[^>]*value="cameriere"/);
    expect(links(corrected.html, 'th-mean')).toEqual([]);
  });

  test.each(LANGUAGES)('«cuoco Crema» cerca vicino a Crema, lo dice, e lascia cercare la parola (%s)', async (language) => {
    const { html, total } = await page(`${language}/opportunita?q=cuoco+Crema`);
    expect(total).toBe((await page(`${language}/opportunita?q=cuoco&near=019035`)).total);
    expect(html).toMatch(/name="q"[^>]*value="cuoco"/);
    expect(html).toMatch(/name="near"[^>]*value="Crema \(CR\)"/);
    const undo = [...html.matchAll(/<a href="([^"]*solo_parole=1[^"]*)">/g)][0]?.[1] ?? '';
    const asWords = await page(unescaped(undo));
    expect(asWords.html).toMatch(/name="q"[^>]*value="cuoco Crema"/);
    expect(asWords.html).toMatch(/name="near"[^>]*value=""|name="near"(?![^>]*value=)/);
    expect(asWords.html).toContain('name="solo_parole" value="1"');
  });

  test('le parole aggiunte si vedono e si tolgono', async () => {
    const { html } = await page('/opportunita?q=cameriere');
    const off = [...html.matchAll(/<a href="([^"]*esatto=1[^"]*)">/g)][0]?.[1] ?? '';
    expect(html).toContain('Cerchiamo anche: ');
    expect((await page(unescaped(off))).html).not.toContain('Cerchiamo anche: ');
  });
});
