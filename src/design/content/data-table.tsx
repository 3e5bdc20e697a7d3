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

/**
 * A table with a caption and column headers; what is still too wide scrolls inside its own focusable box. On a phone each row stands as a
 * block of lines, "column: value", so that nothing is out of sight to the right; the roles keep it a table for who listens to it.
 */
export function DataTable<Row>({ caption, columns, rows, dense }: TableProps<Row>) {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore-start lint/a11y/noRedundantRoles: browsers forget what a table is when its parts are laid out as blocks
    <section class="table-responsive" aria-label={caption} tabIndex={0}>
      <table class={dense ? 'table th-rows th-dense' : 'table th-rows'} role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th scope="col" role="columnheader" class={column.numeric ? 'text-end' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {columns.map((column) => (
                <td role="cell" data-label={column.label} class={column.numeric ? 'text-end' : undefined}>
                  {column.value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
  );
}
