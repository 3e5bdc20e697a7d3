import { z } from 'zod';
import { type FieldError, formText, parseForm } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { type AdAddress, adAddress } from '../content/ad-address.ts';
import { REPORT_REASONS } from '../domain/report-reason.ts';
import { opportunitiesErrors } from '../errors.ts';
import { type AdRecord, adPath } from '../store/ad-record.ts';
import { adById } from '../store/read-ads.ts';
import { texts } from '../texts.ts';
import { ReportAdBody } from './report-ad.page.tsx';
import { reportAd } from './report-ad.usecase.ts';

const PATH = '/opportunita/:idslug/segnala';

const schema = z
  .object({
    reason: z.enum(REPORT_REASONS, 'form.choose'),
    text: z.string().max(2000, 'form.too-long').optional(),
  })
  .refine((form) => form.reason !== 'other' || (form.text ?? '') !== '', { path: ['text'], message: 'report.text.required' });

const EMPTY = { reason: '', text: '' };

/** Only an ad that people can see can be reported. */
async function reportable({
  params,
  now,
  read,
}: Pick<RequestContext<AdAddress, unknown>, 'params' | 'now' | 'read'>): Promise<AdRecord | null> {
  const ad = await read((db) => adById(db, params.idslug.id, now));
  return ad?.status === 'published' ? ad : null;
}

export const reportAdRoutes = [
  get<AdAddress>({
    path: PATH,
    guard: 'public',
    audit: 'opportunities.report-form',
    params: adAddress,
    async handle(context) {
      const ad = await reportable(context);
      return ad ? view(context.locale, ad, EMPTY, []) : failure(opportunitiesErrors.notFound);
    },
  }),
  post<AdAddress>({
    path: PATH,
    guard: 'public',
    audit: 'opportunities.report',
    accepts: 'form',
    once: true,
    params: adAddress,
    rateLimit: { max: 10, perSeconds: 60 },
    async handle(context) {
      const ad = await reportable(context);
      if (!ad) return failure(opportunitiesErrors.notFound);
      const form = parseForm(schema, context.form);
      if (!form.ok)
        return view(context.locale, ad, { reason: formText(form.typed, 'reason'), text: formText(form.typed, 'text') }, form.errors);
      const { reason, text } = form.value;
      await context.write((db) => reportAd(context.platform, db, { adId: ad.id, reason, text: text || null }));
      return redirect(adPath(ad), { notice: 'report-sent' });
    },
  }),
];

function view(locale: Locale, ad: AdRecord, typed: { reason: string; text: string }, errors: readonly FieldError[]): Reply {
  const t = texts(locale);
  const path = adPath(ad);
  return page({
    title: t('report.title'),
    status: errors.length > 0 ? 422 : 200,
    noindex: true,
    breadcrumb: [{ label: t('show.search'), path: '/opportunita' }, { label: ad.title, path }, { label: t('report.title') }],
    body: <ReportAdBody ad={{ path, title: ad.title }} typed={typed} errors={errors} />,
    withoutFeedback: true,
  });
}
