import type { OccupationSheet } from '../store/occupation-sheet.ts';

/** schema.org `Occupation`. */
export function occupationJsonLd(sheet: OccupationSheet, locale: 'it' | 'en', url: string): object {
  const { occupation, description, tasks } = sheet;
  const skills = [...sheet.essential, ...sheet.optional].map((skill) => skill.label(locale));
  return {
    '@context': 'https://schema.org',
    '@type': 'Occupation',
    '@id': url,
    mainEntityOfPage: url,
    name: occupation.label(locale),
    ...(sheet.alternatives.length > 0 ? { alternateName: sheet.alternatives } : {}),
    ...(description ? { description: description.text } : {}),
    ...(tasks ? { responsibilities: tasks.items.join('; ') } : {}),
    ...(skills.length > 0 ? { skills: skills.join(', ') } : {}),
    ...(sheet.studies.length > 0 ? { educationRequirements: sheet.studies.map((study) => study.label(locale)).join('; ') } : {}),
    occupationalCategory: {
      '@type': 'CategoryCode',
      codeValue: occupation.isco,
      inCodeSet: { '@type': 'CategoryCodeSet', name: 'ISCO-08' },
    },
    sameAs: occupation.uri,
  };
}
