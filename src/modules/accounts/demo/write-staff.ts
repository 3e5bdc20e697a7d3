import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { randomOf } from '../../../kernel/random.ts';
import type { Db } from '../../../platform/db/database.ts';
import { isPersonal } from '../administer/create-user.usecase.ts';
import { ROLES_OF_KIND } from '../domain/joining/invitation-rules.ts';
import { keepTotp } from '../store/factors/totp-store.ts';
import type { OrganisationKind } from '../store/tables.ts';
import { DEMO_DOMAIN, DEMO_TOTP_SECRET, demoEmail } from './demo-doors.ts';
import { demoId, demoName } from './demo-people.ts';
import type { WrittenOrganisation } from './write-organisations.ts';

export interface StaffWorld {
  readonly organisations: readonly WrittenOrganisation[];
  /** Of the password that everybody knows. */
  readonly hash: string;
  readonly now: Date;
  /** Of the installation: seals the secrets of second factors. */
  readonly secret: string;
}

/** Whom the listed account of each role works for. */
const WORKS_FOR: Readonly<Partial<Record<Role, OrganisationKind>>> = {
  school: 'school',
  company: 'company',
  provider: 'training_body',
  operator: 'youth_centre',
  manager: 'comune',
  governance: 'regional_body',
};

const GIVEN: Readonly<Record<Role, readonly [string, string]>> = {
  youth: ['Giada', 'Prova'],
  family: ['Paola', 'Prova'],
  school: ['Carla', 'Prova'],
  company: ['Ivan', 'Prova'],
  provider: ['Nadia', 'Prova'],
  operator: ['Marta', 'Prova'],
  manager: ['Bruno', 'Prova'],
  governance: ['Luisa', 'Prova'],
  admin: ['Ada', 'Prova'],
};

/** One account for each role, and somebody who leads each organisation. Only the nine can sign in. */
export async function addDemoStaff(db: Db, world: StaffWorld): Promise<void> {
  const listed = new Map<Role, number>();
  for (const role of ROLES) listed.set(role, await addListed(db, world, role));
  const [youth = 0, family = 0] = [listed.get('youth'), listed.get('family')];
  await db
    .insertInto('accounts_family_bond')
    .values({ youth_id: youth, family_id: family, shares: ['profile'], ended_at: null })
    .execute();
  await addCase(db, world, listed);
  const leaders = await db
    .insertInto('accounts_person')
    .values(world.organisations.map((_, index) => leaderRow(world, index)))
    .returning('id')
    .execute();
  await db
    .insertInto('accounts_membership')
    .values(
      world.organisations.map(({ id, kind }, index) => ({
        ...{ person_id: leaders[index]?.id ?? 0, organisation_id: id, role: ROLES_OF_KIND[kind][0], lead: true, until: null },
      })),
    )
    .execute();
}

async function addListed(db: Db, world: StaffWorld, role: Role): Promise<number> {
  const [given, family] = GIVEN[role];
  const home = world.organisations.find((one) => one.kind === 'youth_centre')?.comune ?? null;
  const youth = role === 'youth' ? { birth_date: `${world.now.getUTCFullYear() - 22}-05-06`, comune: home } : {};
  const values = {
    ...blank(world, demoId('account', ROLES.indexOf(role)), demoEmail(role)),
    given_name: given,
    family_name: family,
    ...youth,
  };
  const { id } = await db.insertInto('accounts_person').values(values).returning('id').executeTakeFirstOrThrow();
  await db.insertInto('accounts_password').values({ person_id: id, hash: world.hash }).execute();
  if (isPersonal(role)) await db.insertInto('accounts_personal_role').values({ person_id: id, role, granted_by: null }).execute();
  else {
    const organisation = world.organisations.find((one) => one.kind === WORKS_FOR[role])?.id ?? 0;
    const membership = { person_id: id, organisation_id: organisation, role, lead: true, until: null };
    await db.insertInto('accounts_membership').values(membership).execute();
  }
  if (role !== 'youth' && role !== 'family') await keepTotp(db, world.secret, id, { secret: DEMO_TOTP_SECRET, step: 0 }, world.now);
  return id;
}

/** The listed operator is in charge of the listed youth. */
async function addCase(db: Db, { organisations }: StaffWorld, listed: ReadonlyMap<Role, number>): Promise<void> {
  const centre = organisations.find((one) => one.kind === 'youth_centre')?.id ?? 0;
  const values = { youth_id: listed.get('youth') ?? 0, operator_id: listed.get('operator') ?? 0, organisation_id: centre, ended_at: null };
  await db.insertInto('accounts_case').values(values).execute();
}

function leaderRow(world: StaffWorld, index: number) {
  const { given, family } = demoName(randomOf(810_000 + index));
  return { ...blank(world, demoId('leader', index), `referente.${index + 1}@${DEMO_DOMAIN}`), given_name: given, family_name: family };
}

/** What all invented people have in common. */
function blank({ now }: StaffWorld, publicId: string, email: string) {
  return {
    ...{ public_id: publicId, email, email_verified_at: now, birth_date: null, comune: null, locale: 'it' as const, status_reason: null },
    ...{ released_at: null, released_by: null, started_from: null, last_sign_in_at: null, erase_after: null },
  };
}
