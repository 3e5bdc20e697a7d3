import type { Db } from '../../../../platform/db/database.ts';

export interface Batch {
  readonly id: number;
  readonly label: string;
  readonly made: Date;
  readonly expires: Date;
  readonly count: number;
  readonly used: number;
}

/** The organisation's batches, newest first, with how many of their codes were used. */
export async function batchesOf(db: Db, organisation: number): Promise<Batch[]> {
  const rows = await db
    .selectFrom('accounts_desk_batch as b')
    .leftJoin('accounts_desk_code as c', 'c.batch_id', 'b.id')
    .select((it) => [
      'b.id',
      'b.label',
      'b.created_at as made',
      'b.expires_at as expires',
      it.fn.count<number>('c.code_hash').as('count'),
      it.fn.count<number>('c.used_at').as('used'),
    ])
    .where('b.organisation_id', '=', organisation)
    .groupBy('b.id')
    .orderBy('b.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), used: Number(row.used) }));
}
