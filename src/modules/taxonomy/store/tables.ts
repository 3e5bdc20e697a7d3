import type { Generated } from 'kysely';

export type ConceptSource = 'starter' | 'esco';
export type LabelRole = 'preferred' | 'alternative' | 'hidden' | 'masculine' | 'feminine' | 'neutral';

/**
 * `version` in these tables: of the classification the row came from, 1.1.1 = 10101, 0 when it is not known. Older never replaces newer.
 * `authority` of a concept: the version doubled, plus one when the file was the English one, which is ESCO's original.
 */
export interface OccupationTable {
  id: Generated<number>;
  uri: string;
  slug: string;
  /** ISCO-08 unit group, four digits. */
  isco: string;
  /** ESCO code: ISCO plus the place in the hierarchy, "2654.1.7". */
  code: string | null;
  source: ConceptSource;
  authority: Generated<number>;
  /** Three letters of RIASEC, strongest first. */
  riasec: string | null;
  sectors: string[];
  studies: string[];
  /** The starter occupation that this one equals. */
  same_as: number | null;
}

export interface SkillTable {
  id: Generated<number>;
  uri: string;
  type: 'skill' | 'knowledge';
  reuse: string;
  licence: boolean;
  source: ConceptSource;
  authority: Generated<number>;
  same_as: number | null;
}

export interface OccupationTextTable {
  occupation_id: number;
  lang: string;
  description: string | null;
  tasks: string[];
  version: Generated<number>;
  /** Of description, tasks and labels of this language: what tells changed from unchanged. */
  hash: string;
}

export interface SkillTextTable {
  skill_id: number;
  lang: string;
  description: string | null;
  version: Generated<number>;
  hash: string;
}

export interface OccupationLabelTable {
  occupation_id: number;
  lang: string;
  role: LabelRole;
  label: string;
}

export interface SkillLabelTable {
  skill_id: number;
  lang: string;
  role: LabelRole;
  label: string;
}

export interface OccupationSkillTable {
  occupation_id: number;
  skill_id: number;
  essential: boolean;
  /** Order in which the starter lists them; 0 for ESCO. */
  position: Generated<number>;
  version: Generated<number>;
}

export interface SkillSkillTable {
  skill_id: number;
  related_id: number;
  essential: boolean;
  version: Generated<number>;
}

/** ISCO groups (kind `isco`) and groups of skills (kind `skill`). */
export interface GroupTable {
  uri: string;
  lang: string;
  kind: 'isco' | 'skill';
  code: string;
  label: string;
  description: string | null;
  version: Generated<number>;
}

/** Narrower and broader concept by URI: occupation or group → ISCO group, skill or group → skill group. */
export interface BroaderTable {
  narrower_uri: string;
  broader_uri: string;
}

/** Sectors (weight: share of the demo's ads) and study paths (weight: EQF level). */
export interface ListTable {
  kind: 'sector' | 'study';
  id: string;
  label_it: string;
  label_en: string;
  weight: number;
  position: number;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    taxonomy_occupation: OccupationTable;
    taxonomy_skill: SkillTable;
    taxonomy_occupation_text: OccupationTextTable;
    taxonomy_skill_text: SkillTextTable;
    taxonomy_occupation_label: OccupationLabelTable;
    taxonomy_skill_label: SkillLabelTable;
    taxonomy_occupation_skill: OccupationSkillTable;
    taxonomy_skill_skill: SkillSkillTable;
    taxonomy_group: GroupTable;
    taxonomy_broader: BroaderTable;
    taxonomy_list: ListTable;
  }
}
