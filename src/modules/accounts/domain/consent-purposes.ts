/** What a person may agree to or not. Nothing here is needed to use the service: what is needed is not asked as consent. */
export const PURPOSES = ['news', 'companies', 'research'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The text that is agreed to now: `consent.<purpose>.<version>` of the catalogue. A new text is a new version, and asks again. */
export const CONSENT_VERSION: Readonly<Record<Purpose, string>> = { news: 'v1', companies: 'v1', research: 'v1' };

/** Purposes that a protected profile (14–17) cannot agree to alone. */
export const ADULTS_ONLY: readonly Purpose[] = ['companies'];

export function isPurpose(text: string): text is Purpose {
  return (PURPOSES as readonly string[]).includes(text);
}
