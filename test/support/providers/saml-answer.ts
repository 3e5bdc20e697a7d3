import { inflateRawSync } from 'node:zlib';
import { signXml } from '@node-saml/node-saml/lib/xml.js';
import type { KeyPair } from './certificates.ts';

/** What a request said, and where its answer goes. */
export interface Asked {
  readonly id: string;
  readonly relayState: string;
  /** The request's XML. */
  readonly xml: string;
}

/** Reads the address that the site leads to. */
export function readRequest(address: string): Asked {
  const query = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString();
  return { id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '', relayState: query.get('RelayState') ?? '', xml };
}

export interface Answer {
  readonly inResponseTo: string;
  readonly now: Date;
  readonly issuer: string;
  readonly audience: string;
  readonly answerTo: string;
  readonly spidCode: string;
  readonly email: string;
  readonly level?: 1 | 2 | 3;
}

let serial = 0;
const ENTITY = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';

/** An honest response in the shape of SPID, not yet signed. */
export function answerXml(answer: Answer): string {
  const { inResponseTo, now, issuer, audience, answerTo, level = 2 } = answer;
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  serial++;
  const attributes = { spidCode: answer.spidCode, name: 'Anna', familyName: 'Prova', dateOfBirth: '2005-03-04', email: answer.email };
  return [
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"',
    ` ID="_r${serial}" Version="2.0" IssueInstant="${at(0)}" InResponseTo="${inResponseTo}" Destination="${answerTo}">`,
    `<saml:Issuer Format="${ENTITY}">${issuer}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    `<saml:Assertion ID="_a${serial}" Version="2.0" IssueInstant="${at(0)}">`,
    `<saml:Issuer Format="${ENTITY}">${issuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="${issuer}">_t${serial}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData Recipient="${answerTo}" InResponseTo="${inResponseTo}" NotOnOrAfter="${at(120)}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(120)}">`,
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s${serial}"><saml:AuthnContext>`,
    `<saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL${level}</saml:AuthnContextClassRef>`,
    '</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>',
    ...Object.entries(attributes).map(
      ([name, value]) => `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    ),
    '</saml:AttributeStatement></saml:Assertion></samlp:Response>',
  ].join('');
}

export interface Signing {
  readonly keys: KeyPair;
  /** Which parts are signed; default both. */
  readonly parts?: readonly ('assertion' | 'response')[];
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
  readonly digest?: 'sha1' | 'sha256' | 'sha512';
  readonly transforms?: readonly string[];
}

/** Signs as an identity provider does: the assertion first, then the whole. */
export function signAnswer(xml: string, signing: Signing): string {
  const { keys, parts = ['assertion', 'response'], algorithm = 'sha256', digest = algorithm, transforms } = signing;
  const options = {
    privateKey: keys.key,
    publicCert: keys.certificate,
    signatureAlgorithm: algorithm,
    digestAlgorithm: digest,
    ...(transforms ? { xmlSignatureTransforms: [...transforms] } : {}),
  };
  const order = (['assertion', 'response'] as const).filter((part) => parts.includes(part));
  return order.reduce((signed, part) => {
    const path = part === 'response' ? '/*' : "/*/*[local-name(.)='Assertion']";
    const issuer = `${path}/*[local-name(.)='Issuer']`;
    return signXml(signed, path, { reference: issuer, action: 'after' }, options);
  }, xml);
}

export function encodeAnswer(xml: string): string {
  return Buffer.from(xml).toString('base64');
}

/** Metadata of an identity provider. */
export function idpMetadata(entityId: string, signOnUrl: string, certificates: readonly string[], name = entityId): string {
  const keys = certificates.map((pem) => {
    const base64 = pem.replace(/-----[^-]+-----|\s/g, '');
    return `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><!-- made by a test --><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.join('')}<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</md:NameIDFormat><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signOnUrl}"/></md:IDPSSODescriptor><md:Organization><md:OrganizationDisplayName xml:lang="it">${name}</md:OrganizationDisplayName></md:Organization></md:EntityDescriptor>`;
}
