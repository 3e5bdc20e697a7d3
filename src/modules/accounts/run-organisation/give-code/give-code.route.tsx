import { recordAudit } from '../../../../platform/audit/audit.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { failure, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { formatMoment } from '../../../../platform/i18n/format.ts';
import { accountErrors } from '../../errors.ts';
import { makePresenceCode, PRESENCE_MS, PRESENCE_PURPOSES } from '../../store/organisations/presence-code.ts';
import { texts } from '../../texts.ts';
import { deskPage, viewerOf } from '../desk-view.ts';
import { GiveCodeBody, ShownCodeBody } from './give-code.page.tsx';

const PATH = '/area/codice';
const guard = { may: 'accounts.give-presence-code' };

export const giveCodeRoutes = [
  get({
    path: PATH,
    guard,
    audit: 'accounts.presence-code-page',
    async handle(context) {
      const { person } = viewerOf(context);
      const row = await context.read((db) =>
        db.selectFrom('accounts_person').select(['protected', 'released_at']).where('id', '=', person).executeTakeFirstOrThrow(),
      );
      const title = texts(context.locale)('org.give.title');
      return deskPage(context, { title, body: <GiveCodeBody youth={{ protected: row.protected, releasedAt: row.released_at }} /> });
    },
  }),
  post({
    path: PATH,
    guard,
    audit: 'accounts.make-presence-code',
    accepts: 'form',
    rateLimit: { max: 30, perSeconds: 600 },
    async handle(context) {
      const { person, publicId } = viewerOf(context);
      const purpose = PRESENCE_PURPOSES.find((each) => each === formText(context.form, 'scopo'));
      if (!purpose) return failure(accountErrors.unknown);
      const code = await context.write(async (db) => {
        const object = `accounts_person:${publicId}`;
        await recordAudit(db, { actor: publicId, action: 'accounts.make-presence-code', object, details: { purpose } });
        return makePresenceCode(context.platform, db, person, purpose);
      });
      const until = formatMoment(new Date(context.now.getTime() + PRESENCE_MS), context.locale);
      const title = texts(context.locale)('org.given.title');
      return deskPage(context, { title, body: <ShownCodeBody {...{ code, purpose, until }} /> });
    },
  }),
  post({
    path: `${PATH}/nascondi`,
    guard,
    audit: 'accounts.hide-profile',
    accepts: 'form',
    async handle(context) {
      const { person, publicId } = viewerOf(context);
      await context.write(async (db) => {
        await db.updateTable('accounts_person').set({ released_at: null, released_by: null }).where('id', '=', person).execute();
        await recordAudit(db, { actor: publicId, action: 'accounts.hide-profile', object: `accounts_person:${publicId}` });
      });
      return redirect(PATH, { notice: 'saved' });
    },
  }),
];
