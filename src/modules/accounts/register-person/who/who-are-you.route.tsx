import { z } from 'zod';
import { HOME_OF } from '../../../../kernel/access/home.ts';
import { type FieldError, formText, parseForm } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { AUDIENCES, type Audience, newDraft, nextPage, registerPath } from '../../domain/joining/register-draft.ts';
import { providerButtons } from '../../provider-buttons.ts';
import { agesInForce } from '../../store/joining/ages-in-force.ts';
import { registerJourneys } from '../../store/joining/register-journey.ts';
import { sealTicket } from '../../store/joining/register-ticket.ts';
import { texts } from '../../texts.ts';
import { registerView, START } from '../register-view.tsx';
import { WhoAreYouBody } from './who-are-you.page.tsx';

interface Query {
  readonly risposte: string;
  readonly inizio: string;
}

const token = z
  .string()
  .regex(/^[\w-]{22}$/)
  .catch('');
const query: z.ZodType<Query> = z.object({ risposte: token, inizio: token });
const schema = z.object({ chi: z.enum(AUDIENCES, 'register.who.required'), risposte: token, inizio: token });

export const whoAreYouRoutes = [
  get<Record<string, never>, Query>({
    path: START,
    guard: 'public',
    audit: 'accounts.register-start-page',
    query,
    handle(context) {
      const { viewer, query: from } = context;
      if (viewer) return redirect(HOME_OF[viewer.hat.role]);
      return view(context, from, from.risposte ? 'youth' : null, []);
    },
  }),
  post({
    path: START,
    guard: 'public',
    audit: 'accounts.register-start',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { form, write, now, platform } = context;
      const parsed = parseForm(schema, form);
      if (!parsed.ok) {
        const from = { risposte: token.parse(formText(form, 'risposte')), inizio: token.parse(formText(form, 'inizio')) };
        return view(context, from, null, parsed.errors);
      }
      const { chi, risposte, inizio } = parsed.value;
      const draft = newDraft(chi, {
        startedFrom: chi === 'youth' && risposte ? risposte : null,
        ticket: inizio ? sealTicket(platform, inizio) : null,
      });
      const id = await write((db) => registerJourneys.start(db, now, draft));
      return redirect(registerPath(id, nextPage(draft)));
    },
  }),
];

async function view(
  { locale, platform }: Pick<RequestContext<unknown, unknown>, 'locale' | 'platform'>,
  from: Query,
  chosen: Audience | null,
  errors: readonly FieldError[],
): Promise<Reply> {
  const t = texts(locale);
  const { minimum, maximum } = await agesInForce(platform);
  const providers = providerButtons(platform.config, locale);
  return registerView(locale, {
    title: t('register.title'),
    description: t('register.lead'),
    status: errors.length > 0 ? 422 : 200,
    indexed: true,
    body: (
      <WhoAreYouBody
        ages={{ min: minimum, max: maximum }}
        chosen={chosen}
        answers={from.risposte}
        ticket={from.inizio}
        errors={errors}
        providers={providers}
      />
    ),
  });
}
