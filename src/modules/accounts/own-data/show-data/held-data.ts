import type { Locale, Translate } from '../../../../platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../../../platform/module/manifest.ts';
import { allTables } from '../../../../platform/own-data/platform-tables.ts';
import { texts } from '../../texts.ts';

/** One kind of personal data that is held, in plain words. */
export interface HeldDatum {
  readonly table: string;
  readonly column: string;
  readonly what: string;
  readonly why: string;
  /** Days it is kept; null: until the account goes. */
  readonly keptDays: number | null;
  /** Of visitors without account. */
  readonly ofVisitors: boolean;
}

/** Every personal column of every module, from the manifests, in the words of the module that holds it. */
export function heldData(modules: readonly ModuleManifest[], locale: Locale): HeldDatum[] {
  return allTables(modules).flatMap(({ name, personal = [], ofVisitors = false }) => {
    // The platform has no catalogue: its words are with ours.
    const owner = modules.find((module) => name.startsWith(`${module.name}_`));
    const t = (owner?.texts ?? texts)(locale) as Translate;
    return personal.map(({ column, keptDays }) => {
      const key = `personal.${name}.${column}`;
      return { table: name, column, what: t(key), why: t(`${key}.why`), keptDays, ofVisitors };
    });
  });
}
