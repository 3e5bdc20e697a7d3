import { formList } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { purposesFor } from '../../domain/consent-purposes.ts';
import { nextPage, registerPath, withDone } from '../../domain/joining/register-draft.ts';
import { agesInForce, bandToday } from '../../store/joining/ages-in-force.ts';
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
      const { locale, params, now, platform } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'consensi');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const isMinor = (await bandToday(platform, now, draft.birthDate)) === 'minor';
      const protectedUntil = isMinor ? (await agesInForce(platform)).adult : null;
      return registerView(locale, {
        title: texts(locale)('consent.title'),
        body: (
          <ChooseConsentsBody
            id={params.id}
            {...stepOf(params.id, draft, 'consensi')}
            protectedUntil={protectedUntil}
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
      const { locale, params, form, now, platform } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'consensi');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const ticked = formList(form, 'consenso');
      const allowed = purposesFor((await bandToday(platform, now, draft.birthDate)) === 'minor');
      const changed = await changeDraft(context, (before) =>
        withDone({ ...before, consents: allowed.filter((each) => ticked.includes(each)) }, 'consensi'),
      );
      return changed ? redirect(registerPath(params.id, nextPage(changed))) : journeyOver(locale);
    },
  }),
];
