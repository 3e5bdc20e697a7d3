import { codeColumns, plainColumns } from './columns/ad-columns.ts';
import { AdStore } from './columns/ad-store.ts';
import { Postings } from './columns/postings.ts';
import { TEXT_FIELDS } from './text/tokens.ts';

/** A piece of a snapshot; pieces of the same section follow each other. */
export interface SnapshotPart {
  readonly section: string;
  readonly bytes: Uint8Array;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type NumbersType<T extends Numbers> = new (buffer: ArrayBufferLike, offset: number, length: number) => T;
/** Small lists are gathered into pieces of about this size, so that whoever writes them can pause in between. */
const PIECE_BYTES = 1 << 20;

/** All arrays of the store as they are; what follows from them is worked out again by `restoreSnapshot`. The store must not change meanwhile. */
export function* takeSnapshot({ columns, skills, text }: AdStore): Generator<SnapshotPart> {
  const { rows } = columns;
  for (const [name, array] of Object.entries(plainColumns(columns))) yield numbers(name, array.subarray(0, rows));
  for (const [name, column] of codeColumns(columns)) {
    yield numbers(`${name}.codes`, column.codes.subarray(0, rows));
    yield lines(`${name}.values`, column.keys);
  }
  yield numbers('skills.sets', skills.sets.subarray(0, rows));
  yield numbers('skills.start', skills.start.subarray(0, skills.count + 1));
  yield numbers('skills.asked', skills.asked.subarray(0, skills.start[skills.count]));
  yield numbers('skills.ids', Float64Array.from(skills.ids));
  for (const field of TEXT_FIELDS) yield numbers(`lengths.${field}`, text.lengths[field].subarray(0, rows));
  const { forms, stems, terms, counts } = text.vocabulary;
  yield lines('forms', forms);
  yield lines('stems', stems);
  yield numbers('forms.terms', terms.subarray(0, forms.length));
  yield numbers('forms.counts', counts.subarray(0, forms.length));
  yield numbers('forms.sorted', text.vocabulary.sorted());
  yield numbers(
    'postings.lengths',
    Uint32Array.from(text.postings, ({ length }) => length),
  );
  yield* gathered(
    'postings.rows',
    text.postings.map((list) => list.rows.subarray(0, list.length)),
  );
  yield* gathered(
    'postings.counts',
    text.postings.map((list) => list.frequencies.subarray(0, list.length)),
  );
}

function numbers(section: string, array: Numbers): SnapshotPart {
  return { section, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) };
}

function lines(section: string, texts: readonly string[]): SnapshotPart {
  return { section, bytes: new TextEncoder().encode(texts.join('\n')) };
}

function* gathered(section: string, lists: readonly Numbers[]): Generator<SnapshotPart> {
  let piece = new Uint8Array(PIECE_BYTES);
  let used = 0;
  for (const list of lists) {
    const { bytes } = numbers(section, list);
    if (used > 0 && used + bytes.length > piece.length) {
      yield { section, bytes: piece.subarray(0, used) };
      piece = new Uint8Array(PIECE_BYTES);
      used = 0;
    }
    if (bytes.length > piece.length) yield { section, bytes };
    else {
      piece.set(bytes, used);
      used += bytes.length;
    }
  }
  yield { section, bytes: piece.subarray(0, used) };
}

/** A store from the whole sections of a snapshot, each at the start of a buffer of its own. Throws when they do not belong together. */
export function restoreSnapshot(section: (name: string) => Uint8Array): AdStore {
  const read = <T extends Numbers>(name: string, type: NumbersType<T> & { readonly BYTES_PER_ELEMENT: number }, length?: number): T => {
    const bytes = section(name);
    const count = bytes.length / type.BYTES_PER_ELEMENT;
    if (!Number.isInteger(count) || (length !== undefined && count !== length)) throw new Error(`section ${name} has another length`);
    return new type(bytes.buffer, bytes.byteOffset, count);
  };
  const texts = (name: string) => splitLines(new TextDecoder('utf-8', { fatal: true }).decode(section(name)));
  const store = new AdStore();
  const { columns, skills, text } = store;
  columns.id = read('id', Float64Array);
  const rows = columns.id.length;
  columns.alive = read('alive', Uint8Array, rows);
  columns.version = read('version', Float64Array, rows);
  columns.publishedAt = read('publishedAt', Float64Array, rows);
  columns.expiresAt = read('expiresAt', Float64Array, rows);
  columns.payMin = read('payMin', Int32Array, rows);
  columns.payMax = read('payMax', Int32Array, rows);
  columns.applications = read('applications', Uint32Array, rows);
  for (const [name, column] of codeColumns(columns)) {
    const isShort = section(`${name}.codes`).length === rows * 2;
    const codes = isShort ? read(`${name}.codes`, Uint16Array, rows) : read(`${name}.codes`, Uint32Array, rows);
    column.restore(codes, texts(`${name}.values`));
  }
  columns.restore(rows);
  skills.restore({
    sets: read('skills.sets', Uint32Array, rows),
    start: read('skills.start', Uint32Array),
    asked: read('skills.asked', Uint32Array),
    ids: read('skills.ids', Float64Array),
  });
  store.byPlace.restore(columns, skills);
  for (const field of TEXT_FIELDS) text.lengths[field] = read(`lengths.${field}`, Uint16Array, rows);
  text.vocabulary.restore(texts('forms'), texts('stems'), {
    terms: read('forms.terms', Uint32Array),
    counts: read('forms.counts', Uint32Array),
    sorted: read('forms.sorted', Uint32Array),
  });
  const lengths = read('postings.lengths', Uint32Array, text.vocabulary.stems.length);
  text.restore(rows, columns.alive, splitPostings(lengths, read('postings.rows', Uint32Array), read('postings.counts', Uint8Array)));
  return store;
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Views into two long arrays; a list that grows later copies its part. */
function splitPostings(lengths: Uint32Array, rows: Uint32Array, counts: Uint8Array): Postings[] {
  let from = 0;
  return Array.from(lengths, (length) => {
    const to = from + length;
    const postings = new Postings(rows.subarray(from, to), counts.subarray(from, to), length);
    from = to;
    return postings;
  });
}
