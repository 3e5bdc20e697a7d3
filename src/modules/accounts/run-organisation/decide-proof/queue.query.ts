import { sql } from 'kysely';
import type { Territory } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { TO_BE_VERIFIED } from '../../domain/organisations/trust.ts';
import type { OrganisationTable } from '../../store/tables.ts';

export interface Waiting {
  readonly public_id: string;
  readonly name: string;
  readonly kind: OrganisationTable['kind'];
  readonly province: string | null;
  readonly status: 'pending' | 'active' | 'suspended' | 'closed';
  readonly trust: 'unverified' | 'basic' | 'verified';
  /** Proofs that wait for a person. */
  readonly waiting: number;
  readonly since: Date;
}

export const QUEUE_PAGE = 25;

/** Organisations of a territory that wait to be looked at: those with something to look at first, then the oldest. Needs the directory's rows. */
export async function queueOf(db: Db, territory: readonly Territory[], page: number): Promise<{ rows: readonly Waiting[]; total: number }> {
  const waiting = sql<number>`(select count(*)::int from accounts_verification v where v.organisation_id = o.id and v.outcome = 'waiting')`;
  const inQueue = within(db, territory)
    .where('o.kind', 'in', TO_BE_VERIFIED)
    .where(({ or, eb }) => or([eb('o.status', '=', 'pending'), eb(waiting, '>', 0)]))
    .where('o.status', 'in', ['pending', 'active']);
  const rows = await inQueue
    .select(['o.public_id', 'o.name', 'o.kind', 'o.province', 'o.status', 'o.trust', 'o.created_at as since', waiting.as('waiting')])
    .orderBy(sql`${waiting} > 0`, 'desc')
    .orderBy('o.id')
    .offset((page - 1) * QUEUE_PAGE)
    .limit(QUEUE_PAGE)
    .execute();
  const { total } = await inQueue.select((it) => it.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

/** Organisations that lie in a territory. Nothing for an empty one. */
export function within(db: Db, territory: readonly Territory[]) {
  const all = db.selectFrom('accounts_organisation as o');
  if (territory.some(({ level }) => level === 'region')) return all;
  const codes = (wanted: Territory['level']) => territory.filter(({ level }) => level === wanted).map(({ code }) => code);
  const [provinces, ambiti, comuni] = [codes('province'), codes('ambito'), codes('comune')];
  return all.where(sql<boolean>`(o.province = any(${provinces}) or o.ambito = any(${ambiti}) or o.comune = any(${comuni}))`);
}
