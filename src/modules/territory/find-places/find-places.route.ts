import { z } from 'zod';
import { json } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { findPlaces } from './find-places.query.ts';

const query = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .default('')
    .describe('Name, part of a name, CAP, province code; accents, apostrophes and small typos do not matter'),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

const place = z.object({
  istat: z.string().describe('ISTAT code of the comune, six digits'),
  name: z.string(),
  province: z.string().describe('Vehicle-plate code'),
  region: z.string().describe('ISTAT code of the region, two digits'),
  lat: z.number(),
  lon: z.number(),
  caps: z.array(z.string()).describe('Postal codes'),
});

const CACHE_SECONDS = 3600;

export const findPlacesRoute = get<Record<string, never>, z.infer<typeof query>>({
  path: '/api/v1/places',
  guard: 'public',
  audit: 'territory.find-places',
  query,
  api: { summary: 'Search the comuni of Italy, best match first', tag: 'places', response: z.object({ items: z.array(place) }) },
  async handle(context) {
    return json(await findPlaces(context.platform, context.query), { maxAge: CACHE_SECONDS });
  },
});
