import type { Db } from '../../../platform/db/database.ts';
import type { Locale, Translate } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { texts } from '../texts.ts';

/** A notice by mail: subject and text are `mail.<name>.subject` and `.text`, in the reader's language. */
export interface Notice {
  readonly to: string;
  readonly locale: Locale;
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly forget?: boolean;
}

/** Queues the mail in the caller's transaction. `{site}` in a text is the address of the site. */
export async function sendNotice(platform: Pick<Platform, 'mail' | 'config'>, db: Db, notice: Notice): Promise<void> {
  // The keys are made from the name of the notice; the catalogue's test finds the ones nobody uses.
  const t = texts(notice.locale) as Translate;
  const params = { site: platform.config.publicUrl, ...notice.params };
  const subject = t(`mail.${notice.name}.subject`, params);
  await platform.mail.queue(db, { to: notice.to, subject, text: t(`mail.${notice.name}.text`, params), forget: notice.forget ?? false });
}
