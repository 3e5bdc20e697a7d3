import { type Kysely, sql } from 'kysely';

/** What an invitation gives, and who took it; where a person with a desk code was given it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts_invitation
    add column lead boolean not null default false,
    add column shares text[] not null default '{}',
    add column inviter text not null default '',
    add column accepted_by bigint references accounts_person (id)`.execute(db);
  await sql`create index accounts_invitation_email on accounts_invitation (email)`.execute(db);
  await sql`alter table accounts_person add column started_at_organisation bigint references accounts_organisation (id)`.execute(db);
}
