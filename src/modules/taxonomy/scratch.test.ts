import AxeBuilder from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { test } from 'vitest';
import { testPlatform } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { modules } from '../../app.ts';
import { renderDocument } from '../../design/layout/document.tsx';
import { errorPage, errorText } from '../../design/layout/error-page.tsx';
import { silentTerminal } from '../../platform/cli/terminal.ts';
import { readAssetManifest } from '../../platform/http/assets.ts';
import { createServer } from '../../platform/http/server.ts';
import { importEscoCommand } from './import-esco/import-esco.command.ts';
import { loadTaxonomy } from './testing/load-taxonomy.ts';

const database = await testDatabase();
test('x', async () => {
  await loadTaxonomy(database);
  const platform = testPlatform(database, { environment: { TALENTHUB_DATA_DIR: '/tmp/scratch_tax' } });
  await importEscoCommand.run(platform, ['../shared/data/esco/v1.1.1-en', '../shared/data/esco/v1.0.8-it'], silentTerminal());
  const asset = readAssetManifest('/tmp/tax-client');
  const links = () => [
    { label: 'Opportunità', path: '/opportunita' },
    { label: 'Professioni', path: '/professioni' },
  ];
  const site = { mainLinks: links, footerLinks: () => [], asset };
  const app = await createServer({
    platform,
    modules,
    assetsFolder: '/tmp/tax-client',
    renderer: { page: (v, r) => renderDocument(v, r, site), errorPage, errorText },
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const paths: [string, string][] = [
    ['doors', '/professioni'],
    ['search', '/professioni?q=cameriere'],
    ['sector', '/professioni?settore=ristorazione'],
    ['none', '/professioni?q=xyzzyq'],
    ['sheet', '/professioni/cameriere-di-sala'],
    ['esco', '/professioni/animatore-3d'],
    ['esco2', '/professioni/direttore-tecnico-di-allestimento'],
    ['en', '/en/professioni/direttore-tecnico-di-allestimento'],
    ['ensheet', '/en/professioni/cameriere-di-sala'],
  ];
  for (const width of [360, 1280])
    for (const scheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      for (const [name, path] of paths) {
        const r = await page.goto(base + path);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        const axe = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        console.log(
          width,
          scheme,
          name,
          r?.status(),
          (await page.content()).length,
          overflow ? 'OVERFLOW' : '',
          axe.violations.map(
            (v) =>
              `${v.id}: ${v.nodes
                .slice(0, 2)
                .map((n) => n.html.slice(0, 140))
                .join(' || ')}`,
          ),
        );
        if (scheme === 'light' || name === 'sheet')
          await page.screenshot({ path: `/tmp/shots-tax/${name}-${width}-${scheme}.png`, fullPage: true });
      }
      await context.close();
    }
  await browser.close();
  await app.close();
}, 300000);
