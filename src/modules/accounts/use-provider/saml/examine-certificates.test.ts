import { describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../../test/support/app.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { makeKeyPair } from '../../../../../test/support/providers/certificates.ts';
import { idpMetadata } from '../../../../../test/support/providers/saml-answer.ts';
import { samlSite } from '../../../../../test/support/providers/saml-site.ts';
import { fixedClock } from '../../../../platform/clock/clock.ts';
import { examineCertificates } from './examine-certificates.ts';

const database = await testDatabase();
const site = samlSite({ 'idp.xml': idpMetadata('https://idp.example', 'https://idp.example/sso', [makeKeyPair('idp').certificate]) });
// The certificates of the tests end with the year 2044.
const at = (day: string, environment: Record<string, string> = site.environment) =>
  examineCertificates(testPlatform(database, { clock: fixedClock(`${day}T09:00:00Z`), environment }));

describe('i certificati di SPID, guardati da doctor', () => {
  test('lontani dalla fine va bene, vicini si avvisa, finiti è un errore che dice di chi', async () => {
    expect(await at('2026-11-21')).toMatchObject([{ state: 'ok', detail: expect.stringMatching(/^2, the first ends in \d+ days$/) }]);
    expect(await at('2044-12-01')).toMatchObject([
      { state: 'warn', detail: expect.stringMatching(/ours ends in 3\d days.*ends in 3\d days/) },
    ]);
    expect(await at('2045-02-01')).toMatchObject([{ state: 'wrong', detail: expect.stringContaining('has ended') }]);
  });

  test('senza SAML non c’è niente da guardare; senza chiave o senza gestori lo dice', async () => {
    expect(await at('2026-11-21', {})).toEqual([]);
    expect(await at('2026-11-21', { ...site.environment, TALENTHUB_SAML_KEY_FILE: '/non/c/e' })).toMatchObject([
      { state: 'wrong', detail: expect.stringContaining('ENOENT') },
    ]);
    const none = { ...site.environment, TALENTHUB_SAML_IDP_PINS: 'ab'.repeat(32) };
    expect(await at('2026-11-21', none)).toMatchObject([{ state: 'wrong', detail: expect.stringContaining('no usable') }]);
  });
});
