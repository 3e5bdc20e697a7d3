import { z } from 'zod';
import { type FieldError, formText, parseForm } from '../../../../platform/http/forms.ts';
import { failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type Route } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { texts } from '../../texts.ts';
import { actingFor, deskPage } from '../desk-view.ts';
import { batchesOf } from './batches.query.ts';
import { CodeSheetBody, DeskCodesBody, LIFETIMES, type TypedBatch } from './desk-codes.page.tsx';
import { endBatch, MOST_CODES, makeBatch } from './desk-codes.usecase.ts';

const guard = { may: 'accounts.make-desk-codes' };
const EMPTY: TypedBatch = { etichetta: '', quanti: '30', durata: '30' };
const DAY = 86_400_000;
/** Where a code is used (registration). */
const TYPED_AT = '/registrati/codice';

const schema = z.object({
  etichetta: z.string('form.required').min(1, 'form.required').max(80, 'form.too-long'),
  quanti: z
    .string('org.error.count')
    .regex(/^\d{1,3}$/, 'org.error.count')
    .transform(Number)
    .refine((n) => n >= 1 && n <= MOST_CODES, 'org.error.count'),
  durata: z.enum(LIFETIMES, 'form.choose').transform(Number),
});

/** The same pages at a youth centre's desk and in a school. */
export const deskCodesRoutes = [...routesAt('/operatori/codici', 'desk'), ...routesAt('/ente/codici', 'school')];

function routesAt(path: string, where: string): Route[] {
  return [
    get({ path, guard, audit: `accounts.${where}-codes-page`, handle: (context) => view(context, path, EMPTY, []) }),
    post({
      path,
      guard,
      audit: `accounts.make-${where}-codes`,
      accepts: 'form',
      rateLimit: { max: 30, perSeconds: 3600 },
      async handle(context) {
        const { viewer, organisation } = actingFor(context);
        const read = (field: keyof TypedBatch) => formText(context.form, field);
        const form = parseForm(schema, context.form);
        const typed = { etichetta: read('etichetta'), quanti: read('quanti'), durata: read('durata') };
        if (!form.ok) return view(context, path, typed, form.errors);
        const { etichetta: label, quanti: count, durata } = form.value;
        const expiresAt = new Date(context.now.getTime() + durata * DAY);
        const wish = { viewer, organisation: organisation.id, label, count, expiresAt };
        const codes = await context.write((db) => makeBatch(context.platform, db, wish));
        const t = texts(context.locale);
        const address = `${context.platform.config.publicUrl}${context.href(TYPED_AT)}`;
        const body = <CodeSheetBody {...{ path, codes, label, expiresAt, address }} organisation={organisation.name} />;
        return deskPage(context, { title: t('org.sheet.title', { label }), body, between: [{ label: t('org.codes.title'), path }] });
      },
    }),
    post({
      path: `${path}/chiudi`,
      guard,
      audit: `accounts.end-${where}-codes`,
      accepts: 'form',
      async handle(context) {
        const { viewer, organisation } = actingFor(context);
        const id = formText(context.form, 'blocco');
        const batch = /^\d{1,15}$/.test(id) ? Number(id) : 0;
        const done = await context.write((db) => endBatch(context.platform, db, { viewer, organisation: organisation.id, batch }));
        return done ? redirect(path, { notice: 'saved' }) : failure(accountErrors.unknown);
      },
    }),
  ];
}

async function view(
  context: RequestContext<unknown, unknown>,
  path: string,
  typed: TypedBatch,
  errors: readonly FieldError[],
): Promise<Reply> {
  const { organisation } = actingFor(context);
  const batches = await context.read((db) => batchesOf(db, organisation.id));
  const title = texts(context.locale)('org.codes.title');
  return deskPage(context, { title, body: <DeskCodesBody {...{ path, batches, typed, errors }} />, errors });
}
