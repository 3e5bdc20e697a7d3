import type { Locale, Translate } from '../../../platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import type { Parameter, SettledValue } from '../../../platform/settings/parameter.ts';

/** A parameter with the words of its module. */
export interface ListedParameter {
  readonly parameter: Parameter;
  readonly label: string;
  readonly about: string;
}

/** All parameters that modules declare, in their order. */
export function parametersOf(modules: readonly ModuleManifest[], locale: Locale): readonly ListedParameter[] {
  return modules.flatMap((module) => {
    const t = module.texts(locale) as Translate;
    return (module.parameters ?? []).map((parameter) => ({ parameter, label: t(parameter.text), about: t(parameter.about) }));
  });
}

/** A parameter and what is in force. */
export interface ShownParameter extends ListedParameter {
  readonly now: SettledValue;
}
