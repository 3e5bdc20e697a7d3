import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { formText } from '../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows, viewerOf } from '../content/directory-rows.ts';
import { oneOf, pageNumber } from '../content/query.ts';
import { administrationErrors } from '../errors.ts';
import { MailBody } from './admin-mail.page.tsx';
import { listMail, MAIL_STATES, type MailState, retryMail } from './admin-mail.query.ts';

const PATH = '/admin/posta';

interface Query {
  readonly stato: MailState | null;
  readonly pagina: number;
}

export const mailRoutes = [
  get<Record<string, never>, Query>({
    path: PATH,
    guard: { may: 'administration.look' },
    audit: 'administration.mail',
    query: z.object({ stato: oneOf(MAIL_STATES), pagina: pageNumber }),
    async handle(context) {
      const { locale, platform } = context;
      const { stato: state, pagina } = context.query;
      const mails = await platform.database.read((db) => listMail(db, { state, page: pagina }), directoryRows(context));
      const server = platform.config.SMTP_URL !== undefined;
      return page(adminView(locale, { at: 'mail', body: <MailBody mails={mails} state={state} server={server} /> }));
    },
  }),
  post({
    path: `${PATH}/riprova`,
    guard: { may: 'administration.operate' },
    audit: 'administration.retry-mail',
    accepts: 'form',
    async handle(context) {
      const { form, platform, now } = context;
      const text = formText(form, 'messaggio');
      const id = text === 'tutti' ? 'all' : /^\d{1,15}$/.test(text) ? Number(text) : 0;
      const actor = viewerOf(context).publicId;
      const retried = await platform.database.write(async (db) => {
        const n = await retryMail(db, now, id);
        if (n > 0) await recordAudit(db, { actor, action: 'administration.retry-mail', object: null, details: { retried: n } });
        return n;
      }, directoryRows(context));
      if (retried === 0) return failure(administrationErrors.gone);
      await platform.jobs.enqueue('platform-send-mail', {}, { singletonKey: 'retry' });
      return redirect(PATH, { notice: 'saved' });
    },
  }),
];
