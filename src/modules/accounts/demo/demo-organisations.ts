import type { Territory } from '../../../kernel/access/viewer.ts';
import { randomOf } from '../../../kernel/random.ts';
import type { Place } from '../../territory/api.ts';
import type { OrganisationKind, OrganisationStatus, OrganisationTable, Trust } from '../store/tables.ts';
import names from './demo-names.json' with { type: 'json' };

export interface DemoOrganisation {
  readonly kind: OrganisationKind;
  readonly form: OrganisationTable['form'];
  readonly name: string;
  readonly seat: Place;
  readonly coverage: readonly Territory[];
  readonly status: OrganisationStatus;
  readonly trust: Trust;
  readonly vat: string | null;
}

const FORMS = ['agenzia', 'centro', 'punto', 'antenna'] as const;
const COMUNI = 3;
const COMUNI_OF_AMBITO = 6;

/**
 * Thirty organisations of all kinds: a youth centre in each chief town working in its province, three comuni, an ambito, companies (one
 * waiting to be verified, one suspended), training bodies, schools, a university, the regional body.
 */
export function demoOrganisations(places: readonly Place[]): readonly DemoOrganisation[] {
  const bySize = [...places].sort((a, b) => b.population - a.population || a.istat.localeCompare(b.istat));
  const capitals = bySize.filter((place) => place.capital);
  const home = capitals.find((place) => place.province === 'CR') ?? capitals[0];
  if (!home) return [];
  const towns = bySize.filter((place) => !place.capital && place.province === home.province);
  const centres = [home, ...capitals.filter((place) => place !== home)].map((place, index) => ({
    ...organisation('youth_centre', `Informagiovani ${place.name}`, place),
    form: FORMS[index % FORMS.length] ?? null,
    coverage: [{ level: 'province' as const, code: place.province }],
  }));
  const comuni = [home, ...towns].slice(0, COMUNI).map((place) => ({
    ...organisation('comune', `Comune di ${place.name}`, place),
    coverage: [{ level: 'comune' as const, code: place.istat }],
  }));
  const ambito = {
    ...organisation('ambito', `Ambito territoriale di ${home.name}`, home),
    coverage: [home, ...towns].slice(0, COMUNI_OF_AMBITO).map((place) => ({ level: 'comune' as const, code: place.istat })),
  };
  const region = {
    ...organisation('regional_body', names.organisations.regional_body[0] as string, bySize[0] as Place),
    coverage: [{ level: 'region' as const, code: '' }],
  };
  return [...centres, ...comuni, ambito, ...companies(home, towns, capitals), ...bodies(home, capitals), region];
}

function companies(home: Place, towns: readonly Place[], capitals: readonly Place[]): DemoOrganisation[] {
  const all = names.organisations.company;
  return all.map((name, index) => {
    const seat = [home, ...towns.slice(0, 2), ...capitals][index] ?? home;
    const state = { pending: index === all.length - 2, suspended: index === all.length - 1 };
    return {
      ...organisation('company', name, seat),
      status: state.pending ? 'pending' : state.suspended ? 'suspended' : 'active',
      trust: state.pending || state.suspended ? 'unverified' : 'verified',
      vat: vatNumber(index),
    };
  });
}

function bodies(home: Place, capitals: readonly Place[]): DemoOrganisation[] {
  return (['training_body', 'school', 'university'] as const).flatMap((kind) =>
    names.organisations[kind].map((name, index) => organisation(kind, name, index === 0 ? home : (capitals[index] ?? home))),
  );
}

function organisation(kind: OrganisationKind, name: string, seat: Place): DemoOrganisation {
  return { kind, form: null, name, seat, coverage: [], status: 'active', trust: 'verified', vat: null };
}

/** A number with a right check digit and an office (999) that does not exist: nobody has it. */
function vatNumber(index: number): string {
  const digits = `${String(randomOf(index).between(1_000_000, 9_999_999))}999`;
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
