import { romeDate } from '../../../../kernel/rome-time.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { parameterValue } from '../../../../platform/settings/parameters.ts';
import { type AgeBand, type Ages, ageBand } from '../../domain/joining/ages.ts';
import { adultAge, maximumAge, minimumAge } from '../../parameters.ts';

/** The ages that count now. Inside a transaction pass its `db`. */
export async function agesInForce(platform: Pick<Platform, 'database'>, db?: Db): Promise<Ages> {
  return {
    minimum: await parameterValue(platform, minimumAge, db),
    adult: await parameterValue(platform, adultAge, db),
    maximum: await parameterValue(platform, maximumAge, db),
  };
}

/** What this date of birth (ISO) means today, by the ages that count now; null without one. Inside a transaction pass its `db`. */
export async function bandToday(
  platform: Pick<Platform, 'database'>,
  now: Date,
  birthDate: string | null,
  db?: Db,
): Promise<AgeBand | null> {
  return birthDate === null ? null : ageBand(birthDate, romeDate(now), await agesInForce(platform, db));
}
