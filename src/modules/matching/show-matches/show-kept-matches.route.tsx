import type { z } from 'zod';
import { failure } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { journeyOver } from '../content/journey-over.tsx';
import { stepView } from '../content/step-view.ts';
import { keptPath } from '../domain/paths.ts';
import { keptParams, loadProfile } from '../store/saved-profiles.ts';
import { texts } from '../texts.ts';
import { howMany } from './how-many.ts';
import { MatchesBody } from './matches.page.tsx';
import { matchesView } from './matches.query.ts';

/** Answers somebody kept: the matches are those of today, not of the day they were kept. */
export const showKeptMatchesRoute = get<z.infer<typeof keptParams>, z.infer<typeof howMany>>({
  path: '/per-te/tenuti/:token',
  guard: 'public',
  audit: 'matching.per-te-kept',
  params: keptParams,
  query: howMany,
  async handle({ locale, params, platform, now, query, read, href }) {
    const kept = await read((db) => loadProfile(db, now, params.token));
    if (!kept) return journeyOver(locale);
    const view = await matchesView(platform, kept.answers, { limit: query.mostra, locale, now });
    if (!view.ok) return failure(view.error);
    const link = platform.config.publicUrl + href(keptPath(params.token));
    return stepView(locale, {
      title: texts(locale)('match.kept.title'),
      body: <MatchesBody view={view.value} source={{ token: params.token, link, until: kept.expiresAt }} />,
    });
  },
});
