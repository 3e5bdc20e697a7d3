import { sql } from 'kysely';
import { type Hat, PERSONAL_ROLES, type Role, type SessionLevel, type Territory } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { PersonStatus } from './tables.ts';

/** A session with all that a viewer needs, as one statement brings it. */
export interface SessionRow {
  readonly id: number;
  readonly person: number;
  readonly level: SessionLevel;
  readonly factors: number;
  readonly verified_at: Date;
  readonly role: Role;
  readonly membership: number | null;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly public_id: string;
  readonly name: string;
  readonly status: PersonStatus;
  readonly personal_roles: readonly Role[];
  readonly memberships: readonly MembershipFacts[];
  readonly caseload: readonly number[];
}

interface MembershipFacts {
  readonly id: number;
  readonly role: Role;
  readonly organisation: { readonly id: number; readonly publicId: string; readonly name: string; readonly kind: string };
  readonly territory: readonly Territory[];
}

/** Memberships count while they last and while the organisation is not suspended: it disappears at once. */
const HATS = sql`
  array(select r.role from accounts_personal_role r where r.person_id = p.id order by r.role) as personal_roles,
  (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role,
      'organisation', json_build_object('id', o.id, 'publicId', o.public_id, 'name', o.name, 'kind', o.kind),
      'territory', (select coalesce(json_agg(json_build_object('level', c.level, 'code', c.code)), '[]')
         from accounts_coverage c where c.organisation_id = o.id)) order by m.id), '[]')
    from accounts_membership m join accounts_organisation o on o.id = m.organisation_id
    where m.person_id = p.id and (m.until is null or m.until > now()) and o.status in ('active', 'pending')) as memberships`;

export async function readSession(db: Db, tokenHash: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.person_id as person, s.level, s.factors, s.verified_at, s.role, s.membership_id as membership, s.created_at, s.seen_at,
      s.expires_at, p.public_id, p.given_name as name, p.status, ${HATS},
      array(select c.youth_id from accounts_case c join accounts_membership m on m.id = s.membership_id and m.organisation_id = c.organisation_id
        where c.operator_id = p.id and c.ended_at is null) as caseload
    from accounts_session s join accounts_person p on p.id = s.person_id
    where s.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

/** Everything a person may act as now. */
export async function hatsOfPerson(db: Db, person: number): Promise<Hat[]> {
  const { rows } = await sql<HatFacts>`select ${HATS} from accounts_person p where p.id = ${person}`.execute(db);
  return rows[0] ? hatsOf(rows[0]) : [];
}

type HatFacts = Pick<SessionRow, 'personal_roles' | 'memberships'>;

const REGION: readonly Territory[] = [{ level: 'region', code: '' }];

/** Everything the person may act as, personal roles first. */
export function hatsOf(row: HatFacts): Hat[] {
  const personal = row.personal_roles
    .filter((role) => PERSONAL_ROLES.includes(role))
    .map((role): Hat => ({ membership: null, role, organisation: null, territory: role === 'admin' ? REGION : [] }));
  return [
    ...personal,
    ...row.memberships.map(({ id, role, organisation, territory }): Hat => {
      const own = role === 'governance' ? REGION : role === 'operator' || role === 'manager' ? territory : [];
      return { membership: id, role, organisation, territory: own };
    }),
  ];
}
