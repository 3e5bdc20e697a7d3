export { type ContractWords, readContractField } from './domain/fields/contract-words.ts';
export type { Demand, Field, FieldKind, LanguageValue, Licence, StartValue } from './domain/fields/field.ts';
export { onlyPay } from './domain/fields/pay-in-text.ts';
export { payFromAmounts, readPayField, readPayPeriod } from './domain/fields/pay-words.ts';
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
