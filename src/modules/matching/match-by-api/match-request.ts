import { z } from 'zod';
import { CONTRACTS, KINDS, SCHEDULES } from '../../opportunities/api.ts';

const name = z.string().trim().min(1).max(300);
const skill = z
  .strictObject({ uri: name.optional(), label: name.optional(), level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional() })
  .refine(({ uri, label }) => (uri === undefined) !== (label === undefined), 'exactly one of uri and label');
const degree = z.number().min(0).max(1).default(0);

/**
 * What `POST /api/v1/matches` takes. Strict: a field we do not know is refused, so that nobody believes that age, sex or origin count.
 * `licences` and `occupations` are URIs or labels; `place` an ISTAT code, a name or "lat,lon".
 */
export const matchRequest = z.strictObject({
  skills: z.array(skill).max(200).default([]),
  occupations: z.array(name).max(20).default([]),
  interests: z.strictObject({ R: degree, I: degree, A: degree, S: degree, E: degree, C: degree }).optional(),
  place: name.optional(),
  radius_km: z.number().positive().max(2000).optional(),
  contracts: z.array(z.enum(CONTRACTS)).max(CONTRACTS.length).default([]),
  schedules: z.array(z.enum(SCHEDULES)).max(SCHEDULES.length).default([]),
  kinds: z.array(z.enum(KINDS)).max(KINDS.length).default([]),
  licences: z.array(name).max(20).default([]),
  limit: z.int().min(1).max(100).default(20),
  lang: z.enum(['it', 'en']).optional(),
});
export type MatchRequest = z.infer<typeof matchRequest>;
