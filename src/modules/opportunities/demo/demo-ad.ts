import { type Random, randomOf } from '../../../kernel/random.ts';
import { endOfRomeDay, romeDate } from '../../../kernel/rome-time.ts';
import { slug } from '../../../kernel/text.ts';
import type { OccupationConcept } from '../../taxonomy/api.ts';
import type { Place } from '../../territory/api.ts';
import type { SkillRow } from '../store/ad-record.ts';
import type { AdToWrite } from '../store/write-ads.ts';
import { chooseKind, chooseTerms } from './demo-terms.ts';
import { type TextInput, writeAd } from './demo-text.ts';
import { COMPANIES_PER_SECTOR, companyName, type DemoWorld } from './demo-world.ts';
import phrases from './phrases.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const OFFICE_SECTORS = new Set(['informatica-digitale', 'marketing-comunicazione', 'amministrazione-ufficio', 'finanza-assicurazioni']);

/** The invented ad number `index`: the same for the same world and moment, whatever was made before it. */
export function demoAd(world: DemoWorld, index: number, sourceId: number, at: Date): AdToWrite {
  const random = randomOf(index);
  const wanted = chooseKind(random);
  const first = firstJobOf(world, index, random);
  const project = !first && isProject(wanted) ? random.pick(phrases.projects[wanted]) : null;
  const sector = chooseSector(world, random, project?.sector ?? first?.occupation.sectors[0]);
  const occupation = first?.occupation ?? random.pick(world.bySector.get(sector) ?? []);
  const level = levelOf(world, occupation);
  // Nobody becomes a doctor as an apprentice.
  const kind =
    (wanted === 'apprenticeship' && level > 5) || (wanted === 'internship' && level > 6) || (!project && isProject(wanted))
      ? 'job'
      : wanted;
  const terms = chooseTerms(random, kind, sector, level);
  const place = first?.town ?? world.place(random);
  const company = companyName(project ? kind : sector, random.between(1, COMPANIES_PER_SECTOR));
  const skills = chooseSkills(random, world, occupation, project !== null);
  const openings = kind === 'civil_service' ? random.between(2, 6) : random.chance(0.2) ? random.between(2, 4) : 1;
  const text = writeAd(random, { company, place: place.name, terms, level, openings, project, ...wordsFor(world, occupation, skills) });
  const agreement = project === null && random.chance(0.5) ? agreementOf(sector) : null;
  const { publishedAt, expiresAt } = demoDates(random, at);
  return {
    ad: {
      source_id: sourceId,
      external_key: `demo-${String(index).padStart(7, '0')}`,
      kind,
      title: text.title,
      slug: slug(text.title),
      description: text.description,
      organisation: company,
      place_istat: place.istat,
      place_name: place.name,
      place_province: place.province,
      lat: place.lat,
      lon: place.lon,
      place_label: null,
      remote: OFFICE_SECTORS.has(sector) && random.chance(0.25),
      contract: terms.contract,
      schedule: terms.schedule,
      hours: terms.hours,
      hours_week_min: terms.hours,
      hours_week_max: terms.hours,
      pay_min: terms.pay?.min ?? null,
      pay_max: terms.pay?.max ?? null,
      pay_per: terms.pay?.per ?? null,
      pay_currency: terms.pay?.currency ?? null,
      pay_net: terms.pay?.net ?? null,
      agreement,
      openings,
      sectors: [...occupation.sectors],
      occupation_id: occupation.id,
      occupation_confidence: 1,
      occupation_source: 'title',
      isco: occupation.isco,
      language: 'it',
      apply_url: null,
      published_at: publishedAt,
      expires_at: expiresAt,
      filled_at: null,
      withdrawn_at: null,
      withdrawn_by: null,
      review: 'approved',
      review_reason: null,
      duplicate_of: null,
      demo: true,
      // No real ad may ever be taken for the copy of an invented one.
      fingerprint: `demo:${index}`,
      likeness_key: null,
      simhash: null,
    },
    skills,
  };
}

function isProject(kind: string): kind is 'civil_service' | 'volunteering' {
  return kind === 'civil_service' || kind === 'volunteering';
}

/** The first ads pair every first job with every chief town; of the others one in four is a first job somewhere. */
function firstJobOf(world: DemoWorld, index: number, random: Random): { occupation: OccupationConcept; town?: Place } | null {
  const { firstJobs, chiefTowns } = world;
  const occupation = firstJobs[index % firstJobs.length];
  if (!occupation) return null;
  const town = chiefTowns[Math.floor(index / firstJobs.length)];
  if (town) return { occupation, town };
  return random.chance(0.25) ? { occupation: random.pick(firstJobs) } : null;
}

function chooseSector(world: DemoWorld, random: Random, wanted: string | undefined): string {
  return wanted !== undefined && world.bySector.has(wanted) ? wanted : random.weighted(world.sectorWeights);
}

/** Published in the last thirty days, more of them lately; open for ten to sixty days more. */
export function demoDates(random: Random, at: Date): { publishedAt: Date; expiresAt: Date } {
  const publishedAt = new Date(at.getTime() - Math.floor(random.next() ** 1.6 * 30 * DAY_MS));
  return { publishedAt, expiresAt: endOfRomeDay(romeDate(at).add({ days: random.between(10, 60) })) };
}

function levelOf(world: DemoWorld, occupation: OccupationConcept): number {
  const levels = world.taxonomy.studyPaths().filter((path) => occupation.studies.includes(path.id));
  return levels.length === 0 ? 3 : Math.min(...levels.map((path) => path.level));
}

function chooseSkills(random: Random, world: DemoWorld, occupation: OccupationConcept, project: boolean): SkillRow[] {
  const row = (id: number, essential: boolean): SkillRow => {
    const licence = world.taxonomy.skill(id)?.licence ?? false;
    return { skill_id: id, essential: essential || licence, licence, implied: false };
  };
  if (project) {
    const general = [...occupation.essential, ...occupation.optional].filter((id) => world.taxonomy.skill(id)?.reuse === 'transversal');
    return random.some(general, 4).map((id) => row(id, false));
  }
  const essential = random.some(occupation.essential, random.between(3, 6)).map((id) => row(id, true));
  const welcome = random.some(occupation.optional, random.between(2, 4)).map((id) => row(id, false));
  return [...essential, ...welcome.filter((skill) => !essential.some((other) => other.skill_id === skill.skill_id))];
}

function wordsFor(
  world: DemoWorld,
  occupation: OccupationConcept,
  skills: readonly SkillRow[],
): Pick<TextInput, 'label' | 'words' | 'study' | 'essential' | 'welcome' | 'licences'> {
  const labels = (wanted: (skill: SkillRow) => boolean) =>
    skills.filter(wanted).flatMap(({ skill_id }) => world.taxonomy.skill(skill_id)?.label('it') ?? []);
  const [study] = world.taxonomy.studyPaths().filter((path) => occupation.studies.includes(path.id) && path.level > 1);
  return {
    label: occupation.label('it'),
    words: world.words.get(occupation.id) ?? { tasks: [] },
    study: study?.label('it') ?? null,
    essential: labels((skill) => skill.essential && !skill.licence),
    welcome: labels((skill) => !skill.essential && !skill.licence),
    licences: labels((skill) => skill.licence),
  };
}

function agreementOf(sector: string): string | null {
  return (phrases.agreements as Readonly<Record<string, string>>)[sector] ?? null;
}
