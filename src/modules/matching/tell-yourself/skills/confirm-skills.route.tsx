import { z } from 'zod';
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
import { ConfirmSkillsBody } from './confirm-skills.page.tsx';
import { confirmView, tickedSkills, withTicks } from './skill-choices.ts';

const PATH = '/per-te/:id/conferma';
const query = z.object({ cerca: z.string().trim().max(80).catch('') });

export const confirmSkillsRoutes = [
  get<JourneyParams, z.infer<typeof query>>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-confirm-page',
    params: journeyParams,
    query,
    async handle(context) {
      const [draft, taxonomy] = await Promise.all([askDraft(context), taxonomyOf(context.platform)]);
      if (!draft) return journeyOver(context.locale);
      return view({ locale: context.locale, id: context.params.id, draft, taxonomy, search: context.query.cerca });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-confirm',
    accepts: 'form',
    params: journeyParams,
    handle: confirm,
  }),
];

/** Three buttons: search (keeps the ticks and shows what was found), skip, continue. */
async function confirm(context: WriteContext<JourneyParams, unknown>) {
  const { form, locale, params, platform } = context;
  const taxonomy = await taxonomyOf(platform);
  const ticks = tickedSkills(form, taxonomy);
  const search = formText(form, 'cerca').slice(0, 80);
  const action = formText(form, 'azione');
  const searching = action === 'cerca' && search !== '';
  if (!searching && action !== 'salta' && ticks.skills.length + ticks.licences.length === 0) {
    const draft = await askDraft(context);
    if (!draft) return journeyOver(locale);
    return view({
      locale,
      id: params.id,
      draft: withTicks(draft, ticks),
      taxonomy,
      search: '',
      errors: [{ field: 'skill', message: 'perte.confirm.none' }],
    });
  }
  const draft = await changeDraft(context, (before) => {
    const after = withTicks(before, ticks);
    return searching ? after : withDone({ ...after, aside: [] }, 'conferma');
  });
  if (!draft) return journeyOver(locale);
  if (searching) return redirect(`${journeyPath(params.id, 'conferma')}?cerca=${encodeURIComponent(search)}#trovate`);
  return redirect(journeyPath(params.id, pageAfter('conferma', draft)));
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
  const choices = confirmView(taxonomy, draft, locale, search);
  return stepView(locale, {
    title: texts(locale)('perte.confirm.title'),
    wrong: errors.length > 0,
    body: (
      <ConfirmSkillsBody
        journey={id}
        back={pageBefore('conferma', draft)}
        view={choices}
        toldSomething={draft.done.includes('so-fare')}
        errors={errors}
      />
    ),
  });
}
