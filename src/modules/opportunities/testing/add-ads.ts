import { slug } from '../../../kernel/text.ts';
import type { Database } from '../../../platform/db/database.ts';
import { openSource } from '../store/sources.ts';
import { type AdToWrite, writeAds } from '../store/write-ads.ts';

type Columns = AdToWrite['ad'];
export type AdSketch = Partial<Columns> & { readonly title: string; readonly skills?: AdToWrite['skills'] };

let serial = 0;

/** Published ads for tests: only what matters to the test is said, the rest is plain. Returns their ids. */
export async function addAds(database: Database, ads: readonly AdSketch[], now: Date, sourceName = 'prova'): Promise<number[]> {
  return database.write(async (db) => {
    const source = await openSource(db, sourceName);
    return writeAds(
      db,
      ads.map(({ skills = [], ...ad }) => ({ ad: { ...plainAd(source.id, ad.title, now), ...ad }, skills })),
      now,
    );
  });
}

function plainAd(sourceId: number, title: string, now: Date): Columns {
  serial += 1;
  const key = `prova-${serial}`;
  return {
    source_id: sourceId,
    external_key: key,
    kind: 'job',
    title,
    slug: slug(title),
    description: 'Cerchiamo una persona da inserire nel gruppo.',
    organisation: 'Bottega Prova',
    place_istat: '019036',
    place_name: 'Cremona',
    place_province: 'CR',
    lat: 45.1336,
    lon: 10.0265,
    place_label: null,
    remote: false,
    contract: 'fixed_term',
    schedule: 'full_time',
    hours: null,
    pay_min: null,
    pay_max: null,
    pay_per: null,
    pay_currency: null,
    pay_net: null,
    agreement: null,
    openings: null,
    sectors: [],
    occupation_id: null,
    occupation_confidence: null,
    isco: null,
    language: 'it',
    apply_url: null,
    published_at: now,
    expires_at: null,
    filled_at: null,
    withdrawn_at: null,
    withdrawn_by: null,
    review: 'approved',
    review_reason: null,
    fingerprint: key,
    likeness_key: null,
    simhash: null,
    duplicate_of: null,
  };
}
