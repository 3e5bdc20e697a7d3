/** Holland's six interests, in the order their numbers are kept. */
export const INTERESTS = ['R', 'I', 'A', 'S', 'E', 'C'] as const;
export type Interest = (typeof INTERESTS)[number];

/** The letters of a RIASEC code, strongest first. */
export function interestsOf(code: string | null): Interest[] {
  return [...(code ?? '')].filter((letter): letter is Interest => (INTERESTS as readonly string[]).includes(letter));
}
