/** What somebody may say yes to besides the service itself, each by itself and each to be taken back. */
export const OPTIONAL_PURPOSES = ['companies', 'opportunities', 'research'] as const;
export type OptionalPurpose = (typeof OPTIONAL_PURPOSES)[number];
export type Purpose = 'service' | OptionalPurpose;

/** The version of the words that are agreed to; a new one asks again. */
export const CONSENT_VERSION = '2026-11';

/** No company finds a minor, whatever they tick (PRODUCT, protected profiles). */
export function purposesFor(isProtected: boolean): readonly OptionalPurpose[] {
  return isProtected ? OPTIONAL_PURPOSES.filter((purpose) => purpose !== 'companies') : OPTIONAL_PURPOSES;
}
