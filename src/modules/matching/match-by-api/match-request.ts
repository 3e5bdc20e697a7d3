import { z } from 'zod';
import { CEFR_LEVELS, CONTRACTS, KINDS, SCHEDULES } from '../../opportunities/api.ts';
import { TRAVEL_MODES } from '../engine/types.ts';

const name = z.string().trim().min(1).max(300);
const skill = z
  .strictObject({
    uri: name.optional(),
    label: name.optional(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    source: z.enum(['declared', 'tested', 'certified', 'experience']).optional().describe('Told in the reasons, never weighed'),
  })
  .refine(({ uri, label }) => (uri === undefined) !== (label === undefined), 'exactly one of uri and label');
const weeklyHours = z.number().min(1).max(60);
const hours = z
  .strictObject({
    min: weeklyHours,
    max: weeklyHours,
    only: z.boolean().default(false).describe('true: opportunities that do not say their hours are left out too'),
  })
  .refine(({ min, max }) => min <= max, 'min must not be greater than max')
  .describe('Hours a week that suit: an opportunity that states hours and none of these is left out');
const travel = z
  .strictObject({ mode: z.enum(TRAVEL_MODES), minutes: z.number().min(1).max(240) })
  .describe('One way, estimated; instead of radius_km');
const language = z.strictObject({ code: z.string().regex(/^[a-z]{2}$/, 'an ISO 639-1 code such as "en"'), level: z.enum(CEFR_LEVELS) });
const degree = z.number().min(0).max(1).default(0);

/**
 * What `POST /api/v1/matches` takes. Strict: a field we do not know is refused, so that nobody believes that age, sex or origin count.
 * `licences` and `occupations` are URIs or labels; `place` an ISTAT code, a name or "lat,lon".
 */
export const matchRequest = z
  .strictObject({
    skills: z.array(skill).max(200).default([]),
    occupations: z.array(name).max(20).default([]),
    refused_occupations: z
      .array(name)
      .max(20)
      .default([])
      .describe('URIs, labels, or ISCO-08 groups of 1 to 4 digits: nothing linked to them is returned'),
    interests: z.strictObject({ R: degree, I: degree, A: degree, S: degree, E: degree, C: degree }).optional(),
    place: name.optional(),
    radius_km: z.number().positive().max(2000).optional(),
    travel: travel.optional(),
    contracts: z.array(z.enum(CONTRACTS)).max(CONTRACTS.length).default([]),
    schedules: z.array(z.enum(SCHEDULES)).max(SCHEDULES.length).default([]),
    hours: hours.optional(),
    kinds: z.array(z.enum(KINDS)).max(KINDS.length).default([]),
    licences: z.array(name).max(20).default([]),
    languages: z
      .array(language)
      .max(20)
      .default([])
      .describe(
        'When present: an opportunity for which another language or a higher level is essential is left out (Italian only if listed)',
      ),
    available_from: z.iso.date().optional().describe('Opportunities that start on an earlier day are left out'),
    limit: z.int().min(1).max(100).default(20),
    lang: z.enum(['it', 'en']).optional(),
  })
  .refine(({ radius_km, travel: time }) => radius_km === undefined || time === undefined, {
    path: ['travel'],
    message: 'at most one of radius_km and travel',
  })
  .refine(({ place, travel: time }) => place !== undefined || time === undefined, { path: ['travel'], message: 'travel needs a place' });
export type MatchRequest = z.infer<typeof matchRequest>;
