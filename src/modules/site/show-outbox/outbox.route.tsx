import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import { texts } from '../texts.ts';
import { OutboxBody } from './outbox.page.tsx';

const SHOWN = 100;

/** In development nothing is sent: what would have gone out is read here. */
export const outboxRoute = get({
  path: '/sviluppo/posta',
  guard: 'development',
  audit: 'site.outbox',
  async handle({ platform, locale }) {
    const t = texts(locale);
    const rows = await platform.database.read(
      (db) => db.selectFrom('platform_mail').selectAll().orderBy('id', 'desc').limit(SHOWN).execute(),
      { kind: 'system', why: 'a developer reads the mail that nobody gets' },
    );
    const messages = rows.map((row) => ({
      to: row.to_address,
      subject: row.subject,
      text: row.text,
      when: formatDate(row.created_at, locale),
      state: row.error ?? t(row.sent_at ? 'outbox.sent' : 'outbox.waiting'),
    }));
    return page({ title: t('outbox.title'), noindex: true, withoutFeedback: true, body: <OutboxBody messages={messages} /> });
  },
});
