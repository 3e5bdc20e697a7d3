import { z } from 'zod';
import { failure, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import { CONTRACTS } from '../../opportunities/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { journeyOver } from '../content/journey-over.tsx';
import { stepView } from '../content/step-view.ts';
import { applyChange } from '../domain/change.ts';
import { journeyPath } from '../domain/paths.ts';
import { CEFR, type ProfileChange } from '../engine/types.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../store/journey.ts';
import { texts } from '../texts.ts';
import { howMany } from './how-many.ts';
import { MatchesBody } from './matches.page.tsx';
import { matchesView } from './matches.query.ts';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const change = z.union([
  z.object({ tipo: z.literal('radius'), valore: z.coerce.number().positive().max(2000) }),
  z.object({ tipo: z.enum(['licence', 'skill']), valore: id }),
  z.object({ tipo: z.literal('contract'), valore: z.enum(CONTRACTS) }),
  z.object({ tipo: z.literal('travel'), valore: z.coerce.number().positive().max(240) }),
  z.object({ tipo: z.literal('language'), valore: z.string().regex(/^[a-z]{2}$/), livello: z.enum(CEFR) }),
  z.object({ tipo: z.literal('hours'), valore: z.union([z.literal('unstated'), z.coerce.number().min(1).max(60)]) }),
]);

export const showMatchesRoutes = [
  get<JourneyParams, z.infer<typeof howMany>>({
    path: '/per-te/:id/risultati',
    guard: 'public',
    audit: 'matching.per-te-results',
    params: journeyParams,
    query: howMany,
    async handle(context) {
      const { locale, params, platform, now, query } = context;
      const draft = await askDraft(context);
      if (!draft) return journeyOver(locale);
      const view = await matchesView(platform, draft, { limit: query.mostra, locale, now });
      if (!view.ok) return failure(view.error);
      return stepView(locale, {
        title: texts(locale)('match.title', { n: view.value.total }),
        body: <MatchesBody view={view.value} source={{ journey: params.id }} />,
      });
    },
  }),
  post<JourneyParams>({
    path: '/per-te/:id/cambia',
    guard: 'public',
    audit: 'matching.per-te-change',
    accepts: 'form',
    params: journeyParams,
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const parsed = change.safeParse(context.form);
      const taxonomy = await taxonomyOf(context.platform);
      if (!parsed.success || !exists(toChange(parsed.data), taxonomy)) return failure({ code: 'http.bad-request', status: 400 });
      const draft = await changeDraft(context, (before) => applyChange(before, toChange(parsed.data)));
      return draft ? redirect(journeyPath(context.params.id, 'risultati')) : journeyOver(context.locale);
    },
  }),
];

function toChange(asked: z.infer<typeof change>): ProfileChange {
  if (asked.tipo === 'language') return { type: 'language', value: asked.valore, level: asked.livello };
  return { type: asked.tipo, value: asked.valore } as ProfileChange;
}

/** Licences are licences and skills are skills, known to the taxonomy. */
function exists(asked: ProfileChange, taxonomy: { skill(id: number): { licence: boolean } | undefined }): boolean {
  if (asked.type !== 'licence' && asked.type !== 'skill') return true;
  return taxonomy.skill(asked.value)?.licence === (asked.type === 'licence');
}
