import { type Kysely, sql } from 'kysely';

/** What a policy may allow beside "the machine itself". */
export interface Protection {
  /** Column with the person the row is about: the person sees it, and whoever opened their file. */
  readonly person?: string;
  /** Column with the organisation the row is about: who acts for it sees it. */
  readonly organisation?: string;
  /** Names for those who administer people and organisations: only to be read and changed within the directory context. */
  readonly directory?: boolean;
}

/** For migrations: forces row-level security on a table, its owner included. A transaction without a context sees and writes nothing. */
export async function protectTable(db: Kysely<unknown>, table: string, { person, organisation, directory }: Protection): Promise<void> {
  const conditions = ['(select platform_is_system())'];
  if (person) conditions.push(`${person} = any ((select platform_visible_people())::bigint[])`);
  if (organisation) conditions.push(`${organisation} = any ((select platform_organisations())::bigint[])`);
  if (directory) conditions.push('(select platform_sees_directory())');
  const allowed = sql.raw(conditions.join(' or '));
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy context on ${name} using (${allowed}) with check (${allowed})`.execute(db);
}

/** Conditions for `narrowTable`, as SQL. */
export const SYSTEM = '(select platform_is_system())';
export const DIRECTORY = '(select platform_sees_directory())';
/** The row is about whoever is signed in, whatever files they opened. */
export const ofViewer = (column: string): string => `${column} = (select platform_viewer())`;
export const ofOrganisation = (column: string): string => `${column} = any ((select platform_organisations())::bigint[])`;

type Command = 'select' | 'insert' | 'update' | 'delete';

/** For migrations: besides what the table's protection allows, one of these conditions must hold for these commands. */
export async function narrowTable(
  db: Kysely<unknown>,
  table: string,
  commands: readonly Command[],
  conditions: readonly string[],
): Promise<void> {
  const allowed = sql.raw(conditions.join(' or '));
  for (const command of commands) {
    const using = command === 'insert' ? sql`` : sql`using (${allowed})`;
    const check = command === 'insert' || command === 'update' ? sql`with check (${allowed})` : sql``;
    const policy = sql.raw(`only_${command}`);
    await sql`create policy ${policy} on ${sql.table(table)} as restrictive for ${sql.raw(command)} ${using} ${check}`.execute(db);
  }
}
