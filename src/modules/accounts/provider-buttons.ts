import type { Config } from '../../platform/config/config.ts';

/** One way to sign in through a provider outside, as the sign-in page offers it. `path` without language prefix. */
export interface ProviderButton {
  readonly label: string;
  readonly path: string;
}

/** The providers this installation is set up for; none unless configured. */
export function providerButtons(_config: Config): readonly ProviderButton[] {
  return [];
}
