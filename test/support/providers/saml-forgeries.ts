import { randomBytes } from 'node:crypto';
import type { KeyPair } from './certificates.ts';
import type { Answer, Signing } from './saml-answer.ts';

/** What is done to an honest answer; everything not said stays honest. */
export interface Forgery {
  /** Other facts from the start, honestly signed. */
  readonly facts?: Partial<Answer>;
  /** Changes the text before it is signed: the provider itself says something else. */
  readonly before?: (xml: string) => string;
  readonly signing?: Partial<Signing>;
  /** Parts that the provider itself signs afterwards, when `signing` was somebody else's. */
  readonly resign?: Signing['parts'];
  /** Changes the signed text. */
  readonly after?: (xml: string) => string;
  /** Changes the form field. */
  readonly field?: (base64: string) => string;
}
export type Case = readonly [title: string, reason: string, forgery: Forgery];

/** Replaces, and complains when there was nothing to replace: a forgery that changes nothing proves nothing. */
export function swap(from: string | RegExp, to: string): (xml: string) => string {
  return (xml) => {
    const changed = xml.replace(from, () => to);
    if (changed === xml) throw new Error(`nothing to forge: ${String(from)}`);
    return changed;
  };
}

const seconds = (now: Date, offset: number) => new Date(now.getTime() + offset * 1000).toISOString();
const RESPONSE_INSTANT = /(<samlp:Response [^>]*IssueInstant=")[^"]+/;
const ASSERTION_INSTANT = /(<saml:Assertion [^>]*IssueInstant=")[^"]+/;
const at = (pattern: RegExp, value: string) => (xml: string) => swap(pattern, `${pattern.exec(xml)?.[1] ?? ''}${value}`)(xml);
const ENTITY = ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"';
const LAST_ISSUER = /<saml:Issuer[^>]*>[^<]*<\/saml:Issuer>(?=<saml:Subject>)/;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const attribute = (name: string) => new RegExp(`<saml:Attribute Name="${name}">.*?</saml:Attribute>`);

