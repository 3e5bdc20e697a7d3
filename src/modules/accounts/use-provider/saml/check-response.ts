import { err, ok, type Result } from '../../../../kernel/result.ts';
import { dayFrom, emailFrom, nameFrom, type OutsideIdentity } from '../outside-identity.ts';
import { type SignatureReason, verifyResponse } from './check-signature.ts';
import { childrenOf, onlyChild, readXml, type XmlElement } from './read-xml.ts';
import { BEARER, ENTITY_FORMAT, levelOf, NS, REQUIRED, SUCCESS, TRANSIENT } from './saml-names.ts';

/** What a response must answer. */
export interface Expected {
  readonly requestId: string;
  readonly requestedAt: Date;
  /** Level that was asked for, 1 to 3. */
  readonly level: number;
  readonly idp: { readonly entityId: string; readonly certificates: readonly string[] };
  /** Our name, and the address that answers go to. */
  readonly entityId: string;
  readonly answerTo: string;
  readonly now: Date;
}

/** Why a response is refused. */
export type SamlReason =
  | SignatureReason
  | 'too-large'
  | 'not-base64'
  | 'not-utf8'
  | 'status'
  | `spid-${number}`
  | `${'response' | 'assertion'}-${'version' | 'instant' | 'issuer'}`
  | 'destination'
  | 'in-response-to'
  | 'subject'
  | 'name-id'
  | 'confirmation'
  | 'recipient'
  | 'confirmation-expired'
  | 'not-before'
  | 'expired'
  | 'conditions'
  | 'audience'
  | 'authn-statement'
  | 'level'
  | 'attributes'
  | 'attribute-missing';

export interface Accepted {
  readonly identity: OutsideIdentity;
  /** Names under which a second use of the response is known. */
  readonly ids: readonly string[];
}

const MOST_BYTES = 128 * 1024;
/** Clocks of two machines are never quite the same. */
const SKEW_MS = 30_000;

/** The form field `SAMLResponse` → who it is, or why it is not believed. Everything is read from signed bytes only. */
export async function checkResponse(field: string, expected: Expected): Promise<Result<Accepted, SamlReason>> {
  const decoded = decode(field);
  if (!decoded.ok) return decoded;
  const refused = refusedByProvider(decoded.value);
  if (refused) return err(refused);
  const parts = await verifyResponse(decoded.value, expected.idp.certificates);
  if (!parts.ok) return parts;
  const { response, assertion } = parts.value;
  const wrong = responseProblem(response, expected) ?? assertionProblem(assertion, expected);
  if (wrong) return err(wrong);
  const identity = identityFrom(assertion, expected);
  if (!identity.ok) return identity;
  return ok({ identity: identity.value, ids: [idOf(response), idOf(assertion)] });
}

function decode(field: string): Result<string, SamlReason> {
  if (field.length > MOST_BYTES * 1.4) return err('too-large');
  const base64 = field.replace(/\s+/g, '');
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return err('not-base64');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64')));
  } catch {
    return err('not-utf8');
  }
}

/** Providers say no without a signature, too: nobody comes in by that, so it is believed. */
function refusedByProvider(xml: string): SamlReason | null {
  const read = readXml(xml);
  const status = read.ok ? onlyChild(read.value, NS.protocol, 'Status') : undefined;
  if (!status) return null;
  if (onlyChild(status, NS.protocol, 'StatusCode')?.attributes.get('Value') === SUCCESS) return null;
  const number = /^ErrorCode nr(\d\d)$/.exec(onlyChild(status, NS.protocol, 'StatusMessage')?.text.trim() ?? '')?.[1];
  return number ? `spid-${Number(number)}` : 'status';
}

function responseProblem(response: XmlElement, expected: Expected): SamlReason | null {
  if (onlyChild(onlyChild(response, NS.protocol, 'Status'), NS.protocol, 'StatusCode')?.attributes.get('Value') !== SUCCESS)
    return 'status';
  const wrong = headProblem('response', response, expected);
  if (wrong) return wrong;
  if (response.attributes.get('InResponseTo') !== expected.requestId) return 'in-response-to';
  return response.attributes.get('Destination') === expected.answerTo ? null : 'destination';
}

/** What response and assertion have in common: version, moment of making, who made it. */
function headProblem(what: 'response' | 'assertion', element: XmlElement, { requestedAt, now, idp }: Expected): SamlReason | null {
  if (element.attributes.get('Version') !== '2.0') return `${what}-version`;
  const made = instant(element.attributes.get('IssueInstant'));
  if (made === null || made < requestedAt.getTime() - SKEW_MS || made > now.getTime() + SKEW_MS) return `${what}-instant`;
  const issuer = onlyChild(element, NS.assertion, 'Issuer');
  const format = issuer?.attributes.get('Format');
  // The response's issuer may leave the format out; the assertion's may not.
  const formatGood = format === ENTITY_FORMAT || (what === 'response' && format === undefined);
  return issuer?.text === idp.entityId && formatGood ? null : `${what}-issuer`;
}

