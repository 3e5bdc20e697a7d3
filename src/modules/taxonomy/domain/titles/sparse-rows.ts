/** A sparse matrix by rows: row r holds `columns[starts[r] .. starts[r + 1]]` with their `values`. */
export interface SparseRows {
  readonly width: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Packs rows of column → value. */
export function packRows(rows: readonly ReadonlyMap<number, number>[], width: number): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  for (const [place, row] of rows.entries()) starts[place + 1] = (starts[place] as number) + row.size;
  const columns = new Uint32Array(starts[rows.length] as number);
  const values = new Float32Array(columns.length);
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
  }
  return { width, starts, columns, values };
}
