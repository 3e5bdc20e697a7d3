import { exactFingerprint, isNearDuplicate, type Likeness, simhash } from './fingerprint.ts';

/** What is stored of an ad to find its duplicates. */
export interface LikenessColumns {
  readonly fingerprint: string;
  /** Same title words, organisation and place; null when the organisation hides its name or the text is too short to compare. */
  readonly likeness_key: string | null;
  /** 16 hex digits: a PostgreSQL bigint would be read as an inexact number. */
  readonly simhash: string | null;
}

/** Organisations that hide their name: two of them are not the same. */
const HIDDEN = /riservat|anonim|confidential|non (?:indicat|specificat)/i;
const TELLING_WORDS = 12;
/** Marks the fingerprint of an ad that says too little: it is the same as another only when the source's key is the same too. */
const WEAK = 'weak:';

export function likenessOf(ad: Likeness): LikenessColumns {
  const known = ad.organisation !== null && !HIDDEN.test(ad.organisation);
  const telling = known || ad.description.split(/\s+/).length >= TELLING_WORDS;
  const hash = simhash(ad.description);
  return {
    fingerprint: `${telling ? '' : WEAK}${exactFingerprint(ad)}`,
    likeness_key: known && hash !== null ? exactFingerprint({ ...ad, description: '' }) : null,
    simhash: hash === null ? null : BigInt.asUintN(64, hash).toString(16).padStart(16, '0'),
  };
}

/** Whether two ads of different sources say the same; their likeness keys or fingerprints are known to be equal. */
export function isSameAd(
  a: LikenessColumns & { readonly external_key: string },
  b: LikenessColumns & { readonly external_key: string },
): boolean {
  if (a.fingerprint === b.fingerprint) return !a.fingerprint.startsWith(WEAK) || a.external_key === b.external_key;
  return a.simhash !== null && b.simhash !== null && isNearDuplicate(BigInt(`0x${a.simhash}`), BigInt(`0x${b.simhash}`));
}
