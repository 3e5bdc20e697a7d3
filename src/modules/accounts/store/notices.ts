import type { Db } from '../../../platform/db/database.ts';
import { localisePath } from '../../../platform/http/language-url.ts';
import type { Locale, MessageParams, Translate } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { texts } from '../texts.ts';

/** To whom, and in which language: the person's own, or the page's for who has no account. */
export interface Addressee {
  readonly email: string;
  readonly locale: Locale;
}

/**
 * Queues a mail whose words are `mail.<name>.subject` and `mail.<name>.text` of the module's catalogue; `path` becomes `{link}`. All end with the
 * site's name and what to do when it was not them.
 */
export async function queueNotice(
  platform: Platform,
  db: Db,
  to: Addressee,
  notice: { readonly name: string; readonly path?: string; readonly params?: MessageParams },
): Promise<void> {
  const t = texts(to.locale) as Translate;
  const link = `${platform.config.publicUrl}${localisePath(notice.path ?? '/', to.locale)}`;
  const when = new Intl.DateTimeFormat(to.locale === 'it' ? 'it-IT' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  }).format(platform.clock.now());
  const text = t(`mail.${notice.name}.text`, { ...notice.params, link, when });
  const end = t('mail.end', { site: platform.config.publicUrl });
  await platform.mail.queue(db, { to: to.email, subject: t(`mail.${notice.name}.subject`), text: `${text}\n\n${end}\n` });
}
