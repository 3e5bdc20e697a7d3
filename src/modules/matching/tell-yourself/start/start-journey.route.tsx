import { page, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { emptyDraft } from '../../domain/draft.ts';
import { journeyPath, START_PATH } from '../../domain/paths.ts';
import { perTeJourneys } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { StartBody } from './start-journey.page.tsx';

export const startJourneyRoutes = [
  get({
    path: START_PATH,
    guard: 'public',
    audit: 'matching.per-te-start-page',
    handle({ locale }) {
      const t = texts(locale);
      return page({
        title: t('perte.start.title'),
        description: t('perte.start.lead'),
        breadcrumb: [{ label: t('perte.nav') }],
        body: <StartBody />,
      });
    },
  }),
  post({
    path: START_PATH,
    guard: 'public',
    audit: 'matching.per-te-start',
    accepts: 'form',
    rateLimit: { max: 30, perSeconds: 60 },
    async handle({ write, now }) {
      const id = await write((db) => perTeJourneys.start(db, now, emptyDraft()));
      return redirect(journeyPath(id, 'so-fare'));
    },
  }),
];
