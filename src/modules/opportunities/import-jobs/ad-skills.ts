import type { OccupationConcept, Taxonomy, TitleCandidate } from '../../taxonomy/api.ts';
import type { AskedLicence } from '../domain/opportunity.ts';
import type { SkillRow } from '../store/ad-record.ts';

/** From here on the occupation's usual skills are taken for the ad's, when it names none itself. */
const SURE = 0.7;
const MOST_IMPLIED = 12;

/** The starter's skills that a licence stands for. Who has a car has the licence for it; an articulated lorry takes two. */
const LICENCE_SKILLS: Readonly<Record<string, readonly string[]>> = {
  AM: ['patente-am'],
  ...{ A1: ['patente-a'], A2: ['patente-a'], A: ['patente-a'] },
  ...{ B: ['patente-b'], BE: ['patente-b', 'patente-e-rimorchi'], own_vehicle: ['patente-b'] },
  ...{ C1: ['patente-c'], C: ['patente-c'], C1E: ['patente-c', 'patente-e-rimorchi'], CE: ['patente-c', 'patente-e-rimorchi'] },
  ...{ D1: ['patente-d'], D: ['patente-d'], D1E: ['patente-d', 'patente-e-rimorchi'], DE: ['patente-d', 'patente-e-rimorchi'] },
  ...{ CQC: ['cqc'], forklift: ['patentino-muletto'], aerial_platform: ['patentino-ple'] },
};

interface AdWords {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly licences: readonly AskedLicence[];
}

/** Skills and licences of an ad: those it names, and without any the usual ones of its occupation, marked as implied. */
export function skillsOf(taxonomy: Taxonomy, ad: AdWords, link: TitleCandidate | null): SkillRow[] {
  const lang = ad.language === 'it' || ad.language === 'en' ? ad.language : undefined;
  const asked = new Map<number, boolean>();
  const ask = (id: number, essential: boolean) => asked.set(id, essential || asked.get(id) === true);
  for (const { skill, demand } of taxonomy.extractSkills(`${ad.title}\n${ad.description}`, lang)) ask(skill.id, demand === 'required');
  const named = [...asked].map(([id, essential]): SkillRow => {
    return { skill_id: id, essential, licence: taxonomy.skill(id)?.licence ?? false, implied: false };
  });
  const rows = withLicences(taxonomy, named, ad.licences);
  const own = rows.filter((skill) => !skill.licence).length;
  return own === 0 && link && link.score >= SURE ? [...rows, ...impliedSkills(taxonomy, link.occupation, rows)] : rows;
}

/** What was read of licences goes before what was found of them as skills: it knows lists ("patenti C, CQC") and wishes. */
function withLicences(taxonomy: Taxonomy, named: readonly SkillRow[], licences: readonly AskedLicence[]): SkillRow[] {
  const read = new Map<number, SkillRow>();
  for (const { licence, essential } of licences) {
    for (const slug of LICENCE_SKILLS[licence] ?? []) {
      const id = taxonomy.skillByUri(`urn:talenthub:skill:${slug}`)?.id;
      if (id !== undefined)
        read.set(id, { skill_id: id, essential: essential || read.get(id)?.essential === true, licence: true, implied: false });
    }
  }
  const others = named.filter(({ skill_id: id }) => !read.has(id) && (read.size === 0 || !isDriving(taxonomy, id)));
  return [...others, ...read.values()];
}

function isDriving(taxonomy: Taxonomy, id: number): boolean {
  return /^urn:talenthub:skill:(?:patente-|cqc$)/.test(taxonomy.skill(id)?.uri ?? '');
}

/** What the occupation usually needs, without its licences: an ad that asks for one says so. */
function impliedSkills(taxonomy: Taxonomy, occupation: OccupationConcept, named: readonly SkillRow[]): SkillRow[] {
  const known = new Set(named.map((skill) => skill.skill_id));
  return occupation.essential
    .filter((id) => !known.has(id) && taxonomy.skill(id)?.licence === false)
    .slice(0, MOST_IMPLIED)
    .map((id) => ({ skill_id: id, essential: false, licence: false, implied: true }));
}
