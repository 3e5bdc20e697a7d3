import { z } from 'zod';
import { parseForm } from '../../../platform/http/forms.ts';
import { failure, redirect } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import { insightsErrors } from '../errors.ts';
import { ratePage } from './rate-page.usecase.ts';

const schema = z.object({
  // A path of ours, nothing else: the answer goes back there.
  page: z.string().regex(/^\/(?!\/)[\w\-./]{0,200}$/),
  answer: z.enum(['clear', 'so-so', 'unclear']),
  comment: z.string().max(500).optional(),
});

export const ratePageRoute = post({
  path: '/pagina-chiara',
  guard: 'public',
  audit: 'insights.rate-page',
  accepts: 'form',
  once: true,
  rateLimit: { max: 20, perSeconds: 60 },
  async handle(context) {
    const form = parseForm(schema, context.form);
    if (!form.ok) return failure(insightsErrors.rating);
    await context.write((db) => ratePage(db, { ...form.value, locale: context.locale }));
    return redirect(form.value.page, { notice: 'feedback-thanks' });
  },
});
