import type { OccupationConcept } from './taxonomy.ts';

const SAME_ISCO_DIGITS = [0, 0, 0.4, 1.2, 2] as const;
const SAME_MAIN_SECTOR = 0.8;
const SHARED_SECTOR = 0.3;
const SHARED_SKILLS = 5;
const LEAST = 1.2;

/** Occupations near this one: by ISCO group, sector and skills in common. Those with a sheet of ours come before equals. Best first. */
export function similarOccupations(to: OccupationConcept, among: Iterable<OccupationConcept>, limit: number): OccupationConcept[] {
  const skills = new Set([...to.essential, ...to.optional]);
  const scored: { occupation: OccupationConcept; score: number }[] = [];
  for (const occupation of among) {
    if (occupation.id === to.id || (to.starter && !occupation.starter)) continue;
    const score = nearness(to, skills, occupation);
    if (score >= LEAST) scored.push({ occupation, score });
  }
  scored.sort(
    (a, b) => b.score - a.score || Number(b.occupation.starter) - Number(a.occupation.starter) || a.occupation.id - b.occupation.id,
  );
  return scored.slice(0, limit).map((each) => each.occupation);
}

function nearness(to: OccupationConcept, skills: ReadonlySet<number>, other: OccupationConcept): number {
  let digits = 0;
  while (digits < 4 && to.isco[digits] === other.isco[digits]) digits++;
  const shared = other.essential.filter((id) => skills.has(id)).length + other.optional.filter((id) => skills.has(id)).length;
  const all = skills.size + other.essential.length + other.optional.length - shared;
  const sector = to.sectors[0] !== undefined && to.sectors[0] === other.sectors[0] ? SAME_MAIN_SECTOR : 0;
  const sectors = to.sectors.some((id) => other.sectors.includes(id)) ? SHARED_SECTOR : 0;
  return (SAME_ISCO_DIGITS[digits] as number) + sector + sectors + (all > 0 ? (SHARED_SKILLS * shared) / all : 0);
}
