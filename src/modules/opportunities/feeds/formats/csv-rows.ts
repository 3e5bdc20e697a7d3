import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';

/** A row's cells, or the fact that the row is longer than a record may be. */
export type CsvRow = { readonly cells: readonly string[] } | { readonly tooLarge: true; readonly start: string };

/** RFC 4180 rows from text in chunks: quoted cells may hold delimiters, line ends and doubled quotes. Empty lines are no rows. */
export async function* splitRows(text: AsyncIterable<string>, delimiter: string, limits: Limits): AsyncGenerator<CsvRow> {
  const splitter = new RowSplitter(delimiter, limits);
  for await (const chunk of text) {
    splitter.push(chunk);
    yield* splitter.take();
  }
  splitter.end();
  yield* splitter.take();
}

class RowSplitter {
  private readonly delimiter: string;
  private readonly limits: Limits;
  private ready: CsvRow[] = [];
  private cells: string[] = [];
  private cell = '';
  private length = 0;
  private quoted = false;
  /** A quote inside quotes: an escaped one if another follows, else the end of the quotes. */
  private pendingQuote = false;

  constructor(delimiter: string, limits: Limits) {
    this.delimiter = delimiter;
    this.limits = limits;
  }

  take(): CsvRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  push(chunk: string): void {
    for (const sign of chunk) {
      if (this.pendingQuote) {
        this.pendingQuote = false;
        if (sign === '"') {
          this.add(sign);
          continue;
        }
        this.quoted = false;
      }
      if (this.quoted) {
        if (sign === '"') this.pendingQuote = true;
        else this.add(sign);
      } else this.outside(sign);
    }
  }

  end(): void {
    if (this.quoted && !this.pendingQuote) throw new FeedFailure('truncated', { detail: 'csv' });
    this.finishRow();
  }

  private outside(sign: string): void {
    if (sign === '"' && this.cell.trim() === '') {
      this.quoted = true;
      this.cell = '';
    } else if (sign === this.delimiter) this.finishCell();
    else if (sign === '\n' || sign === '\r') this.finishRow();
    else this.add(sign);
  }

  private add(sign: string): void {
    this.length += sign.length;
    if (this.length <= this.limits.record) this.cell += sign;
    // An unclosed quote would swallow the rest of the feed.
    else if (this.length > this.limits.document) throw new FeedFailure('invalid-csv', { detail: 'quote' });
  }

  private finishCell(): void {
    this.length++;
    if (this.cells.length < 1000) this.cells.push(this.cell.trim());
    this.cell = '';
  }

  private finishRow(): void {
    this.finishCell();
    if (this.length > this.limits.record) this.ready.push({ tooLarge: true, start: this.cells.join(this.delimiter).slice(0, 500) });
    else if (this.cells.some((cell) => cell !== '')) this.ready.push({ cells: this.cells });
    this.cells = [];
    this.length = 0;
    this.quoted = false;
    this.pendingQuote = false;
  }
}
