import { romeDate } from '../../../../kernel/rome-time.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { purposesFor } from '../../domain/consent-purposes.ts';
import { readBirthDate } from '../../domain/joining/ages.ts';
import { nextPage, type RegisterDraft, registerPath, withDone } from '../../domain/joining/register-draft.ts';
import { bandToday } from '../../store/joining/ages-in-force.ts';
import { findDeskCode } from '../../store/joining/desk-codes.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/joining/register-journey.ts';
import { ticketOf } from '../../store/joining/register-ticket.ts';
import { sameBrowser } from '../../store/outside/way.ts';
import { texts } from '../../texts.ts';
import { journeyOver, registerView, stepOf, wrongWay } from '../register-view.tsx';
import { BirthDateBody, type TypedDate } from './birth-date.page.tsx';
import { notForYou } from './not-for-you.route.tsx';

const PATH = '/registrati/:id/nascita';
const SYSTEM = { kind: 'system', why: 'a ticket and a code on paper are looked up before anybody is known' } as const;

/** The date of birth decides who may have an account, and of which kind. Of who may not, nothing is kept. */
export const birthDateRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-birth-page',
    params: journeyParams,
    async handle(context) {
      const { locale, params } = context;
      const draft = await askDraft(context);
      return wrongWay(locale, params.id, draft, 'nascita') ?? view(context, draft as RegisterDraft, await knownDate(context, draft), null);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-birth',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { form, now, params, locale, platform } = context;
      const draft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, draft, 'nascita');
      if (!draft || wrong) return wrong ?? journeyOver(locale);
      const typed = { day: formText(form, 'giorno'), month: formText(form, 'mese'), year: formText(form, 'anno') };
      const read = readBirthDate(typed, romeDate(now));
      if ('problem' in read) return view(context, draft, typed, read.problem);
      const band = await bandToday(platform, now, read.date);
      if (band === 'child' || band === 'older') return notForYou(context, band);
      const allowed = purposesFor(band === 'minor');
      const changed = await changeDraft(context, (before) =>
        withDone({ ...before, birthDate: read.date, consents: before.consents.filter((each) => allowed.includes(each)) }, 'nascita'),
      );
      return changed ? redirect(registerPath(params.id, nextPage(changed))) : journeyOver(locale);
    },
  }),
];

/** What was answered before, or what a provider outside says. */
async function knownDate(context: RequestContext<JourneyParams, unknown>, draft: RegisterDraft | null): Promise<TypedDate> {
  const { platform } = context;
  const isSame = (browser: string) => sameBrowser(context, browser);
  const said = draft?.ticket ? await platform.database.read((db) => ticketOf(platform, db, draft, isSame), SYSTEM) : null;
  const date = draft?.birthDate ?? said?.birthDate;
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return { day, month, year };
}

async function view(
  { platform, locale, params }: RequestContext<JourneyParams, unknown>,
  draft: RegisterDraft,
  typed: TypedDate,
  problem: string | null,
): Promise<Reply> {
  const { deskCode } = draft;
  const desk = deskCode ? await platform.database.read((db) => findDeskCode(platform, db, deskCode), SYSTEM) : null;
  const errors = problem ? [{ field: 'giorno', message: problem }] : [];
  return registerView(locale, {
    title: texts(locale)('birth.title'),
    status: problem ? 422 : 200,
    body: (
      <BirthDateBody id={params.id} {...stepOf(params.id, draft, 'nascita')} typed={typed} errors={errors} centre={desk?.name ?? null} />
    ),
  });
}
