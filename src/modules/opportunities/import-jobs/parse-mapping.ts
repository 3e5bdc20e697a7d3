import { err, ok, type Result } from '../../../kernel/result.ts';
import { CSV_FIELDS, type CsvMapping } from '../feeds/formats/csv-header.ts';

/** `title=Posizione aperta,place=Sede` → which column holds which field. The error is the part that names no field. */
export function parseMapping(text: string): Result<CsvMapping, string> {
  const mapping: Record<string, string> = {};
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const at = part.indexOf('=');
    const field = part.slice(0, at).trim();
    const column = part.slice(at + 1).trim();
    if (at < 1 || column === '' || !Object.hasOwn(CSV_FIELDS, field)) return err(part.trim());
    mapping[field] = column;
  }
  return ok(mapping);
}
