import type { Config } from '../../../platform/config/config.ts';

/** What people call the provider with this issuer or entity id. */
export function providerName(config: Config, provider: string): string {
  if (provider === config.TALENTHUB_OIDC_ISSUER) return config.TALENTHUB_OIDC_NAME;
  const host = URL.parse(provider)?.host ?? provider;
  return config.TALENTHUB_SAML_IDP_METADATA === undefined ? host : `${config.TALENTHUB_SAML_NAME} (${host})`;
}
