import { formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { gazetteer, type Place, placeLabel } from '../../../territory/api.ts';
import { readComune } from '../../content/read-comune.ts';
import { nextPage, type RegisterDraft, registerPath, withDone } from '../../domain/joining/register-draft.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/joining/register-journey.ts';
import { texts } from '../../texts.ts';
import { journeyOver, registerView, stepOf, wrongWay } from '../register-view.tsx';
import { HomeTownBody } from './home-town.page.tsx';

const PATH = '/registrati/:id/comune';

/** Where the person lives, if they want to say it. */
export const homeTownRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-comune-page',
    params: journeyParams,
    async handle(context) {
      const { locale, params, platform } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'comune');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const place = draft.comune ? (await gazetteer(platform)).byIstat(draft.comune) : undefined;
      return view(locale, params.id, draft, { value: place ? placeLabel(place) : '', similar: null });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-comune',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { locale, params, platform, form } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'comune');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const typed = formText(form, 'scelto') || formText(form, 'comune');
      const read = typed ? readComune(await gazetteer(platform), typed) : null;
      if (read && 'similar' in read) return view(locale, params.id, draft, { value: typed, similar: read.similar });
      const changed = await changeDraft(context, (before) => withDone({ ...before, comune: read?.comune.istat ?? null }, 'comune'));
      return changed ? redirect(registerPath(params.id, nextPage(changed))) : journeyOver(locale);
    },
  }),
];

function view(
  locale: Locale,
  id: string,
  draft: RegisterDraft,
  shown: { readonly value: string; readonly similar: readonly Place[] | null },
): Reply {
  const { value, similar } = shown;
  return registerView(locale, {
    title: texts(locale)('town.title'),
    status: similar ? 422 : 200,
    islands: true,
    body: (
      <HomeTownBody
        id={id}
        {...stepOf(id, draft, 'comune')}
        typed={value}
        similar={similar ?? []}
        errors={similar ? [{ field: 'comune', message: 'comune.unknown' }] : []}
      />
    ),
  });
}
