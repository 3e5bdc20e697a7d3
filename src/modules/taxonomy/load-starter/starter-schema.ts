import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not a lowercase ASCII slug');
const words = z.string().trim().min(1);

const skill = z.strictObject({
  id,
  it: words,
  en: words,
  type: z.enum(['skill', 'knowledge']),
  reuse: z.enum(['transversal', 'cross-sector', 'sector-specific', 'occupation-specific']),
  synonyms: z.array(words),
  synonyms_en: z.array(words).default([]),
});

const occupation = z.strictObject({
  id,
  isco: z.string().regex(/^\d{4}$/),
  title: z.strictObject({ m: words, f: words, n: words, en: words }),
  synonyms: z.array(words),
  synonyms_en: z.array(words).default([]),
  description: words,
  tasks: z.array(words),
  essential: z.array(id),
  useful: z.array(id),
  riasec: z.string().regex(/^[RIASEC]{3}$/),
  studies: z.array(id),
  sectors: z.array(id),
});

const sector = z.strictObject({ id, it: words, en: words, ads: z.number().int().positive() });
const study = z.strictObject({ id, it: words, en: words, level: z.number().int().min(1).max(8) });

export const starterSchemas = {
  skills: z.array(skill),
  occupations: z.array(occupation),
  sectors: z.array(sector),
  studies: z.array(study),
};

export type StarterSkill = z.infer<typeof skill>;
export type StarterOccupation = z.infer<typeof occupation>;

/** The whole content of `reference/taxonomy`. */
export interface Starter {
  readonly skills: readonly StarterSkill[];
  readonly occupations: readonly StarterOccupation[];
  readonly sectors: readonly z.infer<typeof sector>[];
  readonly studies: readonly z.infer<typeof study>[];
}
