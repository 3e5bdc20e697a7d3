import { distanceKm } from '../../../../kernel/geo.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { type Gazetteer, type Place, placeLabel } from '../../../territory/api.ts';
import '../../store/tables.ts';

/** A youth centre of the network that is open to people. */
export interface NearCentre {
  readonly name: string;
  /** Where its seat is: "Crema (CR)". */
  readonly town: string;
  /** In a straight line from town to town, whole kilometres; 0: the same town. */
  readonly km: number;
}

const MOST = 3;
/** Farther than that nobody of thirteen goes by themselves. */
const FARTHEST_KM = 40;

/** The nearest first; none where the network has no centre in reach. Names of organisations are public: no context is needed. */
export async function nearestCentres(db: Db, places: Gazetteer, from: Place): Promise<readonly NearCentre[]> {
  const rows = await db
    .selectFrom('accounts_organisation')
    .select(['name', 'comune'])
    .where('kind', '=', 'youth_centre')
    .where('status', '=', 'active')
    .where('comune', 'is not', null)
    .execute();
  return rows
    .flatMap(({ name, comune }) => {
      const seat = comune === null ? undefined : places.byIstat(comune);
      return seat ? [{ name, town: placeLabel(seat), km: Math.round(distanceKm(from, seat)) }] : [];
    })
    .filter(({ km }) => km <= FARTHEST_KM)
    .sort((a, b) => a.km - b.km || a.name.localeCompare(b.name, 'it'))
    .slice(0, MOST);
}
