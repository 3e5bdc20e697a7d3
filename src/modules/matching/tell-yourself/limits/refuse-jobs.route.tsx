import type { FieldError } from '../../../../platform/http/forms.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post, type WriteContext } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { type Taxonomy, taxonomyOf } from '../../../taxonomy/api.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { MOST_REFUSED } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { jobsIn, refusedView, searchWords } from '../likes/job-choices.ts';
import { RefuseJobsBody } from './refuse-jobs.page.tsx';

const PATH = '/per-te/:id/esclusi';

export const refuseJobsRoutes = [
  get<JourneyParams, { cerca: string }>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-refused-page',
    params: journeyParams,
    query: searchWords,
    async handle({ locale, params, query: { cerca }, ...context }) {
      const [draft, taxonomy] = await Promise.all([askDraft({ ...context, params }), taxonomyOf(context.platform)]);
      return draft ? view({ locale, id: params.id, refused: draft.refused, taxonomy, search: cerca }) : journeyOver(locale);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-refused',
    accepts: 'form',
    params: journeyParams,
    handle: refuse,
  }),
];

async function refuse(context: WriteContext<JourneyParams, unknown>) {
  const { form, locale, params } = context;
  const taxonomy = await taxonomyOf(context.platform);
  const search = formText(form, 'azione') === 'cerca' ? formText(form, 'cerca').slice(0, 80) : '';
  const refused = jobsIn(form, 'escluso', taxonomy);
  if (refused.length > MOST_REFUSED) {
    if (!(await askDraft(context))) return journeyOver(locale);
    const errors = [{ field: 'escluso', message: 'perte.refuse.too-many' }];
    return view({ locale, id: params.id, refused, taxonomy, search: '', errors });
  }
  const draft = await changeDraft(context, (before) => ({ ...before, refused }));
  if (!draft) return journeyOver(locale);
  const next = search ? `${journeyPath(params.id, 'esclusi')}?cerca=${encodeURIComponent(search)}` : journeyPath(params.id, 'controlla');
  return redirect(next);
}

interface ViewInput {
  locale: Locale;
  id: string;
  refused: readonly number[];
  taxonomy: Taxonomy;
  search: string;
  errors?: readonly FieldError[];
}

function view({ locale, id, refused, taxonomy, search, errors = [] }: ViewInput) {
  return stepView(locale, {
    title: texts(locale)('perte.refuse.title'),
    wrong: errors.length > 0,
    body: <RefuseJobsBody journey={id} {...refusedView(taxonomy, refused, locale, search)} errors={errors} />,
  });
}
