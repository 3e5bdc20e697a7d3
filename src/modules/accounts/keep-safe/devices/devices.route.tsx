import { recordAudit } from '../../../../platform/audit/audit.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { begun } from '../half-session.ts';
import { DevicesBody } from './devices.page.tsx';

const PATH = '/area/sicurezza/dispositivi';

export const devicesRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.devices-page',
    async handle(context) {
      const { id, viewer } = begun(context);
      const devices = await context.read((db) =>
        db
          .selectFrom('accounts_session')
          .select(['id', 'device', 'method', 'created_at', 'seen_at'])
          .where('person_id', '=', viewer.person)
          .where('level', '=', 'full')
          .where('expires_at', '>', context.now)
          .orderBy('seen_at', 'desc')
          .execute(),
      );
      const title = texts(context.locale)('safe.devices.title');
      return page(accountView(context.locale, { title, body: <DevicesBody devices={devices} current={id} /> }));
    },
  }),
  post({
    path: `${PATH}/chiudi`,
    guard: 'signed-in',
    audit: 'accounts.end-session',
    accepts: 'form',
    async handle(context) {
      const { person, publicId } = begun(context).viewer;
      const text = formText(context.form, 'dispositivo');
      const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
      const ended = await context.write(async (db) => {
        const gone = await db.deleteFrom('accounts_session').where('id', '=', id).where('person_id', '=', person).executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await recordAudit(db, { actor: publicId, action: 'accounts.end-session', object: `accounts_person:${publicId}` });
        return true;
      });
      return ended ? redirect(PATH, { notice: 'saved' }) : failure(accountErrors.unknown);
    },
  }),
  post({
    path: `${PATH}/chiudi-altri`,
    guard: 'signed-in',
    audit: 'accounts.end-other-sessions',
    accepts: 'form',
    async handle(context) {
      const { platform, now } = context;
      const { id, viewer } = begun(context);
      const { person, publicId } = viewer;
      await context.write(async (db) => {
        if ((await endSessionsOf(db, person, id)) === 0) return;
        const notice = { person, publicId, now, event: 'signed-out-everywhere', action: 'accounts.end-other-sessions' } as const;
        await noteSecurity(db, platform, notice);
      });
      return redirect(PATH, { notice: 'saved' });
    },
  }),
];
