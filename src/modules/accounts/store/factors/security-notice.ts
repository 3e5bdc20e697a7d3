import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { localisePath } from '../../../../platform/http/language-url.ts';
import type { MessageParams } from '../../../../platform/i18n/catalogue.ts';
import { formatMoment } from '../../../../platform/i18n/format.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { texts } from '../../texts.ts';

/** What a person is told about at once, because somebody else may have done it. */
export type SecurityEvent =
  | 'app-added'
  | 'app-removed'
  | 'codes-made'
  | 'code-used'
  | 'codes-refused'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-cloned'
  | 'password-changed'
  | 'address-changed'
  | 'address-restored'
  | 'signed-out-everywhere'
  | 'access-reset';

interface Notice {
  readonly person: number;
  readonly event: SecurityEvent;
  readonly now: Date;
  readonly params?: MessageParams;
}

/** A mail to the person, in their language, in the same transaction as the event. The links open pages and change nothing. */
export async function tellPerson(db: Db, { mail, config }: Pick<Platform, 'mail' | 'config'>, notice: Notice): Promise<void> {
  const { person, event, now, params } = notice;
  const row = await db.selectFrom('accounts_person').select(['email', 'locale', 'given_name']).where('id', '=', person).executeTakeFirst();
  if (!row?.email) return;
  const t = texts(row.locale);
  const link = `${config.publicUrl}${localisePath('/area/account', row.locale)}`;
  const text = [
    t('safe.mail.hello', { name: row.given_name }),
    t(`safe.mail.${event}.text`, { when: formatMoment(now, row.locale), ...params }),
    t('safe.mail.not-you', { link, contact: config.TALENTHUB_OPERATOR_MAIL }),
  ].join('\n\n');
  await mail.queue(db, { to: row.email, subject: t(`safe.mail.${event}.subject`), text });
}

/** Notes an event of security in the audit and tells the person. `publicId` is the person's; they did it themselves unless `actor` says. */
export async function noteSecurity(
  db: Db,
  platform: Pick<Platform, 'mail' | 'config'>,
  notice: Notice & { readonly publicId: string; readonly action: string; readonly actor?: string | null },
): Promise<void> {
  const { publicId, action, actor = publicId } = notice;
  await recordAudit(db, { actor, action, object: `accounts_person:${publicId}` });
  await tellPerson(db, platform, notice);
}
