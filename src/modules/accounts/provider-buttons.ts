import type { Config } from '../../platform/config/config.ts';
import type { Locale } from '../../platform/i18n/catalogue.ts';
import { texts } from './texts.ts';

/** One way to sign in through a provider outside, as the sign-in page offers it. `path` without language prefix. */
export interface ProviderButton {
  readonly label: string;
  /** What people call the provider. */
  readonly name: string;
  readonly path: string;
}

/** The providers this installation is set up for; none unless configured. */
export function providerButtons(config: Config, locale: Locale): readonly ProviderButton[] {
  const button = (name: string, path: string) => ({ label: texts(locale)('way.button', { provider: name }), name, path });
  return [
    ...(config.TALENTHUB_SAML_IDP_METADATA ? [button(config.TALENTHUB_SAML_NAME, '/accedi/con/spid')] : []),
    ...(config.TALENTHUB_OIDC_ISSUER ? [button(config.TALENTHUB_OIDC_NAME, '/accedi/con/oidc')] : []),
  ];
}
