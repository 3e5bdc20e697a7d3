import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { type FormBody, get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { type Gazetteer, gazetteer, type Place, placeLabel } from '../../../territory/api.ts';
import { nextPage, type RegisterDraft, registerPath, withDone } from '../../domain/joining/register-draft.ts';
import { vatNumberTaken } from '../../store/joining/new-organisation.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/joining/register-journey.ts';
import { texts } from '../../texts.ts';
import { journeyOver, registerView, stepOf, wrongWay } from '../register-view.tsx';
import { readOrganisation } from './read-organisation.ts';
import { TellOrganisationBody, type TypedOrganisation } from './tell-organisation.page.tsx';

const PATH = '/registrati/:id/ente';
const NOTHING: TypedOrganisation = { nome: '', tipo: '', piva: '', comune: '', sito: '', pec: '' };

/** Company, training body, school: what it is. Public facts; who registers it is asked on the last page. */
export const tellOrganisationRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-organisation-page',
    params: journeyParams,
    async handle(context) {
      const { locale, params, platform } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'ente');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      return view(locale, params.id, draft, { typed: typedBefore(draft, await gazetteer(platform)), errors: [], similar: [] });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-organisation',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { locale, params, platform, form, read } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'ente');
      if (!draft || wrong || draft.audience === 'youth') return wrong ?? journeyOver(locale);
      const typed = typedNow(form);
      const result = readOrganisation(typed, draft.audience, await gazetteer(platform));
      if (!result.ok) return view(locale, params.id, draft, { typed, errors: result.errors, similar: result.similar });
      const { organisation } = result;
      if (await read((db) => vatNumberTaken(db, organisation.vatNumber))) {
        const errors = [{ field: 'piva', message: 'organisation.vat.taken' }];
        return view(locale, params.id, draft, { typed, errors, similar: [] });
      }
      const changed = await changeDraft(context, (before) => withDone({ ...before, organisation }, 'ente'));
      return changed ? redirect(registerPath(params.id, nextPage(changed))) : journeyOver(locale);
    },
  }),
];

function typedNow(form: FormBody): TypedOrganisation {
  const text = (field: string) => formText(form, field);
  const comune = text('scelto') || text('comune');
  return { nome: text('nome'), tipo: text('tipo'), piva: text('piva'), comune, sito: text('sito'), pec: text('pec') };
}

function typedBefore({ organisation: it }: RegisterDraft, places: Gazetteer): TypedOrganisation {
  if (!it) return NOTHING;
  const place = places.byIstat(it.comune);
  return {
    nome: it.name,
    tipo: it.kind,
    piva: it.vatNumber,
    comune: place ? placeLabel(place) : '',
    sito: it.website ?? '',
    pec: it.pec ?? '',
  };
}

interface Shown {
  readonly typed: TypedOrganisation;
  readonly errors: readonly FieldError[];
  readonly similar: readonly Place[];
}

function view(locale: Locale, id: string, draft: RegisterDraft, shown: Shown): Reply {
  if (draft.audience === 'youth') return journeyOver(locale);
  return registerView(locale, {
    title: texts(locale)(`organisation.title.${draft.audience}`),
    status: shown.errors.length > 0 ? 422 : 200,
    islands: true,
    body: <TellOrganisationBody id={id} {...stepOf(id, draft, 'ente')} audience={draft.audience} {...shown} />,
  });
}
