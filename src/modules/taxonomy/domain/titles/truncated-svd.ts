import type { SparseRows } from './sparse-rows.ts';

/** The strongest directions of a matrix. Both sides have unit columns; `size` numbers per row, one after the other. */
export interface Directions {
  readonly size: number;
  /** One vector per matrix row. */
  readonly ofRows: Float32Array;
  /** One vector per matrix column. */
  readonly ofColumns: Float32Array;
  readonly strengths: Float64Array;
}

const ROUNDS = 2;
const ROWS_A_STEP = 512;
const COLUMNS_A_STEP = 24;
const NOTHING = 1e-6;

/**
 * Truncated singular value decomposition by subspace iteration (Halko, Martinsson, Tropp 2011), always from the same starting point.
 * A generator: whoever drives it may let other work through between its steps of some ten milliseconds.
 */
export function* truncatedSvd(matrix: SparseRows, wanted: number): Generator<void, Directions> {
  const count = matrix.starts.length - 1;
  const size = Math.min(wanted, count);
  const rows = startingPoint(count * size);
  const columns = new Float32Array(matrix.width * size);
  yield* orthonormalise(rows, count, size);
  for (let round = 0; round < ROUNDS; round++) {
    yield* toColumns(matrix, rows, columns, size);
    yield* toRows(matrix, columns, rows, size);
    yield* orthonormalise(rows, count, size);
  }
  yield* toColumns(matrix, rows, columns, size);
  return { size, ofRows: rows, ofColumns: columns, strengths: unitColumns(columns, size) };
}

/** Numbers in -0.5 .. 0.5 that look random and are always the same. */
function startingPoint(length: number): Float32Array {
  const numbers = new Float32Array(length);
  let seed = 12_345;
  for (let at = 0; at < length; at++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    numbers[at] = seed / 2 ** 32 - 0.5;
  }
  return numbers;
}

function* toColumns({ starts, columns, values }: SparseRows, rows: Float32Array, target: Float32Array, size: number): Generator<void> {
  target.fill(0);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      add(target, (columns[at] as number) * size, rows, row * size, values[at] as number, size);
    }
    if (row % ROWS_A_STEP === 0) yield;
  }
}

function* toRows({ starts, columns, values }: SparseRows, source: Float32Array, rows: Float32Array, size: number): Generator<void> {
  rows.fill(0);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      add(rows, row * size, source, (columns[at] as number) * size, values[at] as number, size);
    }
    if (row % ROWS_A_STEP === 0) yield;
  }
}

function add(target: Float32Array, to: number, source: Float32Array, from: number, factor: number, size: number): void {
  for (let place = 0; place < size; place++)
    target[to + place] = (target[to + place] as number) + factor * (source[from + place] as number);
}

/** Gram-Schmidt on the columns of a matrix kept by rows. Columns that depend on others become zero. */
function* orthonormalise(matrix: Float32Array, count: number, size: number): Generator<void> {
  const turned = turn(matrix, count, size);
  const column = (place: number) => turned.subarray(place * count, (place + 1) * count);
  for (let place = 0; place < size; place++) {
    const own = column(place);
    const before = Math.sqrt(dot(own, own));
    for (let other = 0; other < place; other++) add(own, 0, column(other), 0, -dot(own, column(other)), count);
    const length = Math.sqrt(dot(own, own));
    const factor = length > before * NOTHING ? 1 / length : 0;
    for (let at = 0; at < count; at++) own[at] = (own[at] as number) * factor;
    if (place % COLUMNS_A_STEP === 0) yield;
  }
  matrix.set(turn(turned, size, count));
}

function turn(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = matrix[row * columns + column] as number;
  }
  return turned;
}

/** Four sums at once keep the processor busy: a third of the time of one sum. */
export function dot(a: Float32Array, b: Float32Array, fromA = 0, fromB = 0, size = a.length): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let at = 0;
  for (; at + 3 < size; at += 4) {
    s0 += (a[fromA + at] as number) * (b[fromB + at] as number);
    s1 += (a[fromA + at + 1] as number) * (b[fromB + at + 1] as number);
    s2 += (a[fromA + at + 2] as number) * (b[fromB + at + 2] as number);
    s3 += (a[fromA + at + 3] as number) * (b[fromB + at + 3] as number);
  }
  for (; at < size; at++) s0 += (a[fromA + at] as number) * (b[fromB + at] as number);
  return s0 + s1 + s2 + s3;
}

/** Gives every direction length one and returns the lengths it had. */
function unitColumns(matrix: Float32Array, size: number): Float64Array {
  const lengths = new Float64Array(size);
  for (let at = 0; at < matrix.length; at++) lengths[at % size] = (lengths[at % size] as number) + (matrix[at] as number) ** 2;
  for (let place = 0; place < size; place++) lengths[place] = Math.sqrt(lengths[place] as number);
  for (let at = 0; at < matrix.length; at++) {
    const length = lengths[at % size] as number;
    matrix[at] = length > NOTHING ? (matrix[at] as number) / length : 0;
  }
  return lengths;
}
