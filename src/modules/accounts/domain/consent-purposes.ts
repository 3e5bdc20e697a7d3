/** What a person may agree to or not, each by itself. Nothing here is needed to use the service. */
export const PURPOSES = ['news', 'companies', 'research'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** What the record of consents holds: the service itself, accepted with the registration, beside them. */
export type RecordedPurpose = 'service' | Purpose;

/**
 * The text that is agreed to now, wherever it is asked (registration, own data, demonstration): `consent.<purpose>.<version>` of the catalogue. A
 * new text is a new version, and asks again.
 */
export const CONSENT_VERSION: Readonly<Record<RecordedPurpose, string>> = { service: 'v1', news: 'v1', companies: 'v1', research: 'v1' };

/** Purposes that a protected profile cannot agree to alone. */
export const ADULTS_ONLY: readonly Purpose[] = ['companies'];

/** No company finds a minor, whatever they tick. */
export function purposesFor(isProtected: boolean): readonly Purpose[] {
  return isProtected ? PURPOSES.filter((purpose) => !ADULTS_ONLY.includes(purpose)) : PURPOSES;
}

export function isPurpose(text: string): text is Purpose {
  return (PURPOSES as readonly string[]).includes(text);
}
