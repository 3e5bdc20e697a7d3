import { ROLES, type Role, type SessionLevel, type Viewer } from '../../src/kernel/access/viewer.ts';
import { openSessions } from '../../src/modules/accounts/api.ts';
import type { OrganisationKind } from '../../src/modules/accounts/store/tables.ts';
import { addMembership, addOrganisation, addPerson, cookieOf } from '../../src/modules/accounts/testing/sign-in.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { sessionToken } from '../../src/platform/http/session/session-cookie.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Owner } from './owners.ts';
import { type Links, plantOrganisation, plantPerson } from './plant.ts';

const SYSTEM = { kind: 'system', why: 'the matrix makes its people' } as const;
const KIND = {
  ...{ school: 'school', company: 'company', provider: 'training_body' },
  ...{ operator: 'youth_centre', manager: 'comune', governance: 'regional_body' },
} as const satisfies Record<string, OrganisationKind>;
type MemberRole = keyof typeof KIND;

/** Where an owner stands, seen from the viewers, who all live and work in Cremona's province for the first organisation of their kind. */
export type Place = 'first' | 'colleague' | 'other-organisation' | 'other-territory' | 'suspended';
const PLACES: readonly Place[] = ['first', 'colleague', 'other-organisation', 'other-territory', 'suspended'];

export interface PlantedPerson extends Owner {
  readonly role: Role;
  readonly place: Place;
  readonly person: number;
  readonly publicId: string;
  readonly membership: number | null;
  readonly links: Links;
  /** Public id of a copy of the own data that is ready. */
  readonly copy: string;
}

export interface PlantedOrganisation extends Owner {
  readonly organisation: number;
  readonly publicId: string;
  readonly role: MemberRole;
  readonly place: Place;
  /** Number of a proof that waits, with a document. */
  readonly proof: number;
}

export interface World {
  /** Stops again what must be stopped: somebody who may has perhaps just let it go on. */
  suspendAgain(): Promise<void>;
  readonly people: readonly PlantedPerson[];
  readonly organisations: readonly PlantedOrganisation[];
  readonly owners: ReadonlyMap<number, Owner>;
}

/** Somebody who asks: a visitor, or a person with a session that is complete, half-way or worth nothing. */
export interface Asker {
  readonly name: string;
  readonly level: SessionLevel | null;
  /** As the server will see them; null for a visitor and for a session that is not complete. */
  readonly viewer: Viewer | null;
  /** Whose session it is, if it is worth anything. */
  readonly owner: PlantedPerson | null;
  /** Null: no cookie. A new session each time, because some forms end it. */
  cookie(): Promise<string | null>;
}

/** People of every role in every place, each with things of their own in every table. */
export async function makeWorld(platform: Platform): Promise<World> {
  const { database } = platform;
  const organisations: PlantedOrganisation[] = [];
  const made: PlantedPerson[] = [];
  let number = 0;
  const next = () => {
    number += 1;
    return number;
  };
  for (const role of Object.keys(KIND) as MemberRole[]) {
    for (const place of PLACES.filter((each) => each !== 'colleague')) {
      organisations.push(await makeOrganisation(platform, next(), role, place));
    }
  }
  for (const role of ROLES) for (const place of PLACES) made.push(await makePerson(platform, next(), { role, place, organisations }));
  const [operator, youth] = await tie(database, made, organisations);
  const bonds = await tieFamilies(platform, made);
  const people = made.map((person) => ({
    ...person,
    bonds: bonds.get(person.person) ?? new Map(),
    cases: person.person === operator ? [youth] : [],
  }));
  await suspend(database, people, organisations);
  const owners = new Map([...people, ...organisations].map((owner) => [owner.number, owner] as const));
  return { people, organisations, owners, suspendAgain: () => suspend(database, people, organisations) };
}

async function makeOrganisation(platform: Platform, number: number, role: MemberRole, place: Place): Promise<PlantedOrganisation> {
  const province = place === 'other-territory' ? 'SO' : 'CR';
  const { id, publicId } = await addOrganisation(platform.database, { kind: KIND[role], provinces: [province] });
  const thing = { organisation: id, territory: { province } };
  const owner = { number, name: `${KIND[role]}, ${place}`, thing };
  return { ...owner, organisation: id, publicId, role, place, proof: await plantOrganisation(platform, owner, id) };
}

