import { fold } from '../../../kernel/text.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { OccupationConcept, SkillConcept, Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer, Location } from '../../territory/api.ts';
import type { MatchProfile } from '../engine/types.ts';
import type { MatchRequest } from './match-request.ts';

/** A value that names nothing we know, and where in the request it stands. */
export interface Unknown {
  readonly path: string;
  readonly message: string;
}

/** A label must be a title of the occupation, or very nearly. */
const SURE_TITLE = 0.9;
const CANDIDATES = 10;

/** The request with its URIs, labels and place looked up, or everything in it that could not be. */
export function readRequest(
  request: MatchRequest,
  { taxonomy, gazetteer, locale }: { taxonomy: Taxonomy; gazetteer: Gazetteer; locale: Locale },
): { readonly profile: MatchProfile } | { readonly unknown: readonly Unknown[] } {
  const unknown: Unknown[] = [];
  const look = <T>(path: string, text: string, find: (text: string) => T | null | undefined): T[] => {
    const found = find(text);
    if (found === undefined || found === null) unknown.push({ path, message: `"${text}" is not known` });
    return found === undefined || found === null ? [] : [found];
  };
  const skillNamed = (text: string) => findSkill(taxonomy, text, locale);
  const skills = request.skills.flatMap(({ uri, label, level }, index) =>
    look(`skills.${index}`, uri ?? label ?? '', skillNamed).map(({ id }) => (level ? { id, level } : { id })),
  );
  const licences = request.licences.flatMap((text, index) =>
    look(`licences.${index}`, text, (name) => licenceOnly(skillNamed(name))).map(({ id }) => id),
  );
  const occupations = request.occupations.flatMap((text, index) =>
    look(`occupations.${index}`, text, (name) => findOccupation(taxonomy, name, locale)).map(({ id, isco }) => ({ id, isco })),
  );
  const place: Location | undefined =
    request.place === undefined ? undefined : look('place', request.place, (text) => gazetteer.locate(text))[0];
  if (unknown.length > 0) return { unknown };
  const { contracts, schedules, kinds, limit } = request;
  return {
    profile: {
      ...{ skills, occupations, licences, contracts, schedules, kinds, limit },
      interests: request.interests ?? null,
      near: place ? { lat: place.lat, lon: place.lon } : null,
      radiusKm: place ? (request.radius_km ?? null) : null,
    },
  };
}

function licenceOnly(skill: SkillConcept | undefined): SkillConcept | undefined {
  return skill?.licence ? skill : undefined;
}

/** By URI, by label, or by words that mean exactly one skill. */
function findSkill(taxonomy: Taxonomy, text: string, locale: Locale): SkillConcept | undefined {
  const byUri = taxonomy.skillByUri(text);
  if (byUri) return byUri;
  const named = taxonomy.searchSkills(text, locale, CANDIDATES).find((skill) => fold(skill.label(locale)) === fold(text));
  if (named) return named;
  const [mention] = taxonomy.extractSkills(text, locale);
  return mention && mention.from === 0 && mention.to === text.length ? mention.skill : undefined;
}

function findOccupation(taxonomy: Taxonomy, text: string, locale: Locale): OccupationConcept | undefined {
  const byUri = taxonomy.occupationByUri(text);
  if (byUri) return byUri;
  const [best] = taxonomy.linkTitle(text, { lang: locale, limit: 1 });
  return best && best.score >= SURE_TITLE ? best.occupation : undefined;
}
