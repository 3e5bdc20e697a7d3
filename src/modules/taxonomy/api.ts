export type {
  Language,
  LinkOptions,
  OccupationConcept,
  RiasecNumbers,
  Sector,
  SkillConcept,
  SkillMention,
  StudyPath,
  Taxonomy,
  TitleCandidate,
} from './domain/taxonomy.ts';
export { taxonomyOf } from './store/snapshot.ts';
