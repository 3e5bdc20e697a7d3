import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { type JourneyAnswers, WEEKLY_HOURS } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { type HoursTyped, TellHoursBody } from './tell-hours.page.tsx';

const PATH = '/per-te/:id/ore';

export const tellHoursRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-hours-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      return draft ? view(context.locale, context.params.id, typedOf(draft)) : journeyOver(context.locale);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-hours',
    accepts: 'form',
    params: journeyParams,
    async handle(context) {
      const { form, locale, params } = context;
      const typed = { from: formText(form, 'da'), to: formText(form, 'a'), only: formText(form, 'solo') === 'si' };
      const read = readHours(typed);
      if ('errors' in read) return (await askDraft(context)) ? view(locale, params.id, typed, read.errors) : journeyOver(locale);
      const draft = await changeDraft(context, (before) => ({ ...before, hours: read.hours }));
      return draft ? redirect(journeyPath(params.id, 'controlla')) : journeyOver(locale);
    },
  }),
];

function typedOf({ hours }: JourneyAnswers): HoursTyped {
  const end = (value: number | undefined, open: number) => (value === undefined || value === open ? '' : String(value));
  return { from: end(hours?.min, WEEKLY_HOURS.min), to: end(hours?.max, WEEKLY_HOURS.max), only: hours?.only ?? false };
}

/** An empty end is open; two empty ends are no limit, unless only ads that say their hours are wanted. */
function readHours({ from, to, only }: HoursTyped): { hours: JourneyAnswers['hours'] } | { errors: readonly FieldError[] } {
  const min = hoursOf(from, WEEKLY_HOURS.min);
  const max = hoursOf(to, WEEKLY_HOURS.max);
  const errors = [
    ...(min === null ? [{ field: 'da', message: 'perte.hours.wrong' }] : []),
    ...(max === null ? [{ field: 'a', message: 'perte.hours.wrong' }] : []),
  ];
  if (min === null || max === null) return { errors };
  if (min > max) return { errors: [{ field: 'a', message: 'perte.hours.order' }] };
  return { hours: from === '' && to === '' && !only ? null : { min, max, only } };
}

function hoursOf(text: string, open: number): number | null {
  if (text === '') return open;
  const hours = /^\d{1,2}([.,]\d)?$/.test(text) ? Number(text.replace(',', '.')) : 0;
  return hours >= WEEKLY_HOURS.min && hours <= WEEKLY_HOURS.max ? hours : null;
}

function view(locale: Locale, id: string, typed: HoursTyped, errors: readonly FieldError[] = []) {
  return stepView(locale, {
    title: texts(locale)('perte.hours.title'),
    wrong: errors.length > 0,
    body: <TellHoursBody journey={id} typed={typed} errors={errors} />,
  });
}
