import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post, type WriteContext } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { type Taxonomy, taxonomyOf } from '../../../taxonomy/api.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { type Draft, pageAfter, pageBefore, withDone } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { ChooseJobBody } from './choose-job.page.tsx';
import { jobsIn, jobView, searchWords } from './job-choices.ts';

const PATH = '/per-te/:id/lavoro';
const MOST_JOBS = 3;

export const chooseJobRoutes = [
  get<JourneyParams, { cerca: string }>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-job-page',
    params: journeyParams,
    query: searchWords,
    async handle({ locale, params, query: { cerca }, ...context }) {
      const [draft, taxonomy] = await Promise.all([askDraft({ ...context, params }), taxonomyOf(context.platform)]);
      return draft ? view({ locale, id: params.id, draft, taxonomy, search: cerca }) : journeyOver(locale);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-job',
    accepts: 'form',
    params: journeyParams,
    handle: choose,
  }),
];

async function choose(context: WriteContext<JourneyParams, unknown>) {
  const { form, locale, params } = context;
  const taxonomy = await taxonomyOf(context.platform);
  const action = formText(form, 'azione');
  const search = formText(form, 'cerca').slice(0, 80);
  const searching = action === 'cerca' && search !== '';
  const occupations = action === 'salta' ? [] : jobsIn(form, 'lavoro', taxonomy);
  if (occupations.length > MOST_JOBS) {
    const draft = await askDraft(context);
    if (!draft) return journeyOver(locale);
    const typed = { ...draft, occupations };
    return view({
      locale,
      id: params.id,
      draft: typed,
      taxonomy,
      search: '',
      errors: [{ field: 'lavoro', message: 'perte.job.too-many' }],
    });
  }
  const draft = await changeDraft(context, (before) =>
    searching ? { ...before, occupations } : withDone({ ...before, occupations }, 'lavoro'),
  );
  if (!draft) return journeyOver(locale);
  if (searching) return redirect(`${journeyPath(params.id, 'lavoro')}?cerca=${encodeURIComponent(search)}`);
  return redirect(journeyPath(params.id, pageAfter('lavoro', draft)));
}

interface ViewInput {
  locale: Locale;
  id: string;
  draft: Draft;
  taxonomy: Taxonomy;
  search: string;
  errors?: readonly FieldError[];
}

function view({ locale, id, draft, taxonomy, search, errors = [] }: ViewInput) {
  return stepView(locale, {
    title: texts(locale)('perte.job.title'),
    wrong: errors.length > 0,
    body: <ChooseJobBody journey={id} back={pageBefore('lavoro', draft)} view={jobView(taxonomy, draft, locale, search)} errors={errors} />,
  });
}