async function makePerson(
  platform: Platform,
  number: number,
  { role, place, organisations }: { role: Role; place: Place; organisations: readonly PlantedOrganisation[] },
): Promise<PlantedPerson> {
  const { database } = platform;
  const of = place === 'colleague' ? 'first' : place;
  const organisation = organisations.find((each) => each.role === role && each.place === of)?.organisation ?? null;
  const minor = place === 'other-organisation';
  const values = role === 'youth' ? { birthDate: minor ? '2010-02-03' : '2004-05-06', protected: minor } : {};
  const { id, publicId } = await addPerson(database, { role, ...values });
  const membership = organisation === null ? null : await addMembership(database, id, organisation, role as MemberRole, true);
  const thing = { person: id, organisation, territory: { province: place === 'other-territory' ? 'SO' : 'CR' } };
  const owner = { number, name: `${role}, ${place}`, thing };
  const planted = await plantPerson(platform, owner, id);
  return { ...owner, role, place, person: id, publicId, membership, ...planted };
}

/** The first operator is in charge of one youth: returns both. */
async function tie(
  database: Database,
  people: readonly PlantedPerson[],
  organisations: readonly PlantedOrganisation[],
): Promise<[number, number]> {
  const who = (role: Role, place: Place) => found(people.find((each) => each.role === role && each.place === place)).person;
  const pair: [number, number] = [who('operator', 'first'), who('youth', 'first')];
  const centre = found(organisations.find((each) => each.role === 'operator' && each.place === 'first')).organisation;
  await database.write(async (db) => {
    await db
      .insertInto('accounts_case')
      .values({ youth_id: pair[1], operator_id: pair[0], organisation_id: centre, ended_at: null })
      .execute();
  }, SYSTEM);
  return pair;
}

/**
 * The first family is tied to a youth who shares nothing, to one who shares the profile and, until yesterday, to one who ended it; the first
 * youth to another family. Returns what is not ended, for both sides.
 */
async function tieFamilies(
  { database, clock }: Platform,
  people: readonly PlantedPerson[],
): Promise<Map<number, Map<number, readonly string[]>>> {
  const who = (role: Role, place: Place) => found(people.find((each) => each.role === role && each.place === place)).person;
  const family = who('family', 'first');
  const bonds: readonly { youth_id: number; family_id: number; shares: string[]; ended_at: Date | null }[] = [
    { youth_id: who('youth', 'colleague'), family_id: family, shares: [], ended_at: null },
    { youth_id: who('youth', 'other-territory'), family_id: family, shares: ['profile'], ended_at: null },
    { youth_id: who('youth', 'other-organisation'), family_id: family, shares: ['profile'], ended_at: clock.now() },
    { youth_id: who('youth', 'first'), family_id: who('family', 'colleague'), shares: [], ended_at: null },
  ];
  await database.write((db) => db.insertInto('accounts_family_bond').values(bonds).execute(), SYSTEM);
  const sides = new Map<number, Map<number, readonly string[]>>();
  const note = (one: number, other: number, shares: readonly string[]) => sides.set(one, (sides.get(one) ?? new Map()).set(other, shares));
  for (const { youth_id: youth, family_id: relative, shares } of bonds.filter((bond) => bond.ended_at === null)) {
    note(youth, relative, shares);
    note(relative, youth, shares);
  }
  return sides;
}

async function suspend(database: Database, people: readonly PlantedPerson[], organisations: readonly PlantedOrganisation[]): Promise<void> {
  const stopped = organisations.filter((each) => each.place === 'suspended').map((each) => each.organisation);
  const alone = people.filter((each) => each.place === 'suspended' && each.membership === null).map((each) => each.person);
  await database.write(async (db) => {
    await db.updateTable('accounts_organisation').set({ status: 'suspended' }).where('id', 'in', stopped).execute();
    await db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', 'in', alone).execute();
  }, SYSTEM);
}

/** Everybody who asks: a visitor; each role with a complete session and both halves of one; sessions that are worth nothing. */
export async function makeAskers(platform: Platform, { people }: World): Promise<Asker[]> {
  const asker = async (person: PlantedPerson, level: SessionLevel, dead = false): Promise<Asker> => {
    const { role, membership } = person;
    const cookie = () => cookieOf(platform.database, platform.clock.now(), { person: person.person, role, membership, level });
    const session = await openSessions(platform).find(sessionToken(await cookie()) ?? '');
    if (dead === (session !== null)) throw new Error(`${person.name}: the session should be worth ${dead ? 'nothing' : 'something'}`);
    const viewer = session?.level === 'full' ? session.viewer : null;
    return {
      name: dead ? `${person.name} (closed)` : `${role}, ${level}`,
      level: session?.level ?? null,
      viewer,
      owner: dead ? null : person,
      cookie,
    };
  };
  const askers: Asker[] = [{ name: 'visitor', level: null, viewer: null, owner: null, cookie: async () => null }];
  for (const person of people) {
    if (person.place === 'suspended') askers.push(await asker(person, 'full', true));
    if (person.place !== 'first') continue;
    for (const level of ['full', 'second-factor', 'enrol'] as const) askers.push(await asker(person, level));
  }
  return askers;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world of the matrix is not complete');
  return value;
}
