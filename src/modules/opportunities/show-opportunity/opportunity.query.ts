import { distanceKm } from '../../../kernel/geo.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { gazetteer, type Location } from '../../territory/api.ts';
import { type AdFacts, adFacts } from '../content/ad-facts.ts';
import type { AdRecord } from '../store/ad-record.ts';
import { adById } from '../store/read-ads.ts';
import { similarAds } from '../store/similar-ads.ts';
import { type DecodedContract, decodeContract } from './contract-decoder.ts';

export interface OpportunityView {
  readonly ad: AdRecord;
  readonly facts: AdFacts;
  readonly occupation: { readonly label: string; readonly slug: string } | null;
  readonly skills: { readonly essential: readonly string[]; readonly welcome: readonly string[]; readonly implied: readonly string[] };
  readonly licences: readonly string[];
  readonly contract: DecodedContract;
  /** The source's own key, for asking at a desk; null when we made it up ourselves. */
  readonly reference: string | null;
  readonly similar: readonly AdRecord[];
  /** From where the person said they are. */
  readonly distances: ReadonlyMap<number, number>;
  readonly near: string | undefined;
}

const LOMBARDY = '03';

/** The page of one ad, whatever became of it; null when there is none or nobody may see it yet. `near` as the person typed it. */
export async function opportunityView(
  platform: Platform,
  db: Db,
  asked: { readonly id: number; readonly near?: string | undefined; readonly locale: Locale; readonly now: Date },
): Promise<OpportunityView | null> {
  const { id, near, locale, now } = asked;
  const ad = await adById(db, id, now);
  if (!ad || ad.status === 'draft' || ad.status === 'pending') return null;
  const [taxonomy, places] = await Promise.all([taxonomyOf(platform), gazetteer(platform)]);
  const from = near ? places.locate(near) : null;
  const similar = await similarAds(db, ad, from, now);
  const distances = distancesFrom(from, [ad, ...similar]);
  const occupation = ad.occupationId === null ? undefined : taxonomy.occupation(ad.occupationId);
  const region = ad.place ? places.byIstat(ad.place.istat)?.region : undefined;
  return {
    ad,
    facts: adFacts(ad, locale, now, distances.get(ad.id) ?? null),
    occupation: occupation ? { label: occupation.label(locale), slug: occupation.slug } : null,
    skills: skillsOf(ad, taxonomy, locale),
    licences: ad.licences.flatMap((skill) => taxonomy.skill(skill)?.label(locale) ?? []),
    contract: decodeContract(ad.contract, locale, region === LOMBARDY),
    reference: await referenceOf(db, id),
    similar,
    distances,
    near: from ? near : undefined,
  };
}

function distancesFrom(from: Location | null, ads: readonly AdRecord[]): Map<number, number> {
  if (!from) return new Map();
  return new Map(ads.flatMap((ad): [number, number][] => (ad.place ? [[ad.id, distanceKm(from, ad.place)]] : [])));
}

function skillsOf(ad: AdRecord, taxonomy: Taxonomy, locale: Locale): OpportunityView['skills'] {
  const labels = (wanted: (skill: AdRecord['skills'][number]) => boolean) =>
    ad.skills.filter(wanted).flatMap(({ id }) => taxonomy.skill(id)?.label(locale) ?? []);
  return {
    essential: labels((skill) => skill.essential && !skill.implied),
    welcome: labels((skill) => !skill.essential && !skill.implied),
    implied: labels((skill) => skill.implied),
  };
}

async function referenceOf(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('opportunities_ad').select('external_key').where('id', '=', id).executeTakeFirst();
  return row && /^[\w./-]{1,40}$/.test(row.external_key) ? row.external_key : null;
}
