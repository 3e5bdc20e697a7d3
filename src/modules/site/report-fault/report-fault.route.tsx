import { z } from 'zod';
import { type FieldError, formText, parseForm } from '../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';
import { ReportFaultBody } from './report-fault.page.tsx';
import { reportFault } from './report-fault.usecase.ts';

const PATH = '/segnala-problema';

const schema = z.object({
  page: z.string().min(1, 'form.required').max(300, 'form.too-long'),
  description: z.string().min(1, 'form.required').max(2000, 'form.too-long'),
  replyTo: z.union([z.literal(''), z.email('form.email')], 'form.email').optional(),
});

export const reportFaultRoutes = [
  get({
    path: PATH,
    guard: 'public',
    audit: 'site.fault-form',
    handle: ({ locale }) => view(locale, { page: '', description: '', replyTo: '' }, []),
  }),
  post({
    path: PATH,
    guard: 'public',
    audit: 'site.report-fault',
    accepts: 'form',
    once: true,
    rateLimit: { max: 10, perSeconds: 60 },
    async handle(context) {
      const form = parseForm(schema, context.form);
      if (!form.ok) {
        const typed = (field: string) => formText(form.typed, field);
        return view(context.locale, { page: typed('page'), description: typed('description'), replyTo: typed('replyTo') }, form.errors);
      }
      const { page: about, description, replyTo } = form.value;
      await context.write((db) => reportFault(db, { page: about, description, replyTo: replyTo || null }));
      return redirect(PATH, { notice: 'fault-sent' });
    },
  }),
];

function view(locale: Locale, typed: { page: string; description: string; replyTo: string }, errors: readonly FieldError[]): Reply {
  const title = texts(locale)('fault.title');
  return page({
    title,
    status: errors.length > 0 ? 422 : 200,
    breadcrumb: [{ label: title }],
    body: <ReportFaultBody typed={typed} errors={errors} />,
    withoutFeedback: true,
  });
}
