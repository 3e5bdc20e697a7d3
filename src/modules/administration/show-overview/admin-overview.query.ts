import { sql } from 'kysely';
import { auditHead, type ChainHead } from '../../../platform/audit/chain.ts';
import type { Db } from '../../../platform/db/database.ts';
import { countOrganisations, countRoles } from '../../accounts/api.ts';
import { type ImportRunView, importRuns } from '../../opportunities/api.ts';

export interface Overview {
  readonly people: number;
  readonly organisations: { readonly active: number; readonly pending: number; readonly suspended: number };
  readonly mail: { readonly waiting: number; readonly failed: number };
  readonly head: ChainHead;
  readonly runs: readonly ImportRunView[];
}

const RUNS = 3;

/** Run it with the directory's rows. */
export async function overviewOf(db: Db): Promise<Overview> {
  const roles = await countRoles(db);
  const { rows } = await sql<Overview['mail']>`
    select count(*) filter (where error is null)::int as waiting, count(*) filter (where error is not null)::int as failed
    from platform_mail where sent_at is null`.execute(db);
  return {
    people: [...roles.values()].reduce((sum, n) => sum + n, 0),
    organisations: await countOrganisations(db),
    mail: rows[0] ?? { waiting: 0, failed: 0 },
    head: await auditHead(db),
    runs: (await importRuns(db, 1)).items.slice(0, RUNS),
  };
}
