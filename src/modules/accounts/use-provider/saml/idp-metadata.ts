import { X509Certificate } from 'node:crypto';
import { contentHash } from '../../../../kernel/ids.ts';
import { childrenOf, everyElement, onlyChild, readXml, type XmlElement } from './read-xml.ts';
import { NS, REDIRECT_BINDING } from './saml-names.ts';

/** An identity provider, as its metadata describe it. */
export interface IdentityProvider {
  readonly entityId: string;
  /** Short name for forms. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  /** Where requests go to, by redirect. */
  readonly signOnUrl: string;
  /** PEM; several while it changes its key. */
  readonly certificates: readonly string[];
}

const SMALLEST_KEY_BITS = 2048;

/**
 * The identity providers in one metadata document (one entity, or a list). `pins`: SHA-256 of the certificates that may be believed, in hex; empty: all. A
 * provider without a usable certificate or address is left out, and one whose metadata say (`validUntil`, theirs or of what holds them) that they
 * must not be believed any more.
 */
export function readIdpMetadata(xml: string, pins: readonly string[], now: Date): IdentityProvider[] {
  // Registries put comments and declarations into their files; these are ours to load, so they only lose them.
  const read = readXml(xml.replace(/^\uFEFF/, '').replace(/<!--[\s\S]*?-->/g, ''));
  if (!read.ok) return [];
  return entitiesIn(read.value, now).flatMap((entity) => providerFrom(entity, pins, now) ?? []);
}

function entitiesIn(element: XmlElement, now: Date): XmlElement[] {
  if (hasEnded(element, now)) return [];
  if (element.ns === NS.metadata && element.name === 'EntityDescriptor') return [element];
  return element.children.flatMap((child) => entitiesIn(child, now));
}

/** An end that cannot be read has passed. */
function hasEnded(element: XmlElement, now: Date): boolean {
  const until = element.attributes.get('validUntil');
  return until !== undefined && !(Date.parse(until) > now.getTime());
}

function providerFrom(entity: XmlElement, pins: readonly string[], now: Date): IdentityProvider | null {
  const entityId = entity.attributes.get('entityID') ?? '';
  const [role] = childrenOf(entity, NS.metadata, 'IDPSSODescriptor');
  if (entityId === '' || !role || hasEnded(role, now)) return null;
  const address = childrenOf(role, NS.metadata, 'SingleSignOnService').find((each) => each.attributes.get('Binding') === REDIRECT_BINDING);
  const signOnUrl = address?.attributes.get('Location') ?? '';
  const certificates = certificatesOf(role, pins);
  if (!/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(signOnUrl) || certificates.length === 0) return null;
  return {
    entityId,
    key: contentHash(entityId).slice(0, 12),
    name: nameOf(entity) ?? URL.parse(entityId)?.host ?? entityId,
    signOnUrl,
    certificates,
  };
}

function certificatesOf(role: XmlElement, pins: readonly string[]): string[] {
  const keys = childrenOf(role, NS.metadata, 'KeyDescriptor').filter((each) => each.attributes.get('use') !== 'encryption');
  const texts = keys.flatMap((key) => everyElement(key).filter(({ ns, name }) => ns === NS.signature && name === 'X509Certificate'));
  return texts.flatMap(({ text }) => pemOf(text, pins) ?? []);
}

function pemOf(base64: string, pins: readonly string[]): string | null {
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    if (type !== 'rsa' || (details?.modulusLength ?? 0) < SMALLEST_KEY_BITS) return null;
    const print = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    return pins.length === 0 || pins.includes(print) ? certificate.toString() : null;
  } catch {
    return null;
  }
}

function nameOf(entity: XmlElement): string | null {
  const names = childrenOf(onlyChild(entity, NS.metadata, 'Organization') ?? entity, NS.metadata, 'OrganizationDisplayName');
  const italian = names.find((each) => [...each.attributes.values()].includes('it')) ?? names[0];
  return italian?.text.trim().slice(0, 60) || null;
}
