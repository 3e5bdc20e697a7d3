import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { SkillData } from '../domain/concept-data.ts';
import { type NamedConcept, sameConcepts } from '../domain/same-concept.ts';
import { starterFiles } from '../load-starter/starter-files.ts';

/** Skills as the database would hold them after the first start, without a database. URIs are "starter:" and the id of the file. */
export function starterSkills(): SkillData[] {
  return starterFiles()
    .read()
    .skills.map(({ id, type, reuse, it, en, synonyms, synonyms_en }, index) => ({
      ...{ id: index + 1, uri: `starter:${id}`, type, reuse, starter: true, sameAs: null },
      licence: /^(?:patent|cqc)/.test(id),
      labels: [
        { lang: 'it', role: 'preferred', labels: [it] },
        { lang: 'en', role: 'preferred', labels: [en] },
        { lang: 'it', role: 'alternative', labels: synonyms },
        { lang: 'en', role: 'alternative', labels: synonyms_en },
      ],
    }));
}

/** The starter's skills with the whole official classification beside them, as after an import; null without `../shared`. */
export function allSkills(): SkillData[] | null {
  const file = path.resolve(import.meta.dirname, '../../../../../shared/data/esco/v1.1.1-en/skills_en.csv');
  if (!existsSync(file)) return null;
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
  const starter = starterSkills();
  const first = starter.length + 1;
  const official = rows.map((row, index): SkillData => {
    const labels = (row.altLabels ?? '').split('\n').filter((label) => label !== '');
    return {
      ...{ id: first + index, uri: row.conceptUri ?? '', reuse: row.reuseLevel ?? '', licence: false, starter: false, sameAs: null },
      type: row.skillType === 'knowledge' ? 'knowledge' : 'skill',
      labels: [
        { lang: 'en', role: 'preferred', labels: [row.preferredLabel ?? ''] },
        { lang: 'en', role: 'alternative', labels },
      ],
    };
  });
  const same = sameConcepts(starter.map(named), official.map(named));
  return [...starter, ...official.map((skill) => ({ ...skill, sameAs: same.get(skill.id) ?? null }))];
}

function named({ id, labels }: SkillData): NamedConcept {
  const names = (preferred: boolean) =>
    labels
      .filter((each) => (each.role === 'preferred') === preferred)
      .flatMap(({ lang, labels: texts }) => texts.map((text) => ({ lang, text })));
  return { id, isco: '', titles: names(true), others: names(false) };
}
