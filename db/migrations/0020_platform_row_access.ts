import { type Kysely, sql } from 'kysely';

/**
 * Who a transaction acts for, as row-level security sees it. The app signs the context (src/platform/db/row-context.ts) with a key that only
 * the owner of the tables can read; these functions, which run as the owner, believe nothing unsigned. They are looked up once per
 * statement: policies call them inside `(select …)`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table platform_context_key (
    only_one boolean primary key default true check (only_one),
    key bytea not null,
    inner_pad bytea not null,
    outer_pad bytea not null
  )`.execute(db);
  // Two version 4 UUIDs hold 244 random bits from the server's strong generator.
  await sql`
    with made as (select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') as key),
    block as (select key, key || decode(repeat('00', 64 - length(key)), 'hex') as padded from made)
    insert into platform_context_key (key, inner_pad, outer_pad)
    select key,
      (select string_agg(set_byte('\\x00'::bytea, 0, get_byte(padded, i) # 54), ''::bytea order by i) from generate_series(0, 63) i),
      (select string_agg(set_byte('\\x00'::bytea, 0, get_byte(padded, i) # 92), ''::bytea order by i) from generate_series(0, 63) i)
    from block`.execute(db);
  await sql`create function platform_context() returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, public as $$
    declare
      signed text := current_setting('talenthub.context', true);
      body text;
      pads record;
    begin
      if signed is null or length(signed) < 66 then return null; end if;
      body := left(signed, -65);
      select inner_pad, outer_pad into pads from public.platform_context_key;
      if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex') <> right(signed, 64) then
        return null;
      end if;
      return body::jsonb;
    end $$`.execute(db);
  await sql`create function platform_is_system() returns boolean language sql stable
    as $$ select coalesce(platform_context() ->> 'kind' = 'system', false) $$`.execute(db);
  await sql`create function platform_viewer() returns bigint language sql stable
    as $$ select (platform_context() ->> 'person')::bigint $$`.execute(db);
  // The viewer and the people whose files were opened for this transaction.
  await sql`create function platform_visible_people() returns bigint[] language sql stable
    as $$ select array(
      select (context ->> 'person')::bigint from (select platform_context() as context) one where context ->> 'person' is not null
      union select jsonb_array_elements_text(coalesce(platform_context() -> 'files', '[]'))::bigint) $$`.execute(db);
  await sql`create function platform_organisations() returns bigint[] language sql stable
    as $$ select array(select jsonb_array_elements_text(coalesce(platform_context() -> 'organisations', '[]'))::bigint) $$`.execute(db);
  await sql`create function platform_sees_directory() returns boolean language sql stable
    as $$ select coalesce((platform_context() ->> 'directory')::boolean, false) $$`.execute(db);
}
