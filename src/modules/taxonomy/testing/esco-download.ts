import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BASE = 'http://data.europa.eu/esco';
export const occupationUri = (n: number) => `${BASE}/occupation/0000000${n}`;
export const skillUri = (n: number) => `${BASE}/skill/0000000${n}`;

type Rows = readonly (readonly string[])[];

/** CSV as the official download writes it: quotes where needed, line ends inside them. */
export function csv(header: string, rows: Rows): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [header, ...rows.map((row) => row.map(cell).join(','))].join('\n');
}

/** A download of a few concepts in our own words, with the file and column names of the official one. */
export function smallDownload(): Record<string, string> {
  const occupation = 'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code';
  const skill = 'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description';
  return {
    'occupations_it.csv': csv(occupation, [
      [
        'Occupation',
        occupationUri(1),
        '5131',
        'cameriere di sala/cameriera di sala',
        'cameriere di trattoria\ncameriera di trattoria',
        'Porta i piatti,\ne sorride.',
        '5131.2',
      ],
      ['Occupation', occupationUri(2), '2166', 'disegnatore di aquiloni/disegnatrice di aquiloni', '', '', '2166.9'],
    ]),
    'occupations_en.csv': csv(occupation, [
      ['Occupation', occupationUri(1), '5131', 'table waiter', 'floor waiter | dining room waiter', 'Brings the plates.', '5131.2'],
      ['Occupation', occupationUri(2), '2166', 'kite designer', '', 'Draws "kites".', '2166.9'],
      ['Occupation', occupationUri(3), '110', 'parade officer', '', '', '0110.1'],
    ]),
    'skills_en.csv': csv(skill, [
      ['KnowledgeSkillCompetence', skillUri(1), 'skill/competence', 'cross-sector', 'draw kites', 'sketch kites\ndesign kites', ''],
      ['KnowledgeSkillCompetence', skillUri(2), 'knowledge', 'sector-specific', 'wind theory', '', 'How wind blows.'],
    ]),
    'ISCOGroups_it.csv': csv('conceptType,conceptUri,code,preferredLabel,altLabels,inScheme,description', [
      ['ISCOGroup', `${BASE}/isco/C2166`, '2166', 'Disegnatori di cose che volano', '', '', ''],
    ]),
    'occupationSkillRelations.csv': csv('occupationUri,relationType,skillType,skillUri', [
      [occupationUri(2), 'essential', 'skill/competence', skillUri(1)],
      [occupationUri(2), 'optional', 'knowledge', skillUri(2)],
    ]),
    'skillSkillRelations.csv': csv('originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri', [
      [skillUri(1), 'skill/competence', 'optional', 'knowledge', skillUri(2)],
    ]),
    'broaderRelationsOccPillar.csv': csv('conceptType,conceptUri,broaderType,broaderUri', [
      ['Occupation', occupationUri(2), 'ISCOGroup', `${BASE}/isco/C2166`],
    ]),
  };
}

/** Writes files into a folder, which is made. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
