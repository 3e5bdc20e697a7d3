export { type ContractWords, readContractField, readContractInText } from './domain/fields/contract-words.ts';
export { demandAt } from './domain/fields/demand.ts';
export type { Demand, Field, FieldKind, LanguageValue, Licence, StartValue } from './domain/fields/field.ts';
export { readPayInText } from './domain/fields/pay-in-text.ts';
export { payFromAmounts, readPayField, readPayPeriod } from './domain/fields/pay-words.ts';
export { plainText } from './domain/fields/plain-text.ts';
export { readFields } from './domain/fields/read-fields.ts';
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
