/** Names of the standards. */
export const NS = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;
export const ENTITY_FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
export const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
export const POST_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
export const REDIRECT_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const SPID_LEVEL = 'https://www.spid.gov.it/SpidL';

export function levelName(level: number): string {
  return `${SPID_LEVEL}${level}`;
}

/** 1 to 3; 0 for a context that is none of SPID. */
export function levelOf(context: string): number {
  return /^https:\/\/www\.spid\.gov\.it\/SpidL[123]$/.test(context) ? Number(context.slice(SPID_LEVEL.length)) : 0;
}

/** What we ask the identity provider to tell, and what must not be missing. `email` may be. */
export const ATTRIBUTES = ['spidCode', 'name', 'familyName', 'dateOfBirth', 'email'] as const;
export const REQUIRED = ['spidCode', 'name', 'familyName', 'dateOfBirth'] as const;

/** Text inside XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
