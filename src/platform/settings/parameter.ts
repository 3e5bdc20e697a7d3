/** A setting that administrators change while the product runs: on or off, or a number that a law or an act fixes. */
export type ParameterValue = boolean | number;

export interface Parameter<T extends ParameterValue = ParameterValue> {
  /** `<module>.<what>`, also in the address of its page. */
  readonly name: string;
  readonly default: T;
  /** For numbers, both ends included. */
  readonly min?: number;
  readonly max?: number;
  /** What a number counts. */
  readonly unit?: 'years' | 'days' | 'months';
  /** Law or act that the default comes from, as it is cited; null for a choice of the product. */
  readonly source: string | null;
  /** ISO day since when the source says so. */
  readonly since: string;
  /** Keys of the module's catalogue: its name, and what changes with it. */
  readonly text: string;
  readonly about: string;
}

/** A value that is in force, and where it comes from. */
export interface SettledValue {
  readonly value: ParameterValue;
  readonly source: string | null;
  readonly since: string;
}

export type ValueProblem = 'choose' | 'whole' | 'range';

/** What was typed as a value of this parameter, or why it cannot be one. */
export function readValue(
  parameter: Pick<Parameter, 'default' | 'min' | 'max'>,
  typed: string,
): { readonly value: ParameterValue } | { readonly problem: ValueProblem } {
  if (typeof parameter.default === 'boolean') {
    return typed === 'on' || typed === 'off' ? { value: typed === 'on' } : { problem: 'choose' };
  }
  if (!/^\d{1,9}$/.test(typed)) return { problem: 'whole' };
  const value = Number(typed);
  return fits(parameter, value) ? { value } : { problem: 'range' };
}

/** Whether a stored value is still one: bounds and types may have changed since it was written. */
export function fits(parameter: Pick<Parameter, 'default' | 'min' | 'max'>, value: unknown): value is ParameterValue {
  if (typeof value !== typeof parameter.default) return false;
  if (typeof value !== 'number') return true;
  return Number.isSafeInteger(value) && value >= (parameter.min ?? 0) && value <= (parameter.max ?? Number.MAX_SAFE_INTEGER);
}
