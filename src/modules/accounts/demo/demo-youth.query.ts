import { sql } from 'kysely';
import { romeDate } from '../../../kernel/rome-time.ts';
import type { Db } from '../../../platform/db/database.ts';
import { ageOn } from '../domain/joining/ages.ts';
import '../store/tables.ts';
import { DEMO_DOMAIN } from './demo-doors.ts';

/** An invented young person, as other modules need them to go on inventing. */
export interface InventedYouth {
  readonly person: number;
  /** The same on every machine. */
  readonly number: number;
  /** Completed years on the day their account was made. */
  readonly age: number;
  /** ISTAT code. */
  readonly comune: string | null;
  readonly createdAt: Date;
}

/** The invented young people after this one, in the order they were made. Not those whose account is for trying the roles. Needs the rows of the system. */
export async function inventedYouthAfter(db: Db, person: number, limit: number): Promise<InventedYouth[]> {
  const rows = await db
    .selectFrom('accounts_person as p')
    .innerJoin('accounts_personal_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.birth_date', 'p.comune', 'p.created_at', 'p.email'])
    .where('r.role', '=', 'youth')
    .where('p.id', '>', person)
    .where('p.email', 'like', `%@${DEMO_DOMAIN}`)
    .where(sql<boolean>`p.email ~ '[.][0-9]+@'`)
    .where('p.birth_date', 'is not', null)
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    person: row.id,
    number: Number(/\.(\d+)@/.exec(row.email ?? '')?.[1] ?? 0),
    age: ageOn(row.birth_date ?? '', romeDate(row.created_at)),
    comune: row.comune,
    createdAt: row.created_at,
  }));
}
