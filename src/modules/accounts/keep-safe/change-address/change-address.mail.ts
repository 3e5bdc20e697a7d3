import type { Db } from '../../../../platform/db/database.ts';
import { localisePath } from '../../../../platform/http/language-url.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { formatMoment } from '../../../../platform/i18n/format.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { texts } from '../../texts.ts';

export interface AddressMail {
  /** `confirm` and `taken` go to the new address, `asked` and `changed` to the old one. */
  readonly kind: 'confirm' | 'taken' | 'asked' | 'changed';
  readonly to: string;
  readonly locale: Locale;
  readonly name: string;
  readonly token: string;
  readonly now: Date;
}

/** Mails of a change of address. Who gets `taken` may be somebody else: no name in it. */
export async function mailAboutAddress(db: Db, { mail, config }: Pick<Platform, 'mail' | 'config'>, given: AddressMail): Promise<void> {
  const { kind, to, locale, name, token, now } = given;
  const t = texts(locale);
  const path = kind === 'confirm' ? `/area/account/indirizzo/${token}` : `/accedi/annulla-indirizzo/${token}`;
  const link = `${config.publicUrl}${localisePath(path, locale)}`;
  const text = t(`safe.address-mail.${kind}.text`, { link, when: formatMoment(now, locale), contact: config.TALENTHUB_OPERATOR_MAIL });
  const hello = kind === 'taken' ? [] : [t('safe.mail.hello', { name })];
  await mail.queue(db, { to, subject: t(`safe.address-mail.${kind}.subject`), text: [...hello, text].join('\n\n') });
}
