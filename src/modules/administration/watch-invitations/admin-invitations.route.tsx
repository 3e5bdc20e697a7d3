import { z } from 'zod';
import { formText } from '../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import { openInvitations, withdrawInvitation } from '../../accounts/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows, viewerOf } from '../content/directory-rows.ts';
import { pageNumber } from '../content/query.ts';
import { administrationErrors } from '../errors.ts';
import { InvitationsBody } from './admin-invitations.page.tsx';

const PATH = '/admin/inviti';

export const invitationsRoutes = [
  get<Record<string, never>, { readonly pagina: number }>({
    path: PATH,
    guard: { may: 'administration.organisations' },
    audit: 'administration.invitations',
    query: z.object({ pagina: pageNumber }),
    async handle(context) {
      const found = await context.platform.database.read(
        (db) => openInvitations(db, context.now, context.query.pagina),
        directoryRows(context),
      );
      return page(adminView(context.locale, { at: 'invitations', body: <InvitationsBody invitations={found} /> }));
    },
  }),
  post({
    path: `${PATH}/ritira`,
    guard: { may: 'administration.organisations' },
    audit: 'administration.withdraw-invitation',
    accepts: 'form',
    async handle(context) {
      const text = formText(context.form, 'invito');
      const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
      const done = await context.platform.database.write(
        (db) => withdrawInvitation(db, context.now, id, viewerOf(context)),
        directoryRows(context),
      );
      return done ? redirect(PATH, { notice: 'saved' }) : failure(administrationErrors.gone);
    },
  }),
];
