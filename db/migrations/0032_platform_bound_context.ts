import { type Kysely, sql } from 'kysely';

/**
 * A signed context is worth something only where it was given. The app hands its own signature to `platform_enter` as a parameter, which
 * nothing else can read; the setting that policies look at is signed again by the database, for this connection and this transaction:
 * read out of one (a job, a sign-in) it opens nothing in another, now or later.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function platform_enter(signed text) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      body text;
      pads record;
    begin
      if signed is null or length(signed) < 66 then return; end if;
      body := left(signed, -65);
      select inner_pad, outer_pad into pads from public.platform_context_key;
      if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex') <> right(signed, 64) then return; end if;
      body := body || E'\n' || pg_backend_pid() || E'\n' || extract(epoch from transaction_timestamp());
      perform set_config('talenthub.context',
        body || '.' || encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex'), true);
    end $$`.execute(db);
  await sql`create or replace function platform_context() returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, public as $$
    declare
      signed text := current_setting('talenthub.context', true);
      body text;
      pads record;
    begin
      if signed is null or length(signed) < 66 then return null; end if;
      body := left(signed, -65);
      if split_part(body, E'\n', 2) <> pg_backend_pid()::text
        or split_part(body, E'\n', 3) <> extract(epoch from transaction_timestamp())::text then
        return null;
      end if;
      select inner_pad, outer_pad into pads from public.platform_context_key;
      if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex') <> right(signed, 64) then
        return null;
      end if;
      return split_part(body, E'\n', 1)::jsonb;
    end $$`.execute(db);
  await protectOutbox(db);
}

/**
 * Mail carries links that open accounts. Anybody's transaction may add one; only the machine sees them all, whoever administers sees the list,
 * and a person what was written to them.
 */
async function protectOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`alter table platform_mail enable row level security`.execute(db);
  await sql`alter table platform_mail force row level security`.execute(db);
  await sql`create policy queue on platform_mail for insert with check (true)`.execute(db);
  await sql`create policy context on platform_mail using ((select platform_is_system()) or (select platform_sees_directory()))`.execute(db);
}
