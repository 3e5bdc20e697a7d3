import { z } from 'zod';
import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { formText } from '../../../platform/http/forms.ts';
import { page, type Reply } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../platform/http/route.ts';
import { listPeople, type PeopleWish, type PersonStatus } from '../../accounts/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows } from '../content/directory-rows.ts';
import { oneOf, pageNumber } from '../content/query.ts';
import { PeopleBody } from './admin-people.page.tsx';

const PATH = '/admin/persone';
const STATUSES = ['active', 'suspended', 'leaving'] as const satisfies readonly PersonStatus[];
const LONGEST = 100;

interface Query {
  readonly ruolo: Role | null;
  readonly stato: PersonStatus | null;
  readonly pagina: number;
}

const query: z.ZodType<Query> = z.object({ ruolo: oneOf(ROLES), stato: oneOf(STATUSES), pagina: pageNumber });

/** Roles and states may stand in an address; names and e-mail addresses are searched for with POST, so that no log ever has them. */
export const peopleRoutes = [
  get<Record<string, never>, Query>({
    path: PATH,
    guard: { may: 'administration.people' },
    audit: 'administration.people',
    query,
    handle: (context) => list(context, { text: '', role: context.query.ruolo, status: context.query.stato, page: context.query.pagina }),
  }),
  post({
    path: `${PATH}/cerca`,
    guard: { may: 'administration.people' },
    audit: 'administration.search-people',
    accepts: 'form',
    readOnly: true,
    handle(context) {
      const fields = Object.fromEntries(['ruolo', 'stato', 'pagina'].map((name) => [name, formText(context.form, name)]));
      const { ruolo: role, stato: status, pagina } = query.parse(fields);
      return list(context, { text: formText(context.form, 'testo').slice(0, LONGEST), role, status, page: pagina });
    },
  }),
];

async function list(context: RequestContext<unknown, unknown>, wish: PeopleWish): Promise<Reply> {
  const people = await context.platform.database.read((db) => listPeople(db, wish), directoryRows(context));
  return page(adminView(context.locale, { at: 'people', body: <PeopleBody people={people} wish={wish} /> }));
}
