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
export { type OccupationWords, occupationWords } from './store/occupation-words.ts';
export { taxonomyOf } from './store/snapshot.ts';