function assertionProblem(assertion: XmlElement, expected: Expected): SamlReason | null {
  return (
    headProblem('assertion', assertion, expected) ??
    subjectProblem(onlyChild(assertion, NS.assertion, 'Subject'), expected) ??
    conditionsProblem(onlyChild(assertion, NS.assertion, 'Conditions'), expected) ??
    contextProblem(assertion, expected)
  );
}

function subjectProblem(subject: XmlElement | undefined, { requestId, answerTo, now }: Expected): SamlReason | null {
  if (!subject) return 'subject';
  const nameId = onlyChild(subject, NS.assertion, 'NameID');
  const qualified = nameId?.attributes.get('Format') === TRANSIENT && (nameId.attributes.get('NameQualifier') ?? '') !== '';
  if (!nameId || !qualified || nameId.text.trim() === '') return 'name-id';
  const confirmation = onlyChild(subject, NS.assertion, 'SubjectConfirmation');
  const data = onlyChild(confirmation, NS.assertion, 'SubjectConfirmationData');
  if (confirmation?.attributes.get('Method') !== BEARER || !data || data.attributes.has('NotBefore')) return 'confirmation';
  if (data.attributes.get('Recipient') !== answerTo) return 'recipient';
  if (data.attributes.get('InResponseTo') !== requestId) return 'in-response-to';
  const until = instant(data.attributes.get('NotOnOrAfter'));
  return until !== null && now.getTime() < until + SKEW_MS ? null : 'confirmation-expired';
}

function conditionsProblem(conditions: XmlElement | undefined, { entityId, now }: Expected): SamlReason | null {
  if (!conditions) return 'conditions';
  const from = instant(conditions.attributes.get('NotBefore'));
  const until = instant(conditions.attributes.get('NotOnOrAfter'));
  if (from === null || from > now.getTime() + SKEW_MS) return 'not-before';
  if (until === null || now.getTime() >= until + SKEW_MS) return 'expired';
  const audience = onlyChild(onlyChild(conditions, NS.assertion, 'AudienceRestriction'), NS.assertion, 'Audience');
  return audience?.text.trim() === entityId ? null : 'audience';
}

function contextProblem(assertion: XmlElement, { level }: Expected): SamlReason | null {
  const given = levelIn(assertion);
  if (given === null) return 'authn-statement';
  return given >= level && given > 0 ? null : 'level';
}

function levelIn(assertion: XmlElement): number | null {
  const context = onlyChild(onlyChild(assertion, NS.assertion, 'AuthnStatement'), NS.assertion, 'AuthnContext');
  const reference = onlyChild(context, NS.assertion, 'AuthnContextClassRef');
  return reference ? levelOf(reference.text.trim()) : null;
}

function identityFrom(assertion: XmlElement, { idp }: Expected): Result<OutsideIdentity, SamlReason> {
  const statement = onlyChild(assertion, NS.assertion, 'AttributeStatement');
  const attributes = statement ? childrenOf(statement, NS.assertion, 'Attribute') : [];
  const values = new Map<string, string>();
  for (const attribute of attributes) {
    const name = attribute.attributes.get('Name') ?? '';
    const value = onlyChild(attribute, NS.assertion, 'AttributeValue');
    // Twice the same, or several values, or elements inside: two readers could choose differently.
    if (name === '' || values.has(name) || !value || value.children.length > 0) return err('attributes');
    values.set(name, value.text.trim());
  }
  if (values.size === 0) return err('attributes');
  if (REQUIRED.some((name) => !values.get(name))) return err('attribute-missing');
  const email = emailFrom(values.get('email'));
  return ok({
    method: 'saml',
    provider: idp.entityId,
    subject: values.get('spidCode') ?? '',
    email,
    // Providers of SPID and CIE check the address before they give an identity.
    emailVerified: email !== null,
    givenName: nameFrom(values.get('name')),
    familyName: nameFrom(values.get('familyName')),
    birthDate: dayFrom(values.get('dateOfBirth')),
    factors: (levelIn(assertion) ?? 0) >= 2 ? 2 : 1,
  });
}

function idOf(element: XmlElement): string {
  return element.attributes.get('ID') ?? '';
}

/** UTC instant as the standard writes it, in milliseconds; null for anything else. */
function instant(text: string | undefined): number | null {
  if (!text || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null;
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}
