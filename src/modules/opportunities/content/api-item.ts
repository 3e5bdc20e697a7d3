import { z } from 'zod';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import { CONTRACTS, KINDS, PAY_PERIODS, SCHEDULES } from '../domain/opportunity.ts';
import { type AdRecord, adPath } from '../store/ad-record.ts';

/** An opportunity in the public API, as the contract names it. */
export const apiItemSchema = z.object({
  id: z.number().int(),
  url: z.url(),
  kind: z.enum(KINDS),
  title: z.string(),
  organisation: z.string().nullable(),
  place: z.object({ istat: z.string(), name: z.string(), province: z.string(), lat: z.number(), lon: z.number() }).nullable(),
  /** The source's own words where they name no comune. */
  place_label: z.string().nullable(),
  remote: z.boolean(),
  distance_km: z.number().nullable(),
  contract: z.enum(CONTRACTS).nullable(),
  schedule: z.enum(SCHEDULES).nullable(),
  hours: z.number().nullable(),
  salary: z
    .object({ min: z.number().nullable(), max: z.number().nullable(), per: z.enum(PAY_PERIODS), currency: z.string(), net: z.boolean() })
    .nullable(),
  occupation: z.object({ uri: z.string(), label: z.string(), isco: z.string() }).nullable(),
  published_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  skills: z.array(z.object({ uri: z.string(), label: z.string(), essential: z.boolean(), implied: z.boolean() })),
  demo: z.boolean(),
});
export type ApiItem = z.infer<typeof apiItemSchema>;

/** An ad as the API shows it. `distanceKm` from the point asked for, rounded to 100 m; labels in the language asked for. */
export function apiItem(
  ad: AdRecord,
  options: { publicUrl: string; taxonomy: Taxonomy; locale: Locale; distanceKm?: number | null },
): ApiItem {
  const { taxonomy, locale, distanceKm = null } = options;
  const occupation = ad.occupationId === null ? undefined : taxonomy.occupation(ad.occupationId);
  const asked = [...ad.skills, ...ad.licences.map((id) => ({ id, essential: true, implied: false }))];
  return {
    id: ad.id,
    url: options.publicUrl + adPath(ad),
    kind: ad.kind,
    title: ad.title,
    organisation: ad.organisation,
    place: ad.place,
    place_label: ad.placeLabel,
    remote: ad.remote,
    distance_km: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
    contract: ad.contract,
    schedule: ad.schedule,
    hours: ad.hours,
    salary: ad.pay,
    occupation: occupation ? { uri: occupation.uri, label: occupation.label(locale), isco: occupation.isco } : null,
    published_at: ad.publishedAt.toISOString(),
    expires_at: ad.expiresAt?.toISOString() ?? null,
    skills: asked.flatMap(({ id, essential, implied }) => {
      const skill = taxonomy.skill(id);
      return skill ? [{ uri: skill.uri, label: skill.label(locale), essential, implied }] : [];
    }),
    demo: ad.demo,
  };
}
