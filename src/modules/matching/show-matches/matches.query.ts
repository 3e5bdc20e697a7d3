import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { AdRecord } from '../../opportunities/api.ts';
import { type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { answerSummary } from '../content/answer-summary.ts';
import { changeText } from '../content/change-text.ts';
import { reasonContext, reasonNames, reasonText } from '../content/reason-names.ts';
import type { JourneyAnswers } from '../domain/draft.ts';
import { matchProfile } from '../domain/match-profile.ts';
import type { Names } from '../domain/reasons.ts';
import type { MatchItem } from '../engine/types.ts';
import { matchingErrors } from '../errors.ts';
import { indexInTime } from '../store/find-ads.ts';
import type { MatchesView, ShownMatch } from './matches-view.ts';

/** The matches of some answers with their reasons in words, at most `limit`. Fails only while the index is being loaded. */
export async function matchesView(
  platform: Platform,
  answers: JourneyAnswers,
  { limit, locale, now }: { limit: number; locale: Locale; now: Date },
): Promise<Result<MatchesView>> {
  const [index, taxonomy] = await Promise.all([indexInTime(platform), taxonomyOf(platform)]);
  if (!index) return err(matchingErrors.indexLoading);
  const result = index.match(matchProfile(answers, taxonomy, limit), now.getTime());
  const ids = result.items.map(({ id }) => id);
  const ads = new Map((await index.ads(ids, now)).map((ad) => [ad.id, ad]));
  const names = reasonNames(taxonomy, locale);
  return ok({
    evaluated: result.evaluated,
    total: result.total,
    shown: result.items.flatMap((item) => {
      const ad = ads.get(item.id);
      return ad ? [shownMatch(item, ad, { taxonomy, names, locale })] : [];
    }),
    changes: result.whatWouldChange.map((opening) => ({ change: opening.change, text: changeText(opening, names, locale) })),
    answers: answerSummary(answers, taxonomy, locale),
  });
}

function shownMatch(
  item: MatchItem,
  ad: AdRecord,
  { taxonomy, names, locale }: { taxonomy: Taxonomy; names: Names; locale: Locale },
): ShownMatch {
  const context = reasonContext(ad);
  const distance = item.parts.find((part) => part.name === 'distance');
  const occupation = ad.occupationId === null ? undefined : taxonomy.occupation(ad.occupationId);
  return {
    ad,
    distanceKm: distance?.details.km ?? null,
    score: item.score,
    parts: item.parts.map((part) => ({
      name: part.name,
      points: part.points,
      max: part.max,
      text: reasonText(part, { names, locale, context }),
    })),
    missing: [
      ...item.missing.map(names.skill),
      ...item.missingLanguages.map(({ code, level }) => names.language(code) + (level ? ` ${level}` : '')),
    ],
    sheet: occupation ? { path: `/professioni/${occupation.slug}`, job: occupation.label(locale) } : null,
  };
}
