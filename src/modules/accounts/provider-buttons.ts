import type { Config } from '../../platform/config/config.ts';
import type { Locale } from '../../platform/i18n/catalogue.ts';
import { texts } from './texts.ts';

/** One way to sign in through a provider outside, as the sign-in page offers it. `path` without language prefix. */
export interface ProviderButton {
  readonly label: string;
  readonly path: string;
}

/** The providers this installation is set up for; none unless configured. */
export function providerButtons(config: Config, locale: Locale): readonly ProviderButton[] {
  const label = (provider: string) => texts(locale)('way.button', { provider });
  return [
    ...(config.TALENTHUB_SAML_IDP_METADATA ? [{ label: label(config.TALENTHUB_SAML_NAME), path: '/accedi/con/spid' }] : []),
    ...(config.TALENTHUB_OIDC_ISSUER ? [{ label: label(config.TALENTHUB_OIDC_NAME), path: '/accedi/con/oidc' }] : []),
  ];
}
