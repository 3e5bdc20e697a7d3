import { getVerifiedXml, parseDomFromString, xpath } from '@node-saml/node-saml/lib/xml.js';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { childrenOf, everyElement, onlyChild, readXml, type XmlElement, type XmlReason } from './read-xml.ts';
import { NS } from './saml-names.ts';

/** Why the signed parts of a response are not believed. */
export type SignatureReason =
  | XmlReason
  | 'not-a-response'
  | 'assertion-missing'
  | 'assertions-many'
  | 'encrypted'
  | 'foreign-element'
  | 'id-missing'
  | 'id-repeated'
  | 'response-unsigned'
  | 'assertion-unsigned'
  | 'signature-misplaced'
  | 'signature-shape'
  | 'signature-algorithm'
  | 'digest-algorithm'
  | 'signature-reference'
  | 'signature-wrong';

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const TRANSFORMS = `http://www.w3.org/2000/09/xmldsig#enveloped-signature ${EXCLUSIVE}`;
/** SHA-256 or better; with a shared secret or SHA-1 others could sign too. */
const SIGNING = new Set(['256', '384', '512'].map((bits) => `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`));
const DIGESTS = new Set(['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']);
/** Where signed content could be hidden and something else shown in its place. */
const NEVER = new Set(['Extensions', 'Advice', 'Evidence', 'Object', 'Manifest']);

/** A response and its assertion, as they were signed: read from the very bytes whose signature is good. */
export interface VerifiedParts {
  readonly response: XmlElement;
  readonly assertion: XmlElement;
}

/** The shape first (one response, one assertion, one signature on each, on nothing else), then the signatures, then only what they cover. */
export async function verifyResponse(xml: string, certificates: readonly string[]): Promise<Result<VerifiedParts, SignatureReason>> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const wrong = shapeProblem(read.value);
  if (wrong) return err(wrong);
  const document = await parseDomFromString(xml);
  const [assertion] = xpath.selectElements(document, "/*/*[local-name(.)='Assertion']");
  const signed = [verified(xml, document.documentElement, certificates), assertion && verified(xml, assertion, certificates)];
  const [whole, part] = signed.map((text) => (text ? readXml(text) : err('not-xml' as const)));
  if (!whole?.ok || !part?.ok) return err('signature-wrong');
  const sameResponse = idOf(whole.value) === idOf(read.value);
  const sameAssertion = idOf(onlyChild(whole.value, NS.assertion, 'Assertion')) === idOf(part.value);
  return sameResponse && sameAssertion ? ok({ response: whole.value, assertion: part.value }) : err('signature-wrong');
}

function idOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes.get('ID');
}

function verified(xml: string, element: Element, certificates: readonly string[]): string | null {
  try {
    return getVerifiedXml(xml, element, [...certificates]);
  } catch {
    return null;
  }
}

function shapeProblem(root: XmlElement): SignatureReason | null {
  if (root.ns !== NS.protocol || root.name !== 'Response') return 'not-a-response';
  const all = everyElement(root);
  const named = (name: string) => all.filter((element) => element.name === name);
  if (named('EncryptedAssertion').length + named('EncryptedID').length + named('EncryptedAttribute').length > 0) return 'encrypted';
  if (named('Assertion').length > 1 || named('Response').length > 1) return 'assertions-many';
  const assertion = onlyChild(root, NS.assertion, 'Assertion');
  if (!assertion) return 'assertion-missing';
  if (all.some(({ name }) => NEVER.has(name))) return 'foreign-element';
  return idProblem(root, assertion, all) ?? signaturesProblem(root, assertion, named('Signature'));
}

function idProblem(root: XmlElement, assertion: XmlElement, all: readonly XmlElement[]): SignatureReason | null {
  if (![root, assertion].every((element) => /^[A-Za-z_][\w.-]{0,255}$/.test(element.attributes.get('ID') ?? ''))) return 'id-missing';
  const ids = all.flatMap(({ attributes }) => [...attributes].filter(([name]) => /(^|})id$/i.test(name)).map(([, value]) => value));
  return new Set(ids).size === ids.length ? null : 'id-repeated';
}

function signaturesProblem(root: XmlElement, assertion: XmlElement, signatures: readonly XmlElement[]): SignatureReason | null {
  const onResponse = childrenOf(root, NS.signature, 'Signature');
  const onAssertion = childrenOf(assertion, NS.signature, 'Signature');
  if (onResponse.length === 0) return signatures.length > onAssertion.length ? 'signature-misplaced' : 'response-unsigned';
  if (onAssertion.length === 0) return signatures.length > onResponse.length ? 'signature-misplaced' : 'assertion-unsigned';
  if (signatures.length !== 2) return 'signature-misplaced';
  return signatureProblem(onResponse[0], root) ?? signatureProblem(onAssertion[0], assertion);
}

/** One reference, to the element it stands in, with the two usual transforms and strong algorithms. */
function signatureProblem(signature: XmlElement | undefined, parent: XmlElement): SignatureReason | null {
  const info = onlyChild(signature, NS.signature, 'SignedInfo');
  const reference = onlyChild(info, NS.signature, 'Reference');
  const algorithm = (element: XmlElement | undefined, name: string) => onlyChild(element, NS.signature, name)?.attributes.get('Algorithm');
  if (!reference || algorithm(info, 'CanonicalizationMethod') !== EXCLUSIVE) return 'signature-shape';
  // Of two values one would be checked and the other one read by somebody else; nothing but these belongs into a signature.
  const parts = signature?.children.map(({ ns, name }) => (ns === NS.signature ? name : '?')).join(' ');
  if (!/^SignedInfo SignatureValue( KeyInfo)?$/.test(parts ?? '') || !onlyChild(reference, NS.signature, 'DigestValue'))
    return 'signature-shape';
  const transforms = onlyChild(reference, NS.signature, 'Transforms')?.children ?? [];
  if (transforms.map((each) => each.attributes.get('Algorithm')).join(' ') !== TRANSFORMS) return 'signature-shape';
  if (!SIGNING.has(algorithm(info, 'SignatureMethod') ?? '')) return 'signature-algorithm';
  if (!DIGESTS.has(algorithm(reference, 'DigestMethod') ?? '')) return 'digest-algorithm';
  return reference.attributes.get('URI') === `#${parent.attributes.get('ID')}` ? null : 'signature-reference';
}
