import { strToU8, zipSync } from 'fflate';
import type { Locale, Translate } from '../../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import type { ExportedTable } from '../../../../platform/own-data/export-rows.ts';
import { type PrintedDocument, renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import { texts } from '../../texts.ts';
import { csvFile } from './csv-file.ts';
import { printableHtml } from './printable-html.ts';

export interface ArchiveInput {
  readonly locale: Locale;
  readonly madeAt: Date;
  readonly tables: readonly ExportedTable[];
  /** Plain words for a column, where there are any. */
  label(table: string, column: string): string;
}

/** One ZIP in open formats: data.json with everything, a CSV per table, and the same as a document to read and print. */
export async function exportArchive({ locale, madeAt, tables, label }: ArchiveInput): Promise<Uint8Array> {
  const t = texts(locale);
  const filled = tables.filter((table) => table.rows.length > 0);
  const data = { madeAt: madeAt.toISOString(), format: 'talenthub.person/1', tables: Object.fromEntries(tables.map(jsonOf)) };
  const files: Record<string, Uint8Array> = { 'data.json': strToU8(JSON.stringify(data, null, 2)) };
  for (const { table, rows } of filled) {
    const columns = Object.keys(rows[0] ?? {});
    const cells = rows.map((row) => columns.map((column) => row[column]));
    files[`csv/${table}.csv`] = strToU8(csvFile(columns, cells));
  }
  const document: PrintedDocument = {
    title: t('document.title'),
    language: locale,
    lead: t('document.lead', { date: formatDate(madeAt, locale) }),
    sections: filled.map((table) => sectionOf(table, locale, label)),
  };
  const pdf = await renderPdf(document, madeAt);
  if (pdf) files[`${t('document.file')}.pdf`] = pdf;
  else files[`${t('document.file')}.html`] = strToU8(printableHtml(document));
  return zipSync(files, { level: 6, mtime: madeAt });
}

function jsonOf({ table, rows, withheld }: ExportedTable): [string, object] {
  return [table, { rows, withheld }];
}

function sectionOf(
  { table, rows, withheld }: ExportedTable,
  locale: Locale,
  label: ArchiveInput['label'],
): PrintedDocument['sections'][number] {
  const t = texts(locale);
  const shown = rows.flatMap((row, index) =>
    Object.entries(row)
      .filter(([, value]) => value !== null && value !== '')
      .map(([column, value]) => [rows.length > 1 ? String(index + 1) : '', label(table, column), plain(value)]),
  );
  // Titles of tables are made from their names; a test of the catalogue finds one without words.
  const title = (t as Translate)(`held.${table}`);
  const text = withheld.length > 0 ? t('document.withheld', { columns: withheld.map((column) => label(table, column)).join('; ') }) : '';
  return { title, text, columns: [t('document.row'), t('document.what'), t('document.value')], rows: shown };
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
