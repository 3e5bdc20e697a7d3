import { type FieldError, formList, formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { type FormBody, get, post, type WriteContext } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { type Taxonomy, taxonomyOf } from '../../../taxonomy/api.ts';
import { type Gazetteer, gazetteer, type Place } from '../../../territory/api.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { type Draft, type JourneyAnswers, pageAfter, pageBefore, withDone } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { licenceChoices } from './licence-choices.ts';
import { reachChoices, reachText, readReach } from './reach-choices.ts';
import { readPlace } from './read-place.ts';
import { type PlaceTyped, TellPlaceBody } from './tell-place.page.tsx';

const PATH = '/per-te/:id/dove';

export const tellPlaceRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-place-page',
    params: journeyParams,
    async handle(context) {
      const [draft, taxonomy] = await Promise.all([askDraft(context), taxonomyOf(context.platform)]);
      if (!draft) return journeyOver(context.locale);
      const typed = {
        place: draft.place?.label ?? '',
        reach: reachText(draft),
        licences: draft.licences,
      };
      return view({ locale: context.locale, id: context.params.id, draft, taxonomy, typed });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-place',
    accepts: 'form',
    params: journeyParams,
    handle: tell,
  }),
];

async function tell(context: WriteContext<JourneyParams, unknown>): Promise<Reply> {
  const [taxonomy, places] = await Promise.all([taxonomyOf(context.platform), gazetteer(context.platform)]);
  const typed = typedPlace(context.form, taxonomy);
  const answer = placeAnswer(places, typed);
  if (!('place' in answer)) {
    const draft = await askDraft(context);
    if (!draft) return journeyOver(context.locale);
    return view({ locale: context.locale, id: context.params.id, draft, taxonomy, typed, ...answer });
  }
  const { licences } = typed;
  const draft = await changeDraft(context, (before) => withDone({ ...before, ...answer, licences: [...licences] }, 'dove'));
  return draft ? redirect(journeyPath(context.params.id, pageAfter('dove', draft))) : journeyOver(context.locale);
}

function typedPlace(form: FormBody, taxonomy: Taxonomy): PlaceTyped {
  const ids = formList(form, 'patente').map(Number);
  // A click on a suggestion answers the question of the place.
  const place = formText(form, 'suggerito') || formText(form, 'luogo');
  return { place: place.slice(0, 120), reach: formText(form, 'raggio'), licences: ids.filter((id) => taxonomy.skill(id)?.licence) };
}

type Answer = Pick<JourneyAnswers, 'place' | 'radiusKm' | 'travel'> | { errors: readonly FieldError[]; suggestions: readonly Place[] };

/** No place is fine for whoever goes anywhere. */
function placeAnswer(places: Gazetteer, { place: typed, reach: said }: PlaceTyped): Answer {
  const wrong = (message: string, suggestions: readonly Place[] = []): Answer => ({ errors: [{ field: 'luogo', message }], suggestions });
  const reach = readReach(said);
  if (!reach) return { errors: [{ field: 'raggio', message: 'form.choose' }], suggestions: [] };
  if (typed === '') return reach.radiusKm === null && !reach.travel ? { place: null, ...reach } : wrong('perte.where.empty');
  const read = readPlace(places, typed);
  if (read.found) return { place: read.place, ...reach };
  return wrong(read.suggestions.length > 0 ? 'perte.where.which' : 'perte.where.unknown', read.suggestions);
}

interface ViewInput {
  locale: Locale;
  id: string;
  draft: Draft;
  taxonomy: Taxonomy;
  typed: PlaceTyped;
  errors?: readonly FieldError[];
  suggestions?: readonly Place[];
}

function view({ locale, id, draft, taxonomy, typed, errors = [], suggestions = [] }: ViewInput): Reply {
  const licences = licenceChoices(taxonomy, locale, typed.licences);
  const reaches = reachChoices(typed.reach, locale);
  return stepView(locale, {
    title: texts(locale)('perte.where.title'),
    wrong: errors.length > 0,
    islands: true,
    body: <TellPlaceBody journey={id} back={pageBefore('dove', draft)} {...{ typed, reaches, licences, errors, suggestions }} />,
  });
}
