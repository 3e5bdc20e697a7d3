import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Permission, policyOf, type Scope, type Thing } from './permission.ts';
import { ROLES, type Role, type Territory, type Viewer } from './viewer.ts';

const SCOPES: readonly Scope[] = ['own', 'organisation', 'caseload', 'territory', 'region'];
const PROVINCES = ['CR', 'MI', 'BG'];

function viewerWith(values: {
  role?: Role;
  person?: number;
  organisation?: number | null;
  territory?: readonly Territory[];
  caseload?: number[];
}): Viewer {
  const { role = 'operator', person = 1, organisation = null, territory = [], caseload = [] } = values;
  const shown = organisation === null ? null : { id: organisation, publicId: String(organisation), name: '', kind: 'company' };
  const hat = { membership: organisation, role, organisation: shown, territory };
  return { person, publicId: String(person), name: '', hat, hats: [hat], caseload };
}

const permission = (scope: Scope, role: Role = 'operator'): Permission => ({ name: 'x.do', about: 'Do it', grants: { [role]: scope } });
const can = (scope: Scope, viewer: Viewer, thing: Thing) => policyOf([permission(scope, viewer.hat.role)]).can(viewer, 'x.do', thing);

const anyTerritory = fc.record({
  level: fc.constantFrom<Territory['level']>('province', 'ambito', 'comune'),
  code: fc.constantFrom(...PROVINCES),
});
const anyViewer = fc
  .record({
    role: fc.constantFrom(...ROLES),
    person: fc.integer({ min: 1, max: 5 }),
    organisation: fc.option(fc.integer({ min: 1, max: 5 })),
    territory: fc.array(anyTerritory, { maxLength: 3 }),
    caseload: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  })
  .map(viewerWith);
const anyThing: fc.Arbitrary<Thing> = fc.record(
  {
    person: fc.option(fc.integer({ min: 1, max: 5 })),
    organisation: fc.option(fc.integer({ min: 1, max: 5 })),
    territory: fc.record({ province: fc.option(fc.constantFrom(...PROVINCES)), comune: fc.option(fc.constantFrom(...PROVINCES)) }),
  },
  { requiredKeys: [] },
);

describe('fin dove arriva un permesso', () => {
  test('il proprio: solo quello che parla di sé', () => {
    expect(can('own', viewerWith({ person: 7 }), { person: 7 })).toBe(true);
    expect(can('own', viewerWith({ person: 7 }), { person: 8 })).toBe(false);
    expect(can('own', viewerWith({ person: 7 }), {})).toBe(false);
  });

  test('il territorio: provincia, ambito e comune non si confondono, e chi non ha territorio non arriva a niente', () => {
    const cremona = viewerWith({ territory: [{ level: 'province', code: 'CR' }] });
    expect(can('territory', cremona, { territory: { province: 'CR' } })).toBe(true);
    expect(can('territory', cremona, { territory: { province: 'MI' } })).toBe(false);
    expect(can('territory', cremona, { territory: { comune: 'CR', ambito: 'CR' } })).toBe(false);
    expect(can('territory', cremona, {})).toBe(false);
    expect(can('territory', viewerWith({}), { territory: { province: 'CR' } })).toBe(false);
    expect(can('territory', viewerWith({ territory: [{ level: 'region', code: '' }] }), {})).toBe(true);
  });

  test('un permesso che nessuno dichiara è un errore di chi scrive il codice, non un no', () => {
    const policy = policyOf([permission('own')]);
    expect(() => policy.can(viewerWith({}), 'x.other', {})).toThrow(/x\.other/);
    expect(() => policy.grants(viewerWith({}), 'x.other')).toThrow(/x\.other/);
    expect(() => policyOf([permission('own'), permission('region')])).toThrow(/twice/);
  });
});

describe('per qualunque persona, cosa e permesso', () => {
  test('niente fuori dal ruolo che si porta adesso, anche se se ne hanno altri', () => {
    fc.assert(
      fc.property(anyViewer, anyThing, fc.constantFrom(...ROLES), fc.constantFrom(...SCOPES), (viewer, thing, role, scope) => {
        const policy = policyOf([permission(scope, role)]);
        const others = { ...viewer, hats: [...viewer.hats, { ...viewer.hat, role }] };
        if (viewer.hat.role !== role) {
          expect(policy.can(others, 'x.do', thing)).toBe(false);
          expect(policy.grants(others, 'x.do')).toBe(false);
        }
        if (policy.can(viewer, 'x.do', thing)) expect(policy.grants(viewer, 'x.do')).toBe(true);
      }),
    );
  });

  test('il ruolo in un’organizzazione non arriva mai a un’altra', () => {
    fc.assert(
      fc.property(anyViewer, anyThing, (viewer, thing) => {
        if (!can('organisation', viewer, thing)) return;
        expect(thing.organisation).toBe(viewer.hat.organisation?.id);
        expect(viewer.hat.organisation).not.toBeNull();
      }),
    );
  });

  test('chi ha più territorio o segue più persone non perde niente; sapere meno di una cosa non apre niente', () => {
    fc.assert(
      fc.property(
        anyViewer,
        anyThing,
        anyTerritory,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...SCOPES),
        (viewer, thing, part, person, scope) => {
          const wider: Viewer = {
            ...viewer,
            hat: { ...viewer.hat, territory: [...viewer.hat.territory, part] },
            caseload: [...viewer.caseload, person],
          };
          if (can(scope, viewer, thing)) expect(can(scope, wider, thing)).toBe(true);
          for (const key of ['person', 'organisation', 'territory'] as const) {
            const { [key]: _dropped, ...less } = thing;
            if (can(scope, viewer, less)) expect(can(scope, viewer, thing)).toBe(true);
          }
        },
      ),
    );
  });
});
