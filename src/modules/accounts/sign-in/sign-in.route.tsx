import { z } from 'zod';
import { HOME_OF } from '../../../kernel/access/home.ts';
import { type FieldError, formText, parseForm } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../platform/http/route.ts';
import { callerOf, cookieOf, destination, emailField, minutesOf } from '../content/caller.ts';
import { demoDoors } from '../demo/demo-doors.ts';
import { returnPath } from '../domain/return-path.ts';
import { accountErrors } from '../errors.ts';
import { providerButtons } from '../provider-buttons.ts';
import { texts } from '../texts.ts';
import { SignInBody } from './sign-in.page.tsx';
import { signIn } from './sign-in.usecase.ts';

interface Query {
  readonly da: string;
}

const query: z.ZodType<Query> = z.object({ da: z.string().catch('') });
const schema = z.object({ email: emailField, password: z.string('form.required').min(1, 'form.required') });

interface Shown {
  readonly email?: string;
  readonly stay?: boolean;
  readonly errors?: readonly FieldError[];
  readonly waitMs?: number;
}

/** E-mail and password, with the other ways to come in. */
export const signInRoutes = [
  get<Record<string, never>, Query>({
    path: '/accedi',
    guard: 'public',
    audit: 'accounts.sign-in-form',
    query,
    handle(context) {
      const { viewer, query: asked } = context;
      if (viewer) return redirect(returnPath(asked.da) ?? HOME_OF[viewer.hat.role]);
      return view(context, asked.da, {});
    },
  }),
  post({
    path: '/accedi',
    guard: 'public',
    audit: 'accounts.sign-in',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { form, platform, session } = context;
      const back = formText(form, 'da');
      const stay = formText(form, 'stay') === '1';
      const parsed = parseForm(schema, form);
      if (!parsed.ok) return view(context, back, { email: formText(form, 'email'), stay, errors: parsed.errors });
      const { email, password } = parsed.value;
      const result = await signIn(platform, { email, password, ...callerOf(context), before: session, stays: stay });
      switch (result.kind) {
        case 'entered':
          return redirect(destination(result.entered, back), { cookies: [cookieOf(result.entered, stay)] });
        case 'unconfirmed':
          return redirect('/registrati/posta');
        case 'wait':
          return view(context, back, { email, stay, waitMs: result.ms });
        case 'closed':
          return failure(accountErrors.closed);
        case 'short':
          return view(context, back, { email, stay, errors: [{ field: 'password', message: 'sign-in.short' }] });
        case 'wrong':
          return view(context, back, { email, stay, errors: [{ field: 'password', message: 'sign-in.wrong' }] });
      }
    },
  }),
];

async function view(context: Pick<RequestContext<unknown, unknown>, 'locale' | 'platform'>, back: string, shown: Shown): Promise<Reply> {
  const { email = '', stay = false, errors = [], waitMs } = shown;
  const demo = await demoDoors(context.platform);
  return page({
    title: texts(context.locale)('sign-in.title'),
    status: waitMs !== undefined ? 429 : errors.length > 0 ? 422 : 200,
    ...(waitMs === undefined ? {} : { retryAfter: Math.ceil(waitMs / 1000) }),
    noindex: true,
    canonical: '/accedi',
    withoutFeedback: true,
    body: (
      <SignInBody
        typed={{ email, stay }}
        back={returnPath(back) ?? ''}
        errors={errors}
        waitMinutes={waitMs === undefined ? null : minutesOf(waitMs)}
        providers={providerButtons(context.platform.config, context.locale)}
        demo={demo}
      />
    ),
  });
}
