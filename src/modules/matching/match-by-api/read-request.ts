import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import { fold } from '../../../kernel/text.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { OccupationConcept, SkillConcept, Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer, Location } from '../../territory/api.ts';
import { languagesHeld } from '../domain/languages-held.ts';
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
  const skills = request.skills.flatMap(({ uri, label, ...said }, index) =>
    look(`skills.${index}`, uri ?? label ?? '', skillNamed).map(({ id }) => ({ id, ...said })),
  );
  const licences = request.licences.flatMap((text, index) =>
    look(`licences.${index}`, text, (name) => licenceOnly(skillNamed(name))).map(({ id }) => id),
  );
  const occupations = request.occupations.flatMap((text, index) =>
    look(`occupations.${index}`, text, (name) => findOccupation(taxonomy, name, locale)).map(({ id, isco }) => ({ id, isco })),
  );
  const refused = request.refused_occupations.flatMap((text, index) =>
    look(`refused_occupations.${index}`, text, (name) => findGroup(taxonomy, name) ?? findOccupation(taxonomy, name, locale)),
  );
  const place: Location | undefined =
    request.place === undefined ? undefined : look('place', request.place, (text) => gazetteer.locate(text))[0];
  if (unknown.length > 0) return { unknown };
  return {
    profile: {
      ...{ skills, occupations, licences },
      ...saidAsItIs(request),
      refusedOccupations: refused.flatMap((one) => ('id' in one ? [one.id] : [])),
      refusedIsco: refused.flatMap((one) => ('group' in one ? [one.group] : [])),
      interests: request.interests ?? null,
      near: place ? { lat: place.lat, lon: place.lon } : null,
      radiusKm: place ? (request.radius_km ?? null) : null,
    },
  };
}

/** What needs no looking up. */
function saidAsItIs({ contracts, schedules, kinds, limit, hours, travel, languages, available_from: from }: MatchRequest) {
  return {
    ...{ contracts, schedules, kinds, limit },
    hours: hours ?? null,
    travel: travel ?? null,
    languages: languagesHeld(languages),
    availableFrom: from === undefined ? null : startOfRomeDay(from).getTime(),
  };
}

/** An ISCO-08 group that some occupation belongs to. */
function findGroup(taxonomy: Taxonomy, text: string): { readonly group: string } | undefined {
  if (!/^\d{1,4}$/.test(text)) return undefined;
  return [...taxonomy.occupations()].some(({ isco }) => isco.startsWith(text)) ? { group: text } : undefined;
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
