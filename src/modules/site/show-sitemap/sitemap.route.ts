import { localisePath } from '../../../platform/http/language-url.ts';
import { content } from '../../../platform/http/reply.ts';
import { get, type Route } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';

/** Search engines take at most 50,000 addresses in one file. */
const MOST = 50_000;
const OWN_PATHS = [
  '/',
  '/opportunita',
  '/professioni',
  '/per-te',
  '/privacy',
  '/note-legali',
  '/accessibilita',
  '/domande-frequenti',
  '/api',
];

/** `/sitemap.xml` and `/robots.txt`. Gets the modules when asked, because the site is itself one of them. */
export function sitemapRoutes(modules: () => readonly ModuleManifest[]): readonly Route[] {
  return [
    get({
      path: '/sitemap.xml',
      guard: 'public',
      audit: 'site.sitemap',
      async handle({ platform, read }) {
        const lists = await read(async (db) => {
          const found: { path: string; modified?: Date }[][] = [];
          for (const module of modules()) if (module.sitemap) found.push([...(await module.sitemap(platform, db))]);
          return found.flat();
        });
        const own = OWN_PATHS.map((path): { path: string; modified?: Date } => ({ path }));
        const entries = [...own, ...lists].slice(0, MOST).map((entry) => urlElement(platform.config.publicUrl, entry));
        const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
        return content(xml, 'application/xml; charset=utf-8', { maxAge: 600 });
      },
    }),
    get({
      path: '/robots.txt',
      guard: 'public',
      audit: 'site.robots',
      handle({ platform }) {
        const lines = [
          'User-agent: *',
          'Disallow: /per-te/',
          'Disallow: /en/per-te/',
          'Disallow: /api/',
          '',
          `Sitemap: ${platform.config.publicUrl}/sitemap.xml`,
          '',
        ];
        return content(lines.join('\n'), 'text/plain; charset=utf-8', { maxAge: 3600 });
      },
    }),
  ];
}

function urlElement(publicUrl: string, entry: { path: string; modified?: Date }): string {
  const modified = entry.modified ? `<lastmod>${entry.modified.toISOString()}</lastmod>` : '';
  return `<url><loc>${escapeXml(publicUrl + localisePath(entry.path, 'it'))}</loc>${modified}</url>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
