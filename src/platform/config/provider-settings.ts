import { z } from 'zod';

/** Plain http only towards this very machine: for a provider under test. */
const SAFE_ADDRESS = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/;
const address = z
  .string()
  .regex(SAFE_ADDRESS, 'must start with https://')
  .refine((text) => URL.canParse(text), 'must be an address');
const words = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** Sign-in through providers outside: off unless an issuer, or the metadata of identity providers, is set. */
export const providerSettings = {
  TALENTHUB_OIDC_ISSUER: address.optional(),
  TALENTHUB_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TALENTHUB_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  TALENTHUB_OIDC_NAME: z.string().min(1).max(60).default('OpenID Connect'),
  TALENTHUB_OIDC_SCOPES: z
    .string()
    .regex(/(^|\s)openid(\s|$)/, 'must contain openid')
    .default('openid profile email'),
  /** Values of `acr` that stand for two factors. */
  TALENTHUB_OIDC_ACR: words.default([]),
  /** A file, a folder of files, or an https address. */
  TALENTHUB_SAML_IDP_METADATA: z.string().min(1).optional(),
  /** SHA-256 of the certificates that may be believed, hex; empty: all that the metadata name. */
  TALENTHUB_SAML_IDP_PINS: words
    .transform((pins) => pins.map((pin) => pin.replaceAll(':', '').toLowerCase()))
    .refine((pins) => pins.every((pin) => /^[0-9a-f]{64}$/.test(pin)), 'must be SHA-256 fingerprints')
    .default([]),
  TALENTHUB_SAML_ENTITY_ID: address.optional(),
  TALENTHUB_SAML_KEY_FILE: z.string().min(1).optional(),
  TALENTHUB_SAML_CERT_FILE: z.string().min(1).optional(),
  TALENTHUB_SAML_NEXT_CERT_FILE: z.string().min(1).optional(),
  TALENTHUB_SAML_NAME: z.string().min(1).max(60).default('SPID'),
  TALENTHUB_SAML_LEVEL: z.coerce.number().int().min(1).max(3).default(2),
  TALENTHUB_SAML_IPA_CODE: z.string().min(1).max(40).optional(),
};

/** Settings that make no sense without each other; the names of those that are missing. */
export function missingProviderSettings(values: Readonly<Record<string, unknown>>): string[] {
  const together = [
    ['TALENTHUB_OIDC_ISSUER', 'TALENTHUB_OIDC_CLIENT_ID', 'TALENTHUB_OIDC_CLIENT_SECRET'],
    ['TALENTHUB_SAML_IDP_METADATA', 'TALENTHUB_SAML_KEY_FILE', 'TALENTHUB_SAML_CERT_FILE'],
  ];
  return together.flatMap((names) =>
    names.some((name) => values[name] !== undefined) ? names.filter((name) => values[name] === undefined) : [],
  );
}
