import path from 'node:path';

export type EscoKind =
  | 'iscoGroups'
  | 'skillGroups'
  | 'occupations'
  | 'skills'
  | 'occupationSkills'
  | 'skillSkills'
  | 'broaderOccupations'
  | 'broaderSkills';

/** One file of a download. */
export interface EscoFile {
  readonly path: string;
  /** As the person knows it: with the name of the zip it came from. */
  readonly shown: string;
  readonly kind: EscoKind;
  /** Two letters; empty for files without words. */
  readonly lang: string;
  /** 1.1.1 = 10101; 0 when no name says it. */
  readonly version: number;
}

const NAMES: readonly (readonly [RegExp, EscoKind])[] = [
  [/ISCOGroups_([a-z]{2})$/i, 'iscoGroups'],
  [/skillGroups_([a-z]{2})$/i, 'skillGroups'],
  [/occupations_([a-z]{2})$/i, 'occupations'],
  [/skills_([a-z]{2})$/i, 'skills'],
  [/occupationSkillRelations(?:_([a-z]{2}))?$/i, 'occupationSkills'],
  [/skillSkillRelations(?:_([a-z]{2}))?$/i, 'skillSkills'],
  [/broaderRelationsOccPillar(?:_([a-z]{2}))?$/i, 'broaderOccupations'],
  [/broaderRelationsSkillPillar(?:_([a-z]{2}))?$/i, 'broaderSkills'],
];
const ORDER: readonly EscoKind[] = NAMES.map(([, kind]) => kind);

/** What a file of the download holds, by its name; null for those that are not needed. `origin` is the folder or zip the person named. */
export function classify(file: string, origin: string): EscoFile | null {
  const name = path.basename(file).replace(/\.csv$/i, '');
  if (name === path.basename(file)) return null;
  for (const [pattern, kind] of NAMES) {
    const match = pattern.exec(name);
    if (!match || /[a-z]/i.test(name.slice(0, match.index).slice(-1))) continue;
    const lang = match[1]?.toLowerCase() ?? '';
    return { path: file, shown: `${path.basename(origin)}: ${path.basename(file)}`, kind, lang, version: versionOf(origin, file) };
  }
  return null;
}

/** Concepts before relations; Italian first, because the first label makes the address of a sheet; newest first. */
export function inOrder(files: readonly EscoFile[]): EscoFile[] {
  const rank = (file: EscoFile) => ORDER.indexOf(file.kind) * 10 + (file.lang === 'it' ? 0 : file.lang === 'en' ? 1 : 2);
  return [...files].sort((a, b) => rank(a) - rank(b) || b.version - a.version || a.path.localeCompare(b.path));
}

/** Files that a download of these languages has and that are not here. */
export function missingNames(files: readonly EscoFile[]): string[] {
  const langs = [...new Set(files.map((file) => file.lang).filter((lang) => lang !== ''))].sort();
  const has = (kind: EscoKind, lang?: string) => files.some((file) => file.kind === kind && (lang === undefined || file.lang === lang));
  const words = langs.flatMap((lang) =>
    (['occupations', 'skills'] as const).filter((kind) => !has(kind, lang)).map((kind) => `${kind}_${lang}.csv`),
  );
  const groups = langs.filter((lang) => !has('iscoGroups', lang)).map((lang) => `ISCOGroups_${lang}.csv`);
  return [...words, ...groups, ...(has('occupationSkills') ? [] : ['occupationSkillRelations.csv'])];
}

/** The version in the names of file, folder and zip, the nearest first: "v1.1.1-en" → 10101. */
function versionOf(origin: string, file: string): number {
  const parts = [...path.resolve(file).split(path.sep).reverse().slice(0, 3), path.basename(origin)];
  for (const part of parts) {
    const match = /v(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?!\d)/i.exec(part);
    if (match) return Number(match[1]) * 10_000 + Number(match[2]) * 100 + Number(match[3] ?? 0);
  }
  return 0;
}
