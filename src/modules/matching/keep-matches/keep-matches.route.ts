import type { z } from 'zod';
import { redirect } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import { journeyOver } from '../content/journey-over.tsx';
import { journeyPath, keptPath, START_PATH } from '../domain/paths.ts';
import { type JourneyParams, journeyParams } from '../store/journey.ts';
import { deleteProfile, keptParams } from '../store/saved-profiles.ts';
import { keepAnswers, resumeKept } from './keep-matches.usecase.ts';

type KeptParams = z.infer<typeof keptParams>;
const common = { guard: 'public', accepts: 'form', rateLimit: { max: 20, perSeconds: 60 } } as const;

/** Keep the answers behind a link, start again from kept ones, delete them. Whoever has the link may do all three: there is no account. */
export const keepMatchesRoutes = [
  post<JourneyParams>({
    ...common,
    path: '/per-te/:id/tieni',
    audit: 'matching.per-te-keep',
    params: journeyParams,
    async handle({ write, now, params, locale }) {
      const token = await write((db) => keepAnswers(db, now, params.id));
      return token ? redirect(keptPath(token), { notice: 'answers-kept' }) : journeyOver(locale);
    },
  }),
  post<KeptParams>({
    ...common,
    path: '/per-te/tenuti/:token/riparti',
    audit: 'matching.per-te-resume',
    params: keptParams,
    async handle({ write, now, params, locale }) {
      const id = await write((db) => resumeKept(db, now, params.token));
      return id ? redirect(journeyPath(id, 'controlla')) : journeyOver(locale);
    },
  }),
  post<KeptParams>({
    ...common,
    path: '/per-te/tenuti/:token/cancella',
    audit: 'matching.per-te-delete',
    params: keptParams,
    async handle({ write, params }) {
      await write((db) => deleteProfile(db, params.token));
      return redirect(START_PATH, { notice: 'answers-deleted' });
    },
  }),
];
