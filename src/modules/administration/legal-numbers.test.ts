import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TEST_NOW, testApp } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { forgetParameters } from '../../platform/settings/parameters.ts';
import { Registering } from '../accounts/testing/register-walk.ts';
import { type SignedIn, send, signedIn, visit } from '../accounts/testing/sign-in.ts';

const database = await testDatabase();
const clock = fixedClock(TEST_NOW);
const now = new Date(TEST_NOW);
const { app, platform } = await testApp(database, { clock });
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const DAY = 86_400_000;

let admin: SignedIn;
beforeEach(async () => {
  admin = await signedIn(database, now, 'admin');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.write((db) => db.deleteFrom('platform_setting').where('key', 'like', 'parameter.%').execute());
  forgetParameters(platform);
});

async function set(name: string, valore: string) {
  const path = `/admin/impostazioni/${name}`;
  const fields = { valore, fonte: 'Legge di prova 2/2027', data: '2027-01-01', motivo: 'Nuova legge' };
  expect((await send(app, path, fields, { cookie: admin.cookie })).statusCode).toBe(303);
}

let callers = 0;
const somebody = () => new Registering(app, `198.51.100.${++callers}`);
/** The page after the date of birth. */
async function born(giorno: string, mese: string, anno: string) {
  const who = somebody();
  await who.send({ chi: 'youth' });
  await who.send({ giorno, mese, anno });
  return who;
}
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('l’età per registrarsi è quella delle impostazioni: cambiata, vale subito, anche per chi aveva già cominciato', async () => {
  expect((await born('1', '6', '2012')).at).toMatch(/\/comune$/);
  const begun = await await born('1', '6', '2012');
  await begun.send({ comune: '' });
  await begun.send({ consenso: [] });
  expect(begun.at).toMatch(/\/account$/);
  await set('accounts.minimum-age', '15');
  const early = await born('1', '6', '2012');
  expect(early.at).toBe('/registrati/troppo-presto');
  expect(words((await early.page()).body)).toContain('almeno 15 anni');
  await begun.finish({ email: 'cominciata@prova.example' });
  expect(begun.at).toBe('/registrati/troppo-presto');
  const made = await database.read(
    (db) => db.selectFrom('accounts_person').select('id').where('email', '=', 'cominciata@prova.example').execute(),
    SYSTEM,
  );
  expect(made).toEqual([]);
  expect((await app.inject('/registrati')).body).toContain('Ho da 15 a 34 anni');
  const privacy = (await app.inject('/privacy')).body;
  expect(privacy).toContain('vale dai 15 anni (Legge di prova 2/2027)');
});

test('fino a che età ci si registra, e da quando si è maggiorenni, pure', async () => {
  expect((await born('1', '1', '1990')).at).toBe('/registrati/troppo-tardi');
  await set('accounts.maximum-age', '36');
  expect((await born('1', '1', '1990')).at).toMatch(/\/comune$/);
  const late = await born('1', '1', '1989');
  expect(words((await late.page()).body)).toContain('fino a 36 anni. Da 37 in poi');
  await set('accounts.adult-age', '19');
  const eighteen = await born('1', '6', '2008');
  await eighteen.send({ comune: '' });
  expect(words((await eighteen.page()).body)).toContain('Hai meno di 19 anni');
  await eighteen.send({ consenso: ['companies'] });
  await eighteen.finish({ email: 'diciotto@prova.example' });
  const [made] = await database.read(
    (db) => db.selectFrom('accounts_person').select('protected').where('email', '=', 'diciotto@prova.example').execute(),
    SYSTEM,
  );
  expect(made).toEqual({ protected: true });
});

test('i giorni per ripensarci sono quelli delle impostazioni, sulla pagina e nei fatti', async () => {
  const leave = async () => {
    const who = await signedIn(database, now, 'youth');
    const page = words((await visit(app, '/area/dati/cancella', who.cookie)).body);
    await send(app, '/area/dati/cancella', {}, { cookie: who.cookie });
    const row = await database.read(
      (db) => db.selectFrom('accounts_person').select('erase_after').where('id', '=', who.id).executeTakeFirst(),
      SYSTEM,
    );
    return { page, days: ((row?.erase_after?.getTime() ?? 0) - now.getTime()) / DAY };
  };
  expect(await leave()).toMatchObject({ page: expect.stringContaining('dopo 14 giorni'), days: 14 });
  await set('accounts.erasure-grace-days', '30');
  expect(await leave()).toMatchObject({ page: expect.stringContaining('dopo 30 giorni'), days: 30 });
  await set('accounts.erasure-grace-days', '0');
  expect(await leave()).toMatchObject({ page: expect.stringContaining('Non puoi ripensarci'), days: 0 });
});

test('cambiata da un altro processo, vale qui entro dieci secondi', async () => {
  expect((await born('1', '6', '2012')).at).toMatch(/\/comune$/);
  const value = JSON.stringify({ value: 15, source: null, since: '2027-01-01' });
  await database.write((db) =>
    db.insertInto('platform_setting').values({ key: 'parameter.accounts.minimum-age', value, source: 'test', updated_at: now }).execute(),
  );
  const started = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => started + 10_001);
  expect((await born('1', '6', '2012')).at).toBe('/registrati/troppo-presto');
});
