import { z } from 'zod';
import { journeys } from '../../../platform/http/journey.ts';
import type { RequestContext, WriteContext } from '../../../platform/http/route.ts';
import { type Draft, draftSchema } from '../domain/draft.ts';

/** The drafts of "per te": on the server for a day, found by the id in the address. */
export const perTeJourneys = journeys('matching.per-te', draftSchema);

export const journeyParams = z.object({ id: z.string().regex(/^[\w-]{22}$/) });
export type JourneyParams = z.infer<typeof journeyParams>;

/** The draft of the journey in the address; null when it is over, was never there, or belongs to something else. */
export function askDraft({
  read,
  now,
  params,
}: Pick<RequestContext<JourneyParams, unknown>, 'read' | 'now' | 'params'>): Promise<Draft | null> {
  return read((db) => perTeJourneys.load(db, now, params.id));
}

/** Changes the draft in one transaction, so that two tabs cannot undo each other. null as above. */
export function changeDraft(
  { write, now, params }: Pick<WriteContext<JourneyParams, unknown>, 'write' | 'now' | 'params'>,
  change: (draft: Draft) => Draft,
): Promise<Draft | null> {
  return write(async (db) => {
    const draft = await perTeJourneys.loadToChange(db, now, params.id);
    if (!draft) return null;
    const changed = change(draft);
    await perTeJourneys.save(db, now, params.id, changed);
    return changed;
  });
}
