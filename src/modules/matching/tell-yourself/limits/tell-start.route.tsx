import { z } from 'zod';
import { formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { TellStartBody } from './tell-start.page.tsx';

const PATH = '/per-te/:id/inizio';
/** Empty takes the answer back. */
const isoDay = z.union([z.literal('').transform(() => null), z.iso.date()]);

export const tellStartRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-start-day-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      return draft ? view(context.locale, context.params.id, draft.availableFrom ?? '') : journeyOver(context.locale);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-start-day',
    accepts: 'form',
    params: journeyParams,
    async handle(context) {
      const { form, locale, params } = context;
      const typed = formText(form, 'giorno').slice(0, 20);
      const day = isoDay.safeParse(typed);
      if (!day.success) return (await askDraft(context)) ? view(locale, params.id, typed, true) : journeyOver(locale);
      const draft = await changeDraft(context, (before) => ({ ...before, availableFrom: day.data }));
      return draft ? redirect(journeyPath(params.id, 'controlla')) : journeyOver(locale);
    },
  }),
];

function view(locale: Locale, id: string, day: string, wrong = false) {
  return stepView(locale, {
    title: texts(locale)('perte.begin.title'),
    wrong,
    body: <TellStartBody journey={id} day={day} errors={wrong ? [{ field: 'giorno', message: 'perte.begin.wrong' }] : []} />,
  });
}
