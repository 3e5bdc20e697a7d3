import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { maskContacts } from '../domain/mask-contacts.ts';
import type { ReportReason } from '../domain/report-reason.ts';
import '../store/tables.ts';

/** Keeps what a visitor says of an ad, without who said it: contacts in the text are masked. Publishes `opportunities.ad-reported`. */
export async function reportAd(
  platform: Platform,
  db: Db,
  report: { readonly adId: number; readonly reason: ReportReason; readonly text: string | null },
): Promise<void> {
  const { adId, reason, text } = report;
  const { id } = await db
    .insertInto('opportunities_report')
    .values({ ad_id: adId, reason, text: text === null ? null : maskContacts(text), created_at: platform.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(db, { actor: null, action: 'opportunities.report', object: `opportunities_ad:${adId}`, details: { reason } });
  await platform.events.publish(db, 'opportunities.ad-reported', { report: id, ad: adId, reason });
}
