/** Holland's six kinds of interest: Realistic, Investigative, Artistic, Social, Enterprising, Conventional. */
export const INTERESTS = ['R', 'I', 'A', 'S', 'E', 'C'] as const;
export type Interest = (typeof INTERESTS)[number];
export type InterestProfile = Readonly<Record<Interest, number>>;

/** Our own items, two per interest, in an order that never asks the same kind twice in a row. Texts: `perte.activity.<id>`. */
export const ACTIVITIES = [
  'repair',
  'understand',
  'draw',
  'explain',
  'convince',
  'tidy',
  'build',
  'experiment',
  'style',
  'care',
  'lead',
  'numbers',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export const ANSWERS = ['yes', 'so-so', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];
export type Answers = Readonly<Partial<Record<Activity, Answer>>>;

const POINTS: Record<Answer, number> = { yes: 1, 'so-so': 0.5, no: 0 };

/** The interest an activity stands for. */
export function interestOf(activity: Activity): Interest {
  return INTERESTS[ACTIVITIES.indexOf(activity) % INTERESTS.length] as Interest;
}

/** Answers → 0..1 per interest, the mean of its items; an interest nobody was asked about stays in the middle. null without answers. */
export function interestsFrom(answers: Answers): InterestProfile | null {
  const given = ACTIVITIES.flatMap((activity) => {
    const answer = answers[activity];
    return answer ? [{ interest: interestOf(activity), points: POINTS[answer] }] : [];
  });
  if (given.length === 0) return null;
  const mean = (interest: Interest): number => {
    const own = given.filter((item) => item.interest === interest);
    return own.length === 0 ? 0.5 : own.reduce((sum, item) => sum + item.points, 0) / own.length;
  };
  return { R: mean('R'), I: mean('I'), A: mean('A'), S: mean('S'), E: mean('E'), C: mean('C') };
}

/** The interests above the person's own average, strongest first, at most three. Empty when all are alike. */
export function strongestInterests(profile: InterestProfile | null): readonly Interest[] {
  if (!profile) return [];
  const average = INTERESTS.reduce((sum, letter) => sum + profile[letter], 0) / INTERESTS.length;
  return INTERESTS.filter((letter) => profile[letter] > average + 1e-9)
    .sort((a, b) => profile[b] - profile[a])
    .slice(0, 3);
}

/** How alike two profiles are in shape, -1..1 (correlation); 0 when one of them is flat. */
export function likeness(own: InterestProfile, other: readonly number[]): number {
  const a = centred(INTERESTS.map((letter) => own[letter]));
  const b = centred(other);
  const length = Math.hypot(...a) * Math.hypot(...b);
  return length < 1e-9 ? 0 : a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) / length;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
