import { z } from 'zod';
import { journeys } from '../../../../platform/http/journey.ts';
import type { RequestContext, WriteContext } from '../../../../platform/http/route.ts';
import { type RegisterDraft, registerDraft } from '../../domain/joining/register-draft.ts';

/** Drafts of registrations: on the server for a day, found by the id in the address. */
export const registerJourneys = journeys('accounts.register', registerDraft);

export const journeyParams: z.ZodType<JourneyParams> = z.object({ id: z.string().regex(/^[\w-]{22}$/) });
export interface JourneyParams {
  readonly id: string;
}

/** null: over, never there, or of another kind. */
export function askDraft({
  read,
  now,
  params,
}: Pick<RequestContext<JourneyParams, unknown>, 'read' | 'now' | 'params'>): Promise<RegisterDraft | null> {
  return read((db) => registerJourneys.load(db, now, params.id));
}

/** Changes the draft in one transaction. null as above. */
export function changeDraft(
  { write, now, params }: Pick<WriteContext<JourneyParams, unknown>, 'write' | 'now' | 'params'>,
  change: (draft: RegisterDraft) => RegisterDraft,
): Promise<RegisterDraft | null> {
  return write(async (db) => {
    const draft = await registerJourneys.loadToChange(db, now, params.id);
    if (!draft) return null;
    const changed = change(draft);
    await registerJourneys.save(db, now, params.id, changed);
    return changed;
  });
}
