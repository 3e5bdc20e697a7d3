import { formList, formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { type FormBody, get, post } from '../../../../platform/http/route.ts';
import { CONTRACTS, KINDS, SCHEDULES } from '../../../opportunities/api.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { pageAfter, pageBefore, withDone } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { TellWishesBody } from './tell-wishes.page.tsx';

const PATH = '/per-te/:id/contratto';

export const tellWishesRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-wishes-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      if (!draft) return journeyOver(context.locale);
      return stepView(context.locale, {
        title: texts(context.locale)('perte.wish.title'),
        body: <TellWishesBody journey={context.params.id} back={pageBefore('contratto', draft)} wishes={draft} />,
      });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-wishes',
    accepts: 'form',
    params: journeyParams,
    async handle(context) {
      const wishes = formText(context.form, 'azione') === 'tutto' ? { contracts: [], schedules: [], kinds: [] } : wishesOf(context.form);
      const draft = await changeDraft(context, (before) => withDone({ ...before, ...wishes }, 'contratto'));
      return draft ? redirect(journeyPath(context.params.id, pageAfter('contratto', draft))) : journeyOver(context.locale);
    },
  }),
];

/** What is ticked; nothing ticked means that everything is fine. */
function wishesOf(form: FormBody): { contracts: string[]; schedules: string[]; kinds: string[] } {
  const ticked = (field: string, known: readonly string[]) => known.filter((value) => formList(form, field).includes(value));
  return { contracts: ticked('contratto', CONTRACTS), schedules: ticked('orario', SCHEDULES), kinds: ticked('tipo', KINDS) };
}
