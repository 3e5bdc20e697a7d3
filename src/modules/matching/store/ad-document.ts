import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import { type AdRecord, payPerYear } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { AdDocument } from '../engine/types.ts';
import { texts } from '../texts.ts';

/** An ad as the index needs it. What only the taxonomy knows (titles, interests of the occupation) is looked up here. */
export function toDocument(ad: AdRecord, taxonomy: Taxonomy): AdDocument {
  const occupation = ad.occupationId === null ? undefined : taxonomy.occupation(ad.occupationId);
  return {
    id: ad.id,
    version: ad.changeSeq,
    kind: ad.kind,
    title: ad.title,
    // A place that is no comune we know ("zona Malpensa") can still be found by its words.
    body: ad.place || !ad.placeLabel ? ad.description : `${ad.description}\n${ad.placeLabel}`,
    organisation: ad.organisation ?? '',
    occupationText: `${occupation ? `${occupation.label('it')} ${occupation.label('en')} ` : ''}${offerWords(ad)}`,
    place: ad.place && { istat: ad.place.istat, name: ad.place.name, province: ad.place.province },
    lat: ad.place?.lat ?? null,
    lon: ad.place?.lon ?? null,
    contract: ad.contract,
    schedule: ad.schedule,
    sectors: ad.sectors,
    occupation: ad.occupationId,
    isco: ad.isco ?? occupation?.isco ?? null,
    skills: ad.skills,
    riasec: occupation?.riasec ?? null,
    licences: ad.licences,
    hoursWeek: ad.hoursWeek ?? (ad.hours === null ? null : { min: ad.hours, max: ad.hours }),
    languages: (ad.languages ?? []).map(({ lang, level, essential }) => ({ code: lang, level, essential })),
    startsOn: ad.startsOn === null ? null : startOfRomeDay(ad.startsOn).getTime(),
    payYear: payPerYear(ad.pay, { hours: ad.hours, contract: ad.contract }),
    publishedAt: ad.publishedAt.getTime(),
    expiresAt: ad.expiresAt?.getTime() ?? null,
    applications: ad.applications,
    language: ad.language,
  };
}

/** Kinds and hours that people write among the words ("stage", "part time"), in both languages. Every job is a "job": that says nothing. */
function offerWords({ kind, schedule }: AdRecord): string {
  const keys = [
    kind === 'internship' || kind === 'apprenticeship' || kind === 'civil_service' || kind === 'volunteering'
      ? (`words.${kind}` as const)
      : null,
    schedule === 'part_time' || schedule === 'full_time' ? (`words.${schedule}` as const) : null,
  ].filter((key) => key !== null);
  return keys.flatMap((key) => [texts('it')(key), texts('en')(key)]).join(' ');
}
