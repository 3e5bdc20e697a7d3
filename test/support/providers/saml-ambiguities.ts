import type { KeyPair } from './certificates.ts';
import { type Case, swap } from './saml-forgeries.ts';

/** Doubles what matches: of two that differ, one reader takes the first and another the last. */
const twice = (pattern: RegExp, change: (text: string) => string) => (xml: string) => {
  const found = pattern.exec(xml)?.[0];
  if (!found) throw new Error(`nothing to forge: ${String(pattern)}`);
  return xml.replace(found, () => found + change(found));
};
const seconds = (now: Date, offset: number) => new Date(now.getTime() + offset * 1000).toISOString();
const EVIL = 'https://evil.example/acs';
const CONFIRMATION = /<saml:SubjectConfirmation .*?<\/saml:SubjectConfirmation>/;
const SIGNATURES = /<Signature [\s\S]*?<\/Signature>/g;

/** Signed by the provider itself, but saying two things, or saying one where only a careless reader looks. */
export function ambiguousContents(now: Date): readonly Case[] {
  const confirmationUntil = /NotOnOrAfter="[^"]+"(?=\/>)/;
  return [
    [
      'due conferme, una per un altro sito',
      'confirmation',
      { before: twice(CONFIRMATION, (it) => it.replace(/Recipient="[^"]+"/, `Recipient="${EVIL}"`)) },
    ],
    ['due condizioni', 'conditions', { before: twice(/<saml:Conditions .*<\/saml:Conditions>/, (it) => it) }],
    [
      'due elenchi di siti',
      'audience',
      {
        before: twice(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, (it) =>
          it.replace(/Audience>[^<]+/, 'Audience>https://b.example'),
        ),
      },
    ],
    [
      'due accessi, il secondo di livello più alto',
      'authn-statement',
      { before: twice(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, (it) => it.replace('SpidL2', 'SpidL3')) },
    ],
    [
      'due elenchi di attributi',
      'attributes',
      { before: twice(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/, (it) => it.replace('VITTIMA', 'ALTRA')) },
    ],
    ['due soggetti', 'subject', { before: twice(/<saml:Subject>.*<\/saml:Subject>/, (it) => it) }],
    ['due identificativi', 'name-id', { before: twice(/<saml:NameID .*?<\/saml:NameID>/, (it) => it) }],
    [
      'due stati, il primo un sì',
      'status',
      { before: twice(/<samlp:Status>.*<\/samlp:Status>/, (it) => it.replace('Success', 'AuthnFailed')) },
    ],
    [
      'un sì dentro un no',
      'status',
      {
        before: swap(
          /<samlp:StatusCode Value="([^"]+)"\/>/,
          '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:StatusCode>',
        ),
      },
    ],
    [
      'il destinatario in un attributo di un altro spazio dei nomi',
      'recipient',
      { before: swap(' Recipient=', ' xmlns:x="urn:x" x:Recipient=') },
    ],
    [
      'la richiesta in un attributo di un altro spazio dei nomi',
      'in-response-to',
      { before: swap(/ InResponseTo=(?="[^"]+" Destination)/, ' xmlns:x="urn:x" x:InResponseTo=') },
    ],
    [
      'il sito nel testo di un altro elemento',
      'audience',
      {
        before: swap(
          /<saml:Audience>([^<]+)<\/saml:Audience>/,
          '<saml:Audience><x xmlns="urn:x">https://talenthub.example</x></saml:Audience>',
        ),
      },
    ],
    ['il codice dentro un altro elemento', 'attributes', { before: swap('>VITTIMA<', '><x xmlns="urn:x">VITTIMA</x><') }],
    ['il codice di soli spazi', 'attribute-missing', { before: swap('>VITTIMA<', '> \t <') }],
    [
      'scadenza con un fuso diverso da UTC',
      'confirmation-expired',
      { before: swap(confirmationUntil, `NotOnOrAfter="${seconds(now, 60).replace('Z', '-10:00')}"`) },
    ],
    ['scadenza che non è una data', 'confirmation-expired', { before: swap(confirmationUntil, 'NotOnOrAfter="9999-99-99T99:99:99Z"') }],
    [
      'il gestore con uno spazio in coda',
      'response-issuer',
      { before: swap(/(?<=<saml:Issuer[^>]*>)https:\/\/idp\.example(?=<)/, 'https://idp.example ') },
    ],
    [
      'l’indirizzo con una barra in più',
      'destination',
      { before: swap(/(Destination=")([^"]+)/, 'Destination="https://talenthub.example/accedi/saml/ritorno/') },
    ],
  ];
}

/** Parts of honest signatures put together another way. */
export function ambiguousSignatures(otherIdp: KeyPair): readonly Case[] {
  const wrong = 'signature-wrong';
  return [
    [
      'le due firme scambiate di posto',
      'signature-reference',
      {
        after: (xml) => {
          const [outer = '', inner = ''] = xml.match(SIGNATURES) ?? [];
          return xml
            .replace(outer, '\u0001')
            .replace(inner, outer)
            .replace('\u0001', () => inner);
        },
      },
    ],
    [
      'due SignedInfo',
      'signature-shape',
      { after: twice(/<SignedInfo>[\s\S]*?<\/SignedInfo>/, (it) => it.replace(/<DigestValue>[^<]+/, '<DigestValue>AAAA')) },
    ],
    [
      'due valori di firma',
      'signature-shape',
      { after: twice(/<SignatureValue>[^<]*<\/SignatureValue>/, () => '<SignatureValue>AAAA</SignatureValue>') },
    ],
    ['due impronte', 'signature-shape', { after: twice(/<DigestValue>[^<]*<\/DigestValue>/, () => '<DigestValue>AAAA</DigestValue>') }],
    ['un elemento dentro l’impronta', wrong, { after: swap(/<DigestValue>/, '<DigestValue><x/>') }],
    ['firma troncata', wrong, { after: (xml) => xml.replace(/(<SignatureValue>[^<]{20})[^<]*/g, '$1') }],
    [
      'lunghezza HMAC dentro il metodo',
      wrong,
      { after: (xml) => xml.replace(/(<SignatureMethod [^>]*?)\/>/, '$1><HMACOutputLength>0</HMACOutputLength></SignatureMethod>') },
    ],
    [
      'una trasformazione XPath al posto della seconda',
      'signature-shape',
      {
        after: swap(
          /<Transform Algorithm="http:\/\/www\.w3\.org\/2001\/10\/xml-exc-c14n#"\/>/,
          '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>not(ancestor-or-self::x)</XPath></Transform>',
        ),
      },
    ],
    [
      'la chiave da cercare altrove',
      wrong,
      {
        after: (xml) =>
          xml
            .replace(/<KeyInfo>[\s\S]*?<\/KeyInfo>/g, '<KeyInfo><RetrievalMethod URI="https://evil.example/key"/></KeyInfo>')
            .replace('VITTIMA', 'LADRONE'),
      },
    ],
    [
      'la firma in un altro spazio dei nomi',
      'signature-misplaced',
      { after: (xml) => xml.replace(/xmlns="http:\/\/www\.w3\.org\/2000\/09\/xmldsig#"/, 'xmlns="urn:x"') },
    ],
    [
      'la busta di un gestore, con dentro l’asserzione firmata da un altro',
      wrong,
      { signing: { parts: ['assertion'], keys: otherIdp }, resign: ['response'] },
    ],
  ];
}
