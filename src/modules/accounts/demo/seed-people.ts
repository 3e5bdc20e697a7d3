import type { Db } from '../../../platform/db/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { gazetteer } from '../../territory/api.ts';
import { agesInForce } from '../store/joining/ages-in-force.ts';
import { hashPassword } from '../store/passwords/passwords.ts';
import { texts } from '../texts.ts';
import { DEMO_PASSWORD, type DemoState, readDemoState, writeDemoState } from './demo-doors.ts';
import { byPopulation, demoYouth } from './demo-people.ts';
import { addDemoOrganisations, centresOf } from './write-organisations.ts';
import { addDemoStaff } from './write-staff.ts';
import { addDemoYouth } from './write-youth.ts';

const DEFAULT_YOUTH = 400;
const BATCH = 500;
const SYSTEM = { kind: 'system', why: 'a demonstration is filled with invented people' } as const;

/**
 * Fills a database without people with an invented world: one account a role, thirty organisations, young people. Only in a demonstration:
 * their password is known. Written batch by batch, each with what is done, so that a seeding that was killed goes on where it stopped; a
 * larger number asked for later adds to the people there are.
 */
export async function seedPeople(platform: Platform, terminal: Terminal, options: { readonly youth?: number | undefined }): Promise<void> {
  const { database, clock, config } = platform;
  if (!config.TALENTHUB_DEMO) return;
  let state = await database.read(readDemoState);
  if (state === null && (await database.read(hasPeople, SYSTEM))) return;
  const target = Math.max(state?.youth ?? 0, options.youth ?? (state ? 0 : DEFAULT_YOUTH));
  if (state !== null && state.youth >= target) return;
  const places = (await gazetteer(platform)).placesOfRegion(config.TALENTHUB_REGION);
  if (!places.some((place) => place.capital)) return;
  const hash = await hashPassword(DEMO_PASSWORD);
  state ??= await database.write(async (db) => {
    const first: DemoState = { youth: 0, at: clock.now().toISOString(), closed: false };
    const organisations = await addDemoOrganisations(db, places);
    await addDemoStaff(db, { organisations, hash, now: clock.now(), secret: platform.secret });
    await writeDemoState(db, clock.now(), first);
    return first;
  }, SYSTEM);
  const world = { ages: await agesInForce(platform), place: byPopulation(places), hash, now: new Date(state.at) };
  for (let done = state.youth; done < target; ) {
    const next = Math.min(target, done + BATCH);
    const people = Array.from({ length: next - done }, (_, index) => demoYouth(done + index + 1, world.now, world.ages, world.place));
    await database.write(async (db) => {
      await addDemoYouth(db, { people, centres: await centresOf(db), hash, now: world.now });
      await writeDemoState(db, clock.now(), { youth: next, at: world.now.toISOString(), closed: false });
    }, SYSTEM);
    done = next;
    terminal.progress(texts('it')('demo.progress'), done, target);
  }
}

async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts_person').select('id').limit(1).executeTakeFirst()) !== undefined;
}
