import { z } from 'zod';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { listOrganisations, type OrganisationKind, type OrganisationStatus } from '../../accounts/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows } from '../content/directory-rows.ts';
import { oneOf, pageNumber, shortText } from '../content/query.ts';
import { OrganisationsBody } from './admin-organisations.page.tsx';
import { KINDS, STATUSES } from './organisation-words.ts';

interface Query {
  readonly nome: string;
  readonly tipo: OrganisationKind | null;
  readonly stato: OrganisationStatus | null;
  readonly pagina: number;
}

const query: z.ZodType<Query> = z.object({
  nome: shortText.transform((text) => text.trim()),
  tipo: oneOf(KINDS),
  stato: oneOf(STATUSES),
  pagina: pageNumber,
}) as unknown as z.ZodType<Query>;

/** Names of organisations are public: they may stand in an address. */
export const organisationsRoute = get<Record<string, never>, Query>({
  path: '/admin/organizzazioni',
  guard: { may: 'administration.organisations' },
  audit: 'administration.organisations',
  query,
  async handle(context) {
    const { nome: text, tipo: kind, stato: status, pagina } = context.query;
    const wish = { text, kind, status, page: pagina };
    const found = await context.platform.database.read((db) => listOrganisations(db, wish), directoryRows(context));
    return page(adminView(context.locale, { at: 'organisations', body: <OrganisationsBody organisations={found} wish={wish} /> }));
  },
});