/** The provider signs, but says what does not fit our request, our name, our time. */
export function wrongContents(now: Date): readonly Case[] {
  return [
    ['per un’altra richiesta', 'in-response-to', { facts: { inResponseTo: '_another' } }],
    ['non chiesta da nessuno', 'in-response-to', { before: swap(/ InResponseTo="[^"]+"(?= Destination)/, '') }],
    [
      'conferma per un’altra richiesta',
      'in-response-to',
      { before: swap(/(?<=Recipient="[^"]+" )InResponseTo="[^"]+"/, 'InResponseTo="_x"') },
    ],
    ['conferma senza richiesta', 'in-response-to', { before: swap(/(?<=Recipient="[^"]+" )InResponseTo="[^"]+"/, '') }],
    ['a un altro indirizzo', 'destination', { before: swap(/Destination="[^"]+"/, 'Destination="https://evil.example/acs"') }],
    ['senza indirizzo', 'destination', { before: swap(/ Destination="[^"]+"/, '') }],
    ['consegnata ad altri', 'recipient', { before: swap(/Recipient="[^"]+"/, 'Recipient="https://evil.example/acs"') }],
    ['consegnata a nessuno', 'recipient', { before: swap(/Recipient="[^"]+"/, '') }],
    ['per un altro sito', 'audience', { facts: { audience: 'https://another.example' } }],
    ['per nessun sito', 'audience', { before: swap(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '') }],
    ['per due siti', 'audience', { before: swap('</saml:Audience>', '</saml:Audience><saml:Audience>https://b.example</saml:Audience>') }],
    ['di un altro gestore', 'response-issuer', { facts: { issuer: 'https://another.example' } }],
    [
      'asserzione di un altro gestore',
      'assertion-issuer',
      { before: swap(LAST_ISSUER, `<saml:Issuer${ENTITY}>https://b.example</saml:Issuer>`) },
    ],
    [
      'asserzione senza formato del gestore',
      'assertion-issuer',
      { before: (xml) => xml.replace(LAST_ISSUER, (issuer) => issuer.replace(ENTITY, '')) },
    ],
    ['formato del gestore sbagliato', 'response-issuer', { before: swap('nameid-format:entity', 'nameid-format:transient') }],
    ['scaduta', 'expired', { before: swap(/(?<=NotBefore="[^"]+" )NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${seconds(now, -31)}"`) }],
    ['senza scadenza', 'expired', { before: swap(/(?<=NotBefore="[^"]+" )NotOnOrAfter="[^"]+"/, '') }],
    ['non ancora valida', 'not-before', { before: swap(/NotBefore="[^"]+"/, `NotBefore="${seconds(now, 90)}"`) }],
    ['senza inizio', 'not-before', { before: swap(/NotBefore="[^"]+"/, '') }],
    ['conferma scaduta', 'confirmation-expired', { before: swap(/NotOnOrAfter="[^"]+"(?=\/>)/, `NotOnOrAfter="${seconds(now, -31)}"`) }],
    ['conferma senza scadenza', 'confirmation-expired', { before: swap(/ NotOnOrAfter="[^"]+"(?=\/>)/, '') }],
    [
      'conferma con un inizio',
      'confirmation',
      { before: swap(/NotOnOrAfter="[^"]+"(?=\/>)/, `NotOnOrAfter="${seconds(now, 60)}" NotBefore="${seconds(now, -9)}"`) },
    ],
    ['conferma di un altro tipo', 'confirmation', { before: swap('cm:bearer', 'cm:sender-vouches') }],
    ['fatta prima della richiesta', 'response-instant', { before: at(RESPONSE_INSTANT, seconds(now, -600)) }],
    ['fatta nel futuro', 'response-instant', { before: at(RESPONSE_INSTANT, seconds(now, 600)) }],
    ['senza momento', 'response-instant', { before: swap(/ IssueInstant="[^"]+"/, '') }],
    ['con un momento senza fuso', 'response-instant', { before: at(RESPONSE_INSTANT, seconds(now, 0).replace('Z', '')) }],
    ['asserzione fatta prima della richiesta', 'assertion-instant', { before: at(ASSERTION_INSTANT, seconds(now, -600)) }],
    ['asserzione fatta nel futuro', 'assertion-instant', { before: at(ASSERTION_INSTANT, seconds(now, 600)) }],
    ['livello 1 invece di 2', 'level', { facts: { level: 1 } }],
    ['livello inventato', 'level', { before: swap('SpidL2', 'SpidL9') }],
    ['livello con un pezzo in più', 'level', { before: swap('spid.gov.it/SpidL2', 'spid.gov.it.evil.example/SpidL2') }],
    ['senza accesso', 'authn-statement', { before: swap(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, '') }],
    ['versione 1.1', 'response-version', { before: swap('Version="2.0"', 'Version="1.1"') }],
    ['asserzione di versione 1.1', 'assertion-version', { before: swap(/(?<=<saml:Assertion [^>]*)Version="2.0"/, 'Version="1.1"') }],
    ['stato che non è un sì', 'status', { before: swap('status:Success', 'status:AuthnFailed') }],
    ['senza stato', 'status', { before: swap(/<samlp:Status>.*<\/samlp:Status>/, '') }],
    ['identificativo non temporaneo', 'name-id', { before: swap('nameid-format:transient', 'nameid-format:persistent') }],
    ['identificativo senza qualificatore', 'name-id', { before: swap(/ NameQualifier="[^"]+"/, '') }],
    ['identificativo vuoto', 'name-id', { before: swap(/(?<=<saml:NameID[^>]*>)[^<]+/, '') }],
    ['senza soggetto', 'subject', { before: swap(/<saml:Subject>.*<\/saml:Subject>/, '') }],
    ['senza condizioni', 'conditions', { before: swap(/<saml:Conditions .*<\/saml:Conditions>/, '') }],
    ['senza codice della persona', 'attribute-missing', { before: swap(attribute('spidCode'), '') }],
    ['senza data di nascita', 'attribute-missing', { before: swap(attribute('dateOfBirth'), '') }],
    [
      'codice due volte',
      'attributes',
      { before: (xml) => xml.replace(attribute('spidCode'), (it) => it + it.replace('VITTIMA', 'ALTRA')) },
    ],
    [
      'codice con due valori',
      'attributes',
      { before: swap('</saml:AttributeValue>', '</saml:AttributeValue><saml:AttributeValue>B</saml:AttributeValue>') },
    ],
    ['senza attributi', 'attributes', { before: swap(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/, '') }],
  ];
}

/** The signature is missing, weak, of somebody else, or covers something else. */
export function wrongSignatures(own: KeyPair, otherIdp: KeyPair, stranger: KeyPair): readonly Case[] {
  const edit = swap(/VITTIMA/, 'LADRONE');
  return [
    ['senza firme', 'response-unsigned', { signing: { parts: [] } }],
    ['firmata solo la busta', 'assertion-unsigned', { signing: { parts: ['response'] } }],
    ['firmata solo l’asserzione', 'response-unsigned', { signing: { parts: ['assertion'] } }],
    ['firme tolte', 'response-unsigned', { after: (xml) => xml.replace(/<Signature [\s\S]*?<\/Signature>/g, '') }],
    ['persona cambiata dopo la firma', 'signature-wrong', { after: edit }],
    ['destinazione cambiata dopo la firma', 'signature-wrong', { after: swap(/<samlp:Response /, '<samlp:Response Consent="x" ') }],
    ['impronta cambiata', 'signature-wrong', { after: swap(/(?<=<DigestValue>)[^<]+/, randomBytes(32).toString('base64')) }],
    ['firma cambiata', 'signature-wrong', { after: swap(/(?<=<SignatureValue>)[^<]+/, randomBytes(256).toString('base64')) }],
    ['firmata da uno sconosciuto, con il suo certificato dentro', 'signature-wrong', { signing: { keys: stranger } }],
    [
      'firmata da uno sconosciuto, con il certificato del gestore dentro',
      'signature-wrong',
      { signing: { keys: { ...stranger, certificate: own.certificate } } },
    ],
    ['firmata da un altro gestore della federazione', 'signature-wrong', { signing: { keys: otherIdp } }],
    ['SHA-1', 'signature-algorithm', { signing: { algorithm: 'sha1' } }],
    ['impronta SHA-1', 'digest-algorithm', { signing: { digest: 'sha1' } }],
    ['HMAC con il certificato come segreto', 'signature-algorithm', { after: swap(/xmldsig-more#rsa-sha256/, 'xmldsig-more#hmac-sha256') }],
    [
      'una trasformazione in più',
      'signature-shape',
      { signing: { transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE, EXCLUSIVE] } },
    ],
    [
      'una trasformazione in meno',
      'signature-shape',
      { signing: { transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'] } },
    ],
    [
      'canonizzazione che tiene i commenti',
      'signature-shape',
      { after: swap(`<CanonicalizationMethod Algorithm="${EXCLUSIVE}"`, `<CanonicalizationMethod Algorithm="${EXCLUSIVE}WithComments"`) },
    ],
    ['due riferimenti', 'signature-shape', { after: (xml) => xml.replace(/<Reference [\s\S]*?<\/Reference>/, (it) => it + it) }],
    ['riferimento a tutto il documento', 'signature-reference', { after: swap(/URI="#[^"]+"/, 'URI=""') }],
    ['riferimento a un altro elemento', 'signature-reference', { after: swap(/URI="#_r/, 'URI="#_a') }],
    ['due firme sulla busta', 'signature-misplaced', { after: (xml) => xml.replace(/<Signature [\s\S]*?<\/Signature>/, (it) => it + it) }],
    ['senza ID', 'id-missing', { after: swap(/ ID="_a\d+"/, '') }],
  ];
}

/** Signature wrapping (XSW): signed content is kept somewhere, and something else stands where it is read. */
export function wrappings(): readonly Case[] {
  const parts = (xml: string) => {
    const assertion = /<saml:Assertion [\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
    const signature = /<Signature [\s\S]*?<\/Signature>/.exec(assertion)?.[0] ?? '';
    const bare = assertion.replace(signature, '');
    const evil = bare.replace(/ID="_a\d+"/, 'ID="_evil"').replaceAll('VITTIMA', 'LADRONE');
    const outer = /<Signature [\s\S]*?<\/Signature>/.exec(xml)?.[0] ?? '';
    const evilResponse = xml.replace(/ID="_r\d+"/, 'ID="_evilr"').replaceAll('VITTIMA', 'LADRONE');
    return { assertion, signature, bare, evil, outer, unsigned: xml.replace(outer, ''), evilResponse };
  };
  type Parts = ReturnType<typeof parts>;
  const wrap = (change: (xml: string, it: Parts) => string): Forgery => ({ after: (xml) => change(xml, parts(xml)) });
  const inside = (signature: string, hidden: string) => signature.replace('</Signature>', `<Object>${hidden}</Object></Signature>`);
  const many = 'assertions-many';
  return [
    [
      'XSW1: busta falsa, la vera dentro la firma',
      many,
      wrap((_x, it) => it.evilResponse.replace(it.outer, inside(it.outer, it.unsigned))),
    ],
    ['XSW2: busta falsa, la vera accanto alla firma', many, wrap((_x, it) => it.evilResponse.replace(it.outer, it.unsigned + it.outer))],
    ['XSW3: asserzione falsa prima della vera', many, wrap((xml, it) => xml.replace(it.assertion, it.evil + it.assertion))],
    [
      'XSW4: asserzione falsa che contiene la vera',
      many,
      wrap((xml, it) => xml.replace(it.assertion, it.evil.replace('</saml:Assertion>', `${it.assertion}</saml:Assertion>`))),
    ],
    [
      'XSW5: vera in fondo senza firma, falsa con la firma',
      many,
      wrap((xml, it) =>
        xml
          .replace(it.assertion, it.assertion.replaceAll('VITTIMA', 'LADRONE'))
          .replace('</samlp:Response>', `${it.bare}</samlp:Response>`),
      ),
    ],
    [
      'XSW6: vera dentro la firma della falsa',
      many,
      wrap((xml, it) => xml.replace(it.assertion, it.evil.replace('<saml:Subject>', `${inside(it.signature, it.bare)}<saml:Subject>`))),
    ],
    [
      'XSW7: falsa dentro un’estensione',
      many,
      wrap((xml, it) => xml.replace(it.assertion, `<samlp:Extensions>${it.evil}</samlp:Extensions>${it.assertion}`)),
    ],
    [
      'XSW8: vera dentro un oggetto della firma',
      many,
      wrap((xml, it) => xml.replace(it.assertion, it.evil.replace('</saml:Issuer>', `</saml:Issuer>${inside(it.signature, it.bare)}`))),
    ],
    [
      'asserzione falsa in un altro spazio dei nomi',
      many,
      wrap((xml, it) => xml.replace(it.assertion, `<x:Assertion xmlns:x="urn:x">1</x:Assertion>${it.assertion}`)),
    ],
    [
      'lo stesso ID due volte',
      'id-repeated',
      wrap((xml, it) => xml.replace('<samlp:Status>', `<samlp:Status Id="${/ID="(_a\d+)"/.exec(it.bare)?.[1]}">`)),
    ],
    [
      'la firma dell’asserzione spostata fuori',
      'assertion-unsigned',
      wrap((xml, it) => xml.replace(it.signature, '').replace('<samlp:Status>', `${it.signature}<samlp:Status>`).replace(it.outer, '')),
    ],
    [
      'un’estensione',
      'foreign-element',
      wrap((xml) => xml.replace('<samlp:Status>', '<samlp:Extensions><a/></samlp:Extensions><samlp:Status>')),
    ],
    [
      'un consiglio dentro l’asserzione',
      'foreign-element',
      { before: swap('<saml:AuthnStatement ', '<saml:Advice/><saml:AuthnStatement ') },
    ],
  ];
}

/** Documents that are not read at all. */
export function wrongDocuments(): readonly Case[] {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return [
    ['un commento nel codice della persona', 'comment', { after: swap('VITTIMA', 'VITT<!---->IMA') }],
    ['un commento nell’e-mail (user@a<!---->.b)', 'comment', { after: swap('@prova.example', '@prova<!---->.example') }],
    ['un’istruzione', 'processing-instruction', { after: swap('VITTIMA', 'VITT<?x ?>IMA') }],
    ['testo grezzo', 'cdata', { after: swap('VITTIMA', '<![CDATA[VITTIMA]]>') }],
    [
      'un’entità esterna (XXE)',
      'document-type',
      { after: (xml) => `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml.replace('VITTIMA', '&x;')}` },
    ],
    [
      'un milione di risate',
      'document-type',
      { after: (xml) => `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>${xml.replace('VITTIMA', '&l9;')}` },
    ],
    ['un’entità che nessuno dichiara', 'not-xml', { after: swap('VITTIMA', '&vittima;') }],
    ['troppo profonda', 'too-deep', { after: swap('<samlp:Status>', `<samlp:Status>${'<a>'.repeat(60)}${'</a>'.repeat(60)}`) }],
    ['troppo grande', 'too-large', { after: (xml) => xml + ' '.repeat(150_000) }],
    ['troncata', 'not-xml', { after: (xml) => xml.slice(0, -20) }],
    ['due radici', 'not-xml', { after: (xml) => xml + xml }],
    ['un’altra codifica', 'encoding', { after: (xml) => `<?xml version="1.0" encoding="UTF-7"?>${xml}` }],
    ['byte che non sono UTF-8', 'not-utf8', { field: () => Buffer.from([0x3c, 0xc3, 0x28, 0x3e]).toString('base64') }],
    ['non base64', 'not-base64', { field: (base64) => `%${base64.slice(1)}` }],
    ['vuota', 'not-base64', { field: () => '' }],
    ['non è una risposta', 'not-a-response', { after: (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse') }],
    [
      'senza asserzione',
      'assertion-missing',
      { before: swap(/<saml:Assertion .*<\/saml:Assertion>/, ''), signing: { parts: ['response'] } },
    ],
    ['asserzione cifrata', 'encrypted', { after: swap('<samlp:Status>', '<saml:EncryptedAssertion/><samlp:Status>') }],
  ];
}
