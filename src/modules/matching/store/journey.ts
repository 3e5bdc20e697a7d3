import { journeys } from '../../../platform/http/journey.ts';
import { draftSchema } from '../domain/draft.ts';

/** The drafts of "per te": on the server for a day, found by the id in the address. */
export const perTeJourneys = journeys('matching.per-te', draftSchema);
