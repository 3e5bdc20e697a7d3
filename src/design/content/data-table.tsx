import type { ComponentChildren } from 'preact';

interface Column<Row> {
  readonly label: string;
  readonly value: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** For who works with lists all day: 25 rows fit a screen. */
  dense?: boolean;
}

/** A table with a caption and column headers; on narrow screens it scrolls inside its own focusable box. */
export function DataTable<Row>({ caption, columns, rows, dense }: TableProps<Row>) {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="table-responsive" aria-label={caption} tabIndex={0}>
      <table class={dense ? 'table th-dense' : 'table'}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.numeric ? 'text-end' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={column.numeric ? 'text-end' : undefined}>{column.value(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
  );
}
