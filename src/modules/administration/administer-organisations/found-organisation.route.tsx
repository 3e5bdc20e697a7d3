import { z } from 'zod';
import type { Territory } from '../../../kernel/access/viewer.ts';
import { type FieldError, formText, parseForm } from '../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type WriteContext } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import {
  FORMS,
  FOUNDED_KINDS,
  foundOrganisation,
  invite,
  needsFreshProof,
  normaliseEmail,
  proveAgainPath,
  ROLES_OF_KIND,
} from '../../accounts/api.ts';
import { type Gazetteer, gazetteer } from '../../territory/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows, viewerOf } from '../content/directory-rows.ts';
import { texts } from '../texts.ts';
import { FoundBody } from './found-organisation.page.tsx';

const PATH = '/admin/organizzazioni/nuova';
const MOST_PLACES = 200;

const schema = z.object({
  tipo: z.enum(FOUNDED_KINDS, 'form.choose'),
  forma: z.enum(FORMS).nullable().catch(null),
  nome: z.string('form.required').min(1, 'form.required').max(120, 'form.too-long'),
  sede: z.string('form.required').min(1, 'form.required').max(100, 'form.too-long'),
  copertura: z.string().max(4000, 'form.too-long').default(''),
  email: z.string('form.required').min(1, 'form.required'),
});

/** Founds a youth centre, a comune, an ambito or a regional body, and invites whoever leads it. */
export const foundRoutes = [
  get({
    path: PATH,
    guard: { may: 'administration.organisations' },
    audit: 'administration.found-form',
    // Asked before anything is typed.
    handle: (context) => (needsFreshProof(context) ? redirect(proveAgainPath(PATH)) : view(context.locale, {}, [])),
  }),
  post({
    path: PATH,
    guard: { may: 'administration.organisations' },
    audit: 'administration.found-organisation',
    accepts: 'form',
    async handle(context) {
      const { form, locale } = context;
      if (needsFreshProof(context)) return redirect(proveAgainPath(PATH));
      const typed = Object.fromEntries(['tipo', 'forma', 'nome', 'sede', 'copertura', 'email'].map((name) => [name, formText(form, name)]));
      const parsed = parseForm(schema, typed);
      if (!parsed.ok) return view(locale, typed, parsed.errors);
      const places = await gazetteer(context.platform);
      const read = readPlaces(places, parsed.value);
      const email = normaliseEmail(parsed.value.email);
      const errors = [...read.errors, ...(email === null ? [{ field: 'email', message: 'form.email' }] : [])];
      if (errors.length > 0 || !read.seat || email === null) return view(locale, typed, errors);
      const { seat, coverage } = read;
      const { tipo: kind, forma, nome: name } = parsed.value;
      const publicId = await found(context, { kind, form: forma, name, comune: seat.istat, province: seat.province, coverage }, email);
      return publicId
        ? redirect(`/admin/organizzazioni/${publicId}`, { notice: 'saved' })
        : view(locale, typed, [{ field: 'email', message: 'form.email' }]);
    },
  }),
];

type NewOne = Parameters<typeof foundOrganisation>[2];

async function found(context: WriteContext<unknown, unknown>, wish: NewOne, email: string): Promise<string | null> {
  const { platform, locale } = context;
  const { person, publicId: by, name } = viewerOf(context);
  return platform.database.write(async (db) => {
    const made = await foundOrganisation(db, { person, publicId: by }, wish);
    // The first of a kind's roles that leads: a manager where there is one.
    const roles: readonly string[] = ROLES_OF_KIND[wish.kind];
    const role = roles.includes('manager') && wish.kind !== 'regional_body' ? 'manager' : ROLES_OF_KIND[wish.kind][0];
    const invitedBy = { person, publicId: by, name };
    const sent = await invite(platform, db, { email, role, organisation: made.id, lead: true, invitedBy, locale });
    return sent.ok ? made.publicId : null;
  }, directoryRows(context));
}

/** Coverage is typed as names, one a line or between commas: comuni, provinces by sigla, or nothing for the seat alone. */
function readPlaces(places: Gazetteer, { tipo, sede, copertura }: z.infer<typeof schema>) {
  const errors: FieldError[] = [];
  const seat = places.locate(sede)?.place ?? null;
  if (!seat) errors.push({ field: 'sede', message: 'found.unknown-place' });
  const siglas = new Set(places.provinces().map((province) => province.sigla));
  const coverage: Territory[] = [];
  for (const name of copertura
    .split(/[\n,;]+/)
    .map((text) => text.trim())
    .filter(Boolean)
    .slice(0, MOST_PLACES)) {
    const place = places.resolve({ name });
    if (siglas.has(name.toUpperCase())) coverage.push({ level: 'province', code: name.toUpperCase() });
    else if (place) coverage.push({ level: 'comune', code: place.istat });
    else errors.push({ field: 'copertura', message: 'found.unknown-coverage' });
  }
  if (tipo === 'regional_body') coverage.splice(0, coverage.length, { level: 'region', code: '' });
  else if (coverage.length === 0 && seat) coverage.push({ level: 'comune', code: seat.istat });
  const unique = new Map(coverage.map((part) => [`${part.level} ${part.code}`, part]));
  return { seat, coverage: [...unique.values()], errors: errors.slice(0, 2) };
}

function view(locale: Locale, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]): Reply {
  const title = texts(locale)('organisation.found');
  const body = <FoundBody typed={typed} errors={errors} />;
  return page(adminView(locale, { at: 'organisations', title, status: errors.length > 0 ? 422 : 200, body }));
}
