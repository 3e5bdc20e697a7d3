import { type Kysely, sql } from 'kysely';

/**
 * The audit trail becomes a chain. Entries are inserted freely, by as many writers as there are; a sealing job gives each its number and
 * hash = sha256(previous hash, newline, entry as JSON). Sealing waits until no transaction is running that could still add an older entry
 * (`tx` below the oldest running one), so that the order of the chain is the order in which entries became visible for good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table platform_audit
    add column tx xid8 not null default pg_current_xact_id(),
    add column chain_number bigint unique,
    add column chain_hash bytea`.execute(db);
  await sql`create index platform_audit_unsealed on platform_audit (id) where chain_number is null`.execute(db);
  // One row: the end of the chain. It tells a cut end from an end.
  await sql`create table platform_audit_head (
    only_one boolean primary key default true check (only_one),
    number bigint not null,
    hash bytea not null,
    sealed_at timestamptz not null
  )`.execute(db);
  await createRefusal(db);
  await createSeal(db);
}

/** Nobody changes or removes an entry, the owner included; only an unsealed entry may get its seal. */
async function createRefusal(db: Kysely<unknown>): Promise<void> {
  await sql`create function platform_refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if old.chain_number is null and new.chain_number is not null
          and (old.id, old.at, old.actor, old.action, old.object, old.details, old.tx)
            is not distinct from (new.id, new.at, new.actor, new.action, new.object, new.details, new.tx) then
          return new;
        end if;
      end if;
      raise exception 'the audit trail is only ever added to' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`create trigger append_only before update or delete on platform_audit
    for each row execute function platform_refuse_audit_change()`.execute(db);
  await sql`create trigger never_emptied before truncate on platform_audit
    for each statement execute function platform_refuse_audit_change()`.execute(db);
}

/**
 * Seals at most that many entries and returns how many it sealed. Runs as the owner, because the app's role may not update the trail; the
 * row of the head lets one at a time in. The JSON of an entry is what JSON.stringify makes of
 * [number, id, at, actor, action, object, details as text]: whoever has the exported file can compute it again.
 */
async function createSeal(db: Kysely<unknown>): Promise<void> {
  await sql`create function platform_seal_audit(most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      head record;
      entry record;
      running pg_snapshot;
      sealed integer := 0;
    begin
      insert into public.platform_audit_head (number, hash, sealed_at) values (0, sha256(''::bytea), now()) on conflict do nothing;
      select number, hash into head from public.platform_audit_head for update;
      running := pg_current_snapshot();
      -- From pg_snapshot_xmax on: entries of another server's life, brought here by a restore.
      for entry in select id, at, actor, action, object, details from public.platform_audit
        where chain_number is null and (tx < pg_snapshot_xmin(running) or tx >= pg_snapshot_xmax(running)) order by id limit most
      loop
        head.number := head.number + 1;
        head.hash := sha256(convert_to(encode(head.hash, 'hex') || E'\n' || '[' || head.number || ',' || entry.id || ','
          || to_json(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || ',' || coalesce(to_json(entry.actor)::text, 'null')
          || ',' || to_json(entry.action) || ',' || coalesce(to_json(entry.object)::text, 'null') || ',' || to_json(entry.details::text) || ']', 'UTF8'));
        update public.platform_audit set chain_number = head.number, chain_hash = head.hash where id = entry.id;
        sealed := sealed + 1;
      end loop;
      if sealed > 0 then
        update public.platform_audit_head set number = head.number, hash = head.hash, sealed_at = clock_timestamp();
      end if;
      return sealed;
    end $$`.execute(db);
}
