import { z } from 'zod';
import { codeOf } from '../../../../platform/db/failures.ts';
import { type FieldError, formText, parseForm } from '../../../../platform/http/forms.ts';
import { failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { normaliseEmail } from '../../domain/email-address.ts';
import { readVatNumber } from '../../domain/vat-number.ts';
import { readWebAddress } from '../../domain/web-address.ts';
import { isLead, type Organisation, organisationById } from '../../store/organisations/own-organisation.ts';
import { texts } from '../../texts.ts';
import { actingFor, deskPage } from '../desk-view.ts';
import { organisationErrors } from '../run-organisation.errors.ts';
import { EditOrganisationBody, type Typed } from './edit-organisation.page.tsx';
import { editOrganisation } from './edit-organisation.usecase.ts';

const PATH = '/area/organizzazione';

/** Empty is null; what cannot be read is an error beside its field. */
function optional<T>(read: (typed: string) => T | null, message: string) {
  return z.string().transform((typed, check) => {
    if (typed === '') return null;
    const value = read(typed);
    if (value !== null) return value;
    check.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

const schema = z.object({
  nome: z
    .string('form.required')
    // One line, as at registration: mails show it.
    .transform((typed) =>
      typed
        .normalize('NFC')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(2, 'form.required').max(150, 'form.too-long')),
  iva: optional(readVatNumber, 'org.error.vat'),
  sito: optional(readWebAddress, 'org.error.website'),
  pec: optional(normaliseEmail, 'form.email'),
});

export const editOrganisationRoutes = [
  get({
    path: PATH,
    guard: { may: 'accounts.see-organisation' },
    audit: 'accounts.organisation-page',
    handle: (context) => view(context, null, []),
  }),
  post({
    path: PATH,
    guard: { may: 'accounts.change-organisation' },
    audit: 'accounts.edit-organisation',
    accepts: 'form',
    async handle(context) {
      const { viewer, organisation } = actingFor(context);
      const typed = typedOf((field) => formText(context.form, field));
      const form = parseForm(schema, context.form);
      if (!form.ok) return view(context, typed, form.errors);
      const { nome: name, iva: vatNumber, sito, pec } = form.value;
      const data = { name, vatNumber, website: sito?.url ?? null, domain: sito?.domain ?? null, pec };
      const outcome = await context
        .write((db) => editOrganisation(db, viewer, organisation.id, data))
        // Two that write the same number at once: the table refuses the second.
        .catch((error: unknown) => {
          if (codeOf(error) === '23505') return 'vat-taken' as const;
          throw error;
        });
      if (outcome === 'not-lead') return failure(organisationErrors.notLead);
      if (outcome === 'vat-taken') return view(context, typed, [{ field: 'iva', message: 'org.error.vat-taken' }]);
      if (outcome === 'fixed') return view(context, typed, [{ field: 'nome', message: 'org.edit.fixed' }]);
      return redirect(PATH, { notice: 'saved' });
    },
  }),
];

function typedOf(read: (field: keyof Typed) => string): Typed {
  return { nome: read('nome'), iva: read('iva'), sito: read('sito'), pec: read('pec') };
}

function asTyped({ name, vat_number, website, pec }: Organisation): Typed {
  return { nome: name, iva: vat_number ?? '', sito: website ?? '', pec: pec ?? '' };
}

async function view(context: RequestContext<unknown, unknown>, typed: Typed | null, errors: readonly FieldError[]): Promise<Reply> {
  const { viewer, organisation } = actingFor(context);
  const [found, lead] = await context.read(async (db) => [await organisationById(db, organisation.id), await isLead(db, viewer)] as const);
  const title = texts(context.locale)('org.edit.title');
  const body = <EditOrganisationBody organisation={found} lead={lead} typed={typed ?? asTyped(found)} errors={errors} />;
  return deskPage(context, { title, body, errors });
}
