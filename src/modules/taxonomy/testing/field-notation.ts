import type { Field } from '../domain/fields/field.ts';

/**
 * A field in one word, for tables of tests and the labelled set: "licence=B", "language=en:B2", "hours=20-24", "experience=any",
 * "contract=fixed_term:6", "pay=1350/month/net/x14", "start=2027-01", "agreement=commercio", "level=4". After it "?" when only
 * preferred and "~" when not required.
 */
export function notation(field: Field): string {
  return `${plainNotation(field)}${field.demand === 'preferred' ? '?' : field.demand === 'notRequired' && field.kind !== 'experience' ? '~' : ''}`;
}

export function plainNotation(field: Field): string {
  switch (field.kind) {
    case 'language':
      return `language=${joined(':', field.value.lang, field.value.level)}`;
    case 'hours':
      return `hours=${range(field.value.min, field.value.max)}`;
    case 'experience':
      return `experience=${field.value ?? 'any'}`;
    case 'contract':
      return `contract=${joined(':', field.value.contract, field.value.months)}`;
    case 'pay': {
      if (field.value === null) return 'pay=open';
      const { min, max, per, currency, net, months } = field.value;
      const amount = min !== null && max !== null ? range(min, max) : min !== null ? `${min}+` : `-${max}`;
      return `pay=${joined('/', amount, per, currency === 'EUR' ? null : currency, net ? 'net' : null, months === null ? null : `x${months}`)}`;
    }
    case 'start':
      return `start=${startNotation(field.value)}`;
    case 'agreement':
      return field.value.name === null
        ? `level=${field.value.level}`
        : `agreement=${field.value.name.toLowerCase().replaceAll(/\s+/g, '_')}`;
    default:
      return `${field.kind}=${field.value}`;
  }
}

function startNotation(value: Extract<Field, { kind: 'start' }>['value']): string {
  if (value.immediate) return 'now';
  return joined('-', value.year ?? '', two(value.month), value.day === null ? null : two(value.day));
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}

function range(min: number, max: number): string {
  return min === max ? String(min) : `${min}-${max}`;
}

function joined(between: string, ...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null).join(between);
}
