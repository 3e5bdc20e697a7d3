import type { PrintedDocument } from '../../../../platform/pdf/render-pdf.ts';

/** The same document as a page that prints well, where no PDF can be made. Everything that is printed is escaped. */
export function printableHtml({ title, language, lead, sections }: PrintedDocument): string {
  const parts = sections.map(
    (section) =>
      `<h2>${escaped(section.title)}</h2><p>${escaped(section.text)}</p><table><thead>${row('th scope="col"', 'th', section.columns)}</thead>` +
      `<tbody>${section.rows.map((cells) => row('td', 'td', cells)).join('')}</tbody></table>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1><p>${escaped(lead)}</p>${parts.join('')}</main></body></html>`;
}

function row(open: string, close: string, cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${open}>${escaped(cell)}</${close}>`).join('')}</tr>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
