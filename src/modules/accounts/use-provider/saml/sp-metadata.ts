import { X509Certificate } from 'node:crypto';
import { signXml } from '@node-saml/node-saml/lib/xml.js';
import { contentHash } from '../../../../kernel/ids.ts';
import type { Config } from '../../../../platform/config/config.ts';
import { ATTRIBUTES, escapeXml, NS, POST_BINDING, REDIRECT_BINDING, TRANSIENT } from './saml-names.ts';
import type { SamlSettings } from './saml-settings.ts';

const SPID_EXTENSIONS = 'https://spid.gov.it/saml-extensions';

/** What we publish about ourselves for the federation, signed, with the present and the next certificate. */
export function spMetadata(settings: SamlSettings, config: Config): string {
  const id = `_${contentHash(settings.entityId + settings.certificates.join())}`;
  const xml = [
    `<md:EntityDescriptor xmlns:md="${NS.metadata}" xmlns:ds="${NS.signature}" xmlns:spid="${SPID_EXTENSIONS}"`,
    ` entityID="${escapeXml(settings.entityId)}" ID="${id}">`,
    `<md:SPSSODescriptor protocolSupportEnumeration="${NS.protocol}" AuthnRequestsSigned="true" WantAssertionsSigned="true">`,
    ...settings.certificates.map(keyDescriptor),
    `<md:SingleLogoutService Binding="${REDIRECT_BINDING}" Location="${escapeXml(config.publicUrl)}/accedi/saml/uscita"/>`,
    `<md:NameIDFormat>${TRANSIENT}</md:NameIDFormat>`,
    `<md:AssertionConsumerService Binding="${POST_BINDING}" Location="${escapeXml(settings.answerTo)}" index="0" isDefault="true"/>`,
    attributeService(config),
    '</md:SPSSODescriptor>',
    organisation(config),
    '</md:EntityDescriptor>',
  ].join('');
  return signXml(
    xml,
    '/*',
    { reference: '/*', action: 'prepend' },
    { privateKey: settings.key, publicCert: settings.certificates[0], signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' },
  );
}

function keyDescriptor(pem: string): string {
  const certificate = new X509Certificate(pem).raw.toString('base64');
  const data = `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`;
  return `<md:KeyDescriptor use="signing"><ds:KeyInfo>${data}</ds:KeyInfo></md:KeyDescriptor>`;
}

function attributeService(config: Config): string {
  const name = escapeXml(config.TALENTHUB_OPERATOR_NAME);
  const asked = ATTRIBUTES.map((attribute) => `<md:RequestedAttribute Name="${attribute}"/>`).join('');
  const named = `<md:ServiceName xml:lang="it">${name}</md:ServiceName>`;
  return `<md:AttributeConsumingService index="0">${named}${asked}</md:AttributeConsumingService>`;
}

function organisation(config: Config): string {
  const name = escapeXml(config.TALENTHUB_OPERATOR_NAME);
  const parts = [
    `<md:OrganizationName xml:lang="it">${name}</md:OrganizationName>`,
    `<md:OrganizationDisplayName xml:lang="it">${name}</md:OrganizationDisplayName>`,
    `<md:OrganizationURL xml:lang="it">${escapeXml(config.publicUrl)}</md:OrganizationURL>`,
  ].join('');
  const { TALENTHUB_SAML_IPA_CODE: ipa, TALENTHUB_OPERATOR_MAIL: mail } = config;
  const kind = ipa ? `<spid:IPACode>${escapeXml(ipa)}</spid:IPACode><spid:Public/>` : '<spid:Private/>';
  const contact = `<md:Extensions>${kind}</md:Extensions><md:EmailAddress>${escapeXml(mail)}</md:EmailAddress>`;
  return `<md:Organization>${parts}</md:Organization><md:ContactPerson contactType="other">${contact}</md:ContactPerson>`;
}
