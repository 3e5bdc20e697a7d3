import { z } from 'zod';
import { json } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { liveIndex } from '../store/live-index.ts';

const query = z.object({
  q: z.string().max(100).default('').describe('What was typed so far; its last word is completed'),
});
const CACHE_SECONDS = 60;

export const completeWordsRoute = get<Record<string, never>, z.infer<typeof query>>({
  path: '/api/v1/complete',
  guard: 'public',
  audit: 'matching.complete-words',
  query,
  api: {
    summary: 'Complete the last word of a search with words of current opportunities',
    tag: 'opportunities',
    response: z.object({ items: z.array(z.string()) }),
  },
  async handle({ platform, query: { q } }) {
    return json({ items: (await liveIndex(platform)).complete(q) }, { maxAge: CACHE_SECONDS });
  },
});
