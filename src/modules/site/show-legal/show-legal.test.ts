import { describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { modules } from '../../../app.ts';
import { heldData } from '../../accounts/api.ts';

const database = await testDatabase();
const environment = {
  TALENTHUB_OPERATOR_NAME: 'Comune di Prova',
  TALENTHUB_OPERATOR_ADDRESS: 'Piazza Prova 1',
  TALENTHUB_OPERATOR_MAIL: 'scrivi@prova.example',
  TALENTHUB_DPO_MAIL: 'dpo@prova.example',
  TALENTHUB_SUPERVISORY_AUTHORITY: 'Garante di Prova',
  TALENTHUB_ACCESSIBILITY_CHECKED: '2026-10-05',
};
const { app } = await testApp(database, { environment });
const { app: bare } = await testApp(database);
const plain = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const read = async (path: string, server = app) => plain((await server.inject(path)).body);

describe('le pagine legali dicono il vero', () => {
  test('chi tratta i dati, a chi scrivere e a chi reclamare vengono dalla configurazione', async () => {
    const page = await read('/privacy');
    for (const value of ['Comune di Prova, Piazza Prova 1', 'scrivi@prova.example', 'dpo@prova.example', 'Garante di Prova'])
      expect(page).toContain(value);
    const without = await read('/privacy', bare);
    expect(without).not.toContain('Responsabile della protezione dei dati');
    expect(without).toContain('Garante per la protezione dei dati personali');
  });

  test.each(['it', 'en'] as const)('i tempi sono quelli dei manifesti, per ogni dato di ogni modulo (%s)', async (locale) => {
    const page = await read(locale === 'it' ? '/privacy' : '/en/privacy');
    const held = heldData(modules, locale);
    expect(held.length).toBeGreaterThan(30);
    for (const { what, keptDays } of held) {
      expect(page, what).toContain(`<strong>${what}</strong>`);
      if (keptDays !== null)
        expect(page, what).toMatch(
          new RegExp(`${keptDays.toLocaleString(locale === 'it' ? 'it-IT' : 'en-GB', { useGrouping: true })} (?:giorn|day)`),
        );
    }
  });

  test('un solo cookie, e solo per chi accede: chi visita non ne riceve nessuno', async () => {
    expect(await read('/privacy')).toContain('un solo cookie, tecnico, e solo quando accedi');
    for (const path of ['/', '/privacy', '/opportunita', '/per-te'])
      expect((await app.inject(path)).headers['set-cookie'], path).toBeUndefined();
  });

  test('la dichiarazione di accessibilità dice quando, come e che cosa manca', async () => {
    const page = await read('/accessibilita');
    expect(page).toContain('5 ottobre 2026');
    expect(page).toContain('autovalutazione');
    expect(page).toContain('Che cosa manca ancora');
  });
});
