import type { Connection, PoolClient, Submittable } from 'pg';

type Cell = string | number | boolean | null | readonly (string | number)[];

/** Sends rows by COPY, PostgreSQL's fastest way in. `pg` speaks its protocol but has no statement for it. */
export function copyRows(client: PoolClient, table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  const text = Array.from(rows, (row) => `${row.map(cell).join('\t')}\n`).join('');
  return new Promise((resolve, reject) => {
    client.query(new Copy(`copy ${table} (${columns.join(', ')}) from stdin`, Buffer.from(text), resolve, reject));
  });
}

/** The part of pg's connection that its types leave out. */
interface CopyConnection extends Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

class Copy implements Submittable {
  readonly #text: string;
  readonly #data: Buffer;
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #failed = false;

  constructor(text: string, data: Buffer, resolve: () => void, reject: (error: Error) => void) {
    this.#text = text;
    this.#data = data;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    (connection as CopyConnection).query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.#data);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#failed = true;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#resolve();
  }
}

function cell(value: Cell): string {
  if (value === null) return '\\N';
  const text = Array.isArray(value) ? `{${value.map(item).join(',')}}` : String(value);
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function item(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
