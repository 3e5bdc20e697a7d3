import { romeDate } from '../../../../kernel/rome-time.ts';
import { formList } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { ageBand } from '../../domain/joining/ages.ts';
import { purposesFor } from '../../domain/joining/consents.ts';
import { nextPage, type RegisterDraft, registerPath, withDone } from '../../domain/joining/register-draft.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/joining/register-journey.ts';
import { texts } from '../../texts.ts';
import { journeyOver, registerView, stepOf, wrongWay } from '../register-view.tsx';
import { ChooseConsentsBody } from './choose-consents.page.tsx';

const PATH = '/registrati/:id/consensi';

export const chooseConsentsRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-consents-page',
    params: journeyParams,
    async handle(context) {
      const { locale, params, now } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'consensi');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      return registerView(locale, {
        title: texts(locale)('consent.title'),
        body: (
          <ChooseConsentsBody
            id={params.id}
            {...stepOf(params.id, draft, 'consensi')}
            isProtected={isMinor(draft, now)}
            chosen={draft.consents}
          />
        ),
      });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-consents',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { locale, params, form, now } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'consensi');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const ticked = formList(form, 'consenso');
      const changed = await changeDraft(context, (before) =>
        withDone({ ...before, consents: purposesFor(isMinor(before, now)).filter((each) => ticked.includes(each)) }, 'consensi'),
      );
      return changed ? redirect(registerPath(params.id, nextPage(changed))) : journeyOver(locale);
    },
  }),
];

function isMinor({ birthDate }: RegisterDraft, now: Date): boolean {
  return birthDate !== null && ageBand(birthDate, romeDate(now)) === 'minor';
}
