export const STATUSES = ['draft', 'pending', 'published', 'expired', 'filled', 'withdrawn', 'gone'] as const;
export type Status = (typeof STATUSES)[number];

/** What is stored of an ad's life; its status is never stored, it follows from these and from the clock. */
export interface AdLife {
  /** Where moderation stands. */
  readonly review: 'draft' | 'pending' | 'approved';
  /** First instant at which it is no longer valid; for "until the 31st" that is midnight in Rome at the end of the 31st. */
  readonly expiresAt: Date | null;
  readonly filledAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** After this long a closed ad's page answers 410. */
export const GONE_AFTER_MS = 30 * 24 * 3_600_000;

/**
 * The one rule for what an ad is now: search, matching, pages, sitemap and alerts all ask here. The first thing that ended
 * the ad gives the name; more than thirty days after that it is `gone`. Drafts and ads under review do not expire, they
 * can only be withdrawn.
 */
export function status(ad: AdLife, now: Date): Status {
  const [end] = endings(ad)
    .filter(({ at }) => at <= now.getTime())
    .sort((a, b) => a.at - b.at);
  if (end === undefined) return ad.review === 'approved' ? 'published' : ad.review;
  return now.getTime() - end.at > GONE_AFTER_MS ? 'gone' : end.status;
}

function endings(ad: AdLife): { readonly at: number; readonly status: Status }[] {
  const ends: { at: number; status: Status }[] = [];
  if (ad.withdrawnAt !== null) ends.push({ at: ad.withdrawnAt.getTime(), status: 'withdrawn' });
  if (ad.review !== 'approved') return ends;
  if (ad.filledAt !== null) ends.push({ at: ad.filledAt.getTime(), status: 'filled' });
  if (ad.expiresAt !== null) ends.push({ at: ad.expiresAt.getTime(), status: 'expired' });
  return ends;
}
