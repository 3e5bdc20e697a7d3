import { payFromAmounts, readPayField, readPayPeriod } from '../../../taxonomy/api.ts';
import type { Pay } from '../../domain/opportunity.ts';

type Bag = Readonly<Record<string, unknown>>;

/**
 * schema.org `baseSalary` in the shapes found in the wild: MonetaryAmount or PriceSpecification, number, text, list;
 * amounts as text; `"value": "negotiable"`; a text whose period contradicts `unitText` (the text wins). Null unless
 * amount, period and currency are all stated. `estimatedSalary` is somebody's guess and is not read.
 */
export function readSchemaSalary(baseSalary: unknown, salaryCurrency?: unknown): Pay | null {
  if (Array.isArray(baseSalary)) {
    const pays = baseSalary.slice(0, 5).map((entry) => readSchemaSalary(entry, salaryCurrency));
    return pays.find((pay) => pay !== null) ?? null;
  }
  if (!isBag(baseSalary)) return readPayField(textOf(baseSalary), { currency: currencyCode(salaryCurrency) });
  const inner = isBag(baseSalary.value) ? baseSalary.value : baseSalary;
  const currency = currencyCode(baseSalary.currency ?? baseSalary.priceCurrency ?? inner.currency ?? salaryCurrency);
  const stated = textOf(inner.value ?? inner.price ?? (isBag(baseSalary.value) ? null : baseSalary.value));
  const unit = readPayPeriod(textOf(inner.unitText ?? inner.unitCode ?? baseSalary.unitText ?? baseSalary.unitCode ?? inner.duration));
  const min = amountOf(inner.minValue ?? inner.minPrice ?? baseSalary.minValue);
  const max = amountOf(inner.maxValue ?? inner.maxPrice ?? baseSalary.maxValue);
  // Some sites turn "£9.21 per hour" into yearly minValue and maxValue of their own: what the employer wrote comes first.
  const written = readPayPeriod(stated) !== null && readPayPeriod(stated) !== unit ? readPayField(stated, { currency }) : null;
  if (written !== null) return written;
  if (min !== null || max !== null) return payFromAmounts(min, max, unit, currency);
  return readPayField(stated, { per: unit, currency });
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

function amountOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const digits = value.replace(/[£€$\s]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}

function currencyCode(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (/^[A-Z]{3}$/.test(code)) return code;
  return code === '€' ? 'EUR' : null;
}
