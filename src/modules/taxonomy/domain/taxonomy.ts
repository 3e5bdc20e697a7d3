/** Languages of the labels that pages and the API ask for. */
export type Language = 'it' | 'en';

export type RiasecNumbers = readonly [number, number, number, number, number, number];

export interface SkillConcept {
  readonly id: number;
  readonly uri: string;
  readonly type: 'skill' | 'knowledge';
  /** ESCO reuse level: transversal, cross-sector, sector-specific, occupation-specific. */
  readonly reuse: string;
  /** A driving licence or another permit one has or has not (patente, CQC, patentino). */
  readonly licence: boolean;
  /** In the language asked for, or in the one that exists. */
  label(locale: Language): string;
  /** Whether there is a label in this language. */
  speaks(locale: Language): boolean;
}

export interface OccupationConcept {
  readonly id: number;
  readonly uri: string;
  readonly slug: string;
  /** ISCO-08 unit group, four digits. */
  readonly isco: string;
  /** Interests in the order R I A S E C, each 0..1; null when not known (occupations that only ESCO has). */
  readonly riasec: RiasecNumbers | null;
  /** Three letters, strongest first. */
  readonly riasecCode: string | null;
  /** Ids of `sectors()`, main one first. */
  readonly sectors: readonly string[];
  /** Ids of `studyPaths()`, easiest first. */
  readonly studies: readonly string[];
  /** Skill ids. */
  readonly essential: readonly number[];
  readonly optional: readonly number[];
  /** Whether the product's own sheet exists (plain words, tasks, interests). */
  readonly starter: boolean;
  /** Italian: both genders ("cameriere/a di sala"). */
  label(locale: Language): string;
  /** Whether there is a title in this language. */
  speaks(locale: Language): boolean;
}

export interface LinkOptions {
  readonly lang?: Language;
  /** Default 5. */
  readonly limit?: number;
  /** What else is known of the job: an ISCO code, an occupation URI, or the official name of a qualification. */
  readonly hint?: string | null;
  /** Leaves out candidates with a lower score. Above 0.9 only the labels are looked at: ten times quicker. */
  readonly least?: number;
}

export interface TitleCandidate {
  readonly occupation: OccupationConcept;
  /** 0..1, 1 = the text is a title of this occupation. */
  readonly score: number;
}

export interface SkillMention {
  readonly skill: SkillConcept;
  /** Whether the text asks for it or would only like it. */
  readonly demand: 'required' | 'preferred';
  /** UTF-16 offsets into the text: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
}

export interface Sector {
  readonly id: string;
  /** Share of the demo's ads, a weight and not a statistic. */
  readonly adsWeight: number;
  label(locale: Language): string;
}

export interface StudyPath {
  readonly id: string;
  /** EQF level of the title it leads to. */
  readonly level: number;
  label(locale: Language): string;
}

/** Occupations and skills in memory, one immutable snapshot of the database. Ids stay the same over re-imports. */
export interface Taxonomy {
  readonly version: number;
  /** Also ids of concepts that were merged: the answer is the concept that stands for them. */
  occupation(id: number): OccupationConcept | undefined;
  occupationBySlug(slug: string): OccupationConcept | undefined;
  occupationByUri(uri: string): OccupationConcept | undefined;
  skill(id: number): SkillConcept | undefined;
  skillByUri(uri: string): SkillConcept | undefined;
  /** Free job title → occupations, best first. */
  linkTitle(text: string, options?: LinkOptions): readonly TitleCandidate[];
  /** Makes what `linkTitle` needs, in short steps; without it the first title waits for all of them. */
  prepareTitles(): Iterable<void>;
  /** Skills named in a text, no overlaps, in order. With a language: by the labels of that language, see `domain/skills/skill-phrases.ts`. */
  extractSkills(text: string, lang?: Language): readonly SkillMention[];
  /** Search by what people type: prefix, words, stems. Best first. */
  searchOccupations(q: string, locale: Language, limit?: number): readonly OccupationConcept[];
  searchSkills(q: string, locale: Language, limit?: number): readonly SkillConcept[];
  /** Other words for a word or phrase of a search: "cameriere" → "personale di sala", "cameriera"… At most 12. */
  synonymsOf(phrase: string): readonly string[];
  sectors(): readonly Sector[];
  studyPaths(): readonly StudyPath[];
  occupations(): Iterable<OccupationConcept>;
  skills(): Iterable<SkillConcept>;
}
