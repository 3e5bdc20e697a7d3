import { expect, test } from 'vitest';
import { makeKeyPair } from '../../../../../test/support/providers/certificates.ts';
import { idpMetadata } from '../../../../../test/support/providers/saml-answer.ts';
import { readIdpMetadata } from './idp-metadata.ts';

const one = idpMetadata('https://idp.example', 'https://idp.example/sso', [makeKeyPair('idp').certificate]);
const NOW = new Date('2026-11-22T10:00:00Z');
const read = (xml: string) => readIdpMetadata(xml, [], NOW).map(({ entityId }) => entityId);
const on = (element: string, end: string) => one.replace(new RegExp(`<([\\w:]*)${element}\\b`), `$& validUntil="${end}"`);

test('metadati scaduti non fanno entrare nessuno, dovunque lo dicano; una data illeggibile è scaduta', () => {
  expect(read(one)).toEqual(['https://idp.example']);
  for (const element of ['EntityDescriptor', 'IDPSSODescriptor']) {
    expect(read(on(element, '2026-11-22T10:00:01Z')), element).toEqual(['https://idp.example']);
    expect(read(on(element, '2026-11-22T10:00:00Z')), element).toEqual([]);
    expect(read(on(element, 'domani')), element).toEqual([]);
  }
  const list = (end: string) =>
    `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" validUntil="${end}">${one.replace(/<\?xml[^>]*\?>/, '')}</md:EntitiesDescriptor>`;
  expect(read(list('2027-01-01T00:00:00Z'))).toEqual(['https://idp.example']);
  expect(read(list('2026-11-21T00:00:00Z'))).toEqual([]);
});
