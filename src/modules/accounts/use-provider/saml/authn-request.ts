import { randomBytes, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { IdentityProvider } from './idp-metadata.ts';
import { ENTITY_FORMAT, escapeXml, levelName, NS, RSA_SHA256, TRANSIENT } from './saml-names.ts';
import type { SamlSettings } from './saml-settings.ts';

/** An unguessable id, as XML wants it: it begins with no digit. */
export function newRequestId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}

/**
 * The address at the identity provider that carries our signed request (HTTP-Redirect binding), in the shape of the SPID technical rules. From level 2 on the
 * person signs in anew (ForceAuthn).
 */
export function requestUrl(
  settings: SamlSettings,
  provider: IdentityProvider,
  request: { readonly id: string; readonly now: Date; readonly relayState: string },
): string {
  const xml = requestXml(settings, provider, request);
  const query = new URLSearchParams({
    SAMLRequest: deflateRawSync(Buffer.from(xml)).toString('base64'),
    RelayState: request.relayState,
    SigAlg: RSA_SHA256,
  });
  // The signature covers the text of the query as it is sent.
  const signed = query.toString();
  const signature = sign('sha256', Buffer.from(signed), settings.key).toString('base64');
  const separator = provider.signOnUrl.includes('?') ? '&' : '?';
  return `${provider.signOnUrl}${separator}${signed}&Signature=${encodeURIComponent(signature)}`;
}

function requestXml(settings: SamlSettings, provider: IdentityProvider, { id, now }: { id: string; now: Date }): string {
  const name = escapeXml(settings.entityId);
  const force = settings.level >= 2 ? ' ForceAuthn="true"' : '';
  return [
    `<samlp:AuthnRequest xmlns:samlp="${NS.protocol}" xmlns:saml="${NS.assertion}" ID="${id}" Version="2.0"`,
    ` IssueInstant="${now.toISOString()}" Destination="${escapeXml(provider.signOnUrl)}"${force}`,
    ' AssertionConsumerServiceIndex="0" AttributeConsumingServiceIndex="0">',
    `<saml:Issuer Format="${ENTITY_FORMAT}" NameQualifier="${name}">${name}</saml:Issuer>`,
    `<samlp:NameIDPolicy Format="${TRANSIENT}"/>`,
    '<samlp:RequestedAuthnContext Comparison="minimum">',
    `<saml:AuthnContextClassRef>${levelName(settings.level)}</saml:AuthnContextClassRef>`,
    '</samlp:RequestedAuthnContext></samlp:AuthnRequest>',
  ].join('');
}
