import { beforeAll, describe, expect, test } from 'vitest';
import { cookieAfter, enrol, fromEverywhere } from '../../src/modules/accounts/testing/second-factor.ts';
import { cookieOf, send, signedIn, visit } from '../../src/modules/accounts/testing/sign-in.ts';
import { type Lie, softwareKey } from '../../src/modules/accounts/testing/software-key.ts';
import type { Clock } from '../../src/platform/clock/clock.ts';
import { submit, TEST_NOW, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const ORIGIN = 'https://talenthub.example';
const SITE = { origin: ORIGIN, rpId: 'talenthub.example' };
const KEYS = '/area/sicurezza/chiavi';
const ENTER = '/accedi/chiave';
const SYSTEM = { kind: 'system', why: 'tests look' } as const;

const database = await testDatabase();
let time = new Date(TEST_NOW).getTime();
const clock: Clock = { now: () => new Date(time) };
const now = () => new Date(time);

let app: Awaited<ReturnType<typeof testApp>>['app'];
beforeAll(async () => {
  app = fromEverywhere((await testApp(database, { clock, environment: { PUBLIC_URL: ORIGIN } })).app);
});

const question = async (url: string, cookie = '') => (await visit(app, url, cookie)).json<{ challenge: string; user: { id: string } }>();
const enter = (risposta: string) => submit(app, ENTER, { risposta }, ENTER);
const mailsTo = (address: string) =>
  database
    .read((db) => db.selectFrom('platform_mail').select('subject').where('to_address', '=', address).orderBy('id').execute(), SYSTEM)
    .then((rows) => rows.map((row) => row.subject));

async function withKey(role: 'youth' | 'operator' = 'youth') {
  const person = await signedIn(database, now(), role);
  const key = softwareKey(SITE);
  const answer = await send(
    app,
    KEYS,
    { risposta: key.create(await question(`${KEYS}/nuova.json`, person.cookie)), nome: 'telefono' },
    { cookie: person.cookie },
  );
  return { ...person, key, cookie: cookieAfter(answer, person.cookie), answer };
}

describe('una chiave di accesso', () => {
  test('si crea con una prova fresca, cambia il biscotto, e la persona riceve un avviso', async () => {
    const { cookie, answer, email } = await withKey();
    expect(answer.headers.location).toBe('/area/sicurezza/codici?esito=saved');
    expect((await visit(app, KEYS, cookie)).body).toContain('telefono');
    expect(await mailsTo(email)).toEqual(['Chiave di accesso aggiunta']);
  });

  test('da sola fa entrare chi lavora al centro: vale due passaggi', async () => {
    const { key, id } = await withKey('operator');
    const answer = await enter(key.get(await question(`${ENTER}.json`)));
    expect(answer.headers.location).toBe('/operatori');
    expect((await visit(app, '/area/account', cookieAfter(answer))).statusCode).toBe(200);
    const rows = await database.read(
      (db) =>
        db
          .selectFrom('accounts_session')
          .select(['level', 'factors', 'method'])
          .where('person_id', '=', id)
          .orderBy('id', 'desc')
          .execute(),
      SYSTEM,
    );
    expect(rows[0]).toEqual({ level: 'full', factors: 2, method: 'passkey' });
  });

  test('fa da secondo passaggio dopo la password, e da nuova prova', async () => {
    const { key, id } = await withKey();
    const half = await cookieOf(database, now(), { person: id, role: 'youth', level: 'second-factor' });
    const done = await send(
      app,
      '/accedi/codice/chiave',
      { risposta: key.get(await question('/accedi/codice/chiave.json', half)) },
      { cookie: half, from: '/accedi/codice' },
    );
    expect(done.headers.location).toBe('/area');
    const full = cookieAfter(done);
    time += 16 * 60_000;
    expect((await visit(app, KEYS, full)).headers.location).toContain('/area/conferma-identita');
    const proof = key.get(await question('/area/conferma-identita/chiave.json', full));
    const again = await send(
      app,
      '/area/conferma-identita/chiave',
      { risposta: proof, da: KEYS },
      { cookie: full, from: '/area/conferma-identita' },
    );
    expect(again.headers.location).toBe(KEYS);
    expect((await visit(app, KEYS, cookieAfter(again))).statusCode).toBe(200);
  });

  test('si può chiamare come si vuole e togliere; quelle degli altri non esistono', async () => {
    const { cookie, id } = await withKey();
    const other = await withKey();
    const mine = await keyIds(id);
    const theirs = await keyIds(other.id);
    const rename = (chiave: string, nome: string) =>
      send(app, `${KEYS}/rinomina`, { chiave, [`nome-${chiave}`]: nome }, { cookie, from: KEYS });
    const remove = (chiave: string) => send(app, `${KEYS}/togli`, { chiave }, { cookie, from: KEYS });
    expect((await rename(mine[0] ?? '', '<b>portatile</b>')).statusCode).toBe(303);
    expect((await visit(app, KEYS, cookie)).body).toContain('&lt;b>portatile');
    expect((await rename(theirs[0] ?? '', 'mia')).statusCode).toBe(404);
    expect((await remove(theirs[0] ?? '')).statusCode).toBe(404);
    expect((await remove('0 or 1=1')).statusCode).toBe(404);
    expect((await remove(mine[0] ?? '')).statusCode).toBe(303);
    expect([await keyIds(id), await keyIds(other.id)]).toEqual([[], theirs]);
  });

  test('due che tolgono insieme l’app e l’ultima chiave: una resta', async () => {
    const person = await withKey('operator');
    const { cookie } = await enrol(app, person.cookie, now());
    const [id = ''] = await keyIds(person.id);
    await Promise.all([
      send(app, `${KEYS}/togli`, { chiave: id }, { cookie, from: KEYS }),
      send(app, '/area/sicurezza/secondo-fattore/togli', {}, { cookie, from: '/area/sicurezza/secondo-fattore' }),
    ]);
    const apps = await database.read(
      (db) => db.selectFrom('accounts_totp').select('person_id').where('person_id', '=', person.id).execute(),
      SYSTEM,
    );
    expect(apps.length + (await keyIds(person.id)).length).toBe(1);
  });
});

async function keyIds(person: number): Promise<string[]> {
  const rows = await database.read(
    (db) => db.selectFrom('accounts_passkey').select('id').where('person_id', '=', person).orderBy('id').execute(),
    SYSTEM,
  );
  return rows.map((row) => String(row.id));
}

describe('risposte false', () => {
  const foreign = softwareKey(SITE);
  const lies: readonly (readonly [string, Lie])[] = [
    ['di un altro sito', { origin: 'https://evil.example' }],
    ['di un sottodominio', { origin: 'https://x.talenthub.example' }],
    ['senza cifratura', { origin: 'http://talenthub.example' }],
    ['di un’altra porta', { origin: `${ORIGIN}:8443` }],
    ['per un altro nome', { rpId: 'evil.example' }],
    ['senza impronta né PIN', { verified: false }],
    ['senza nessuno davanti', { present: false }],
    ['con una domanda inventata', { challenge: 'AAAA' }],
    ['con una domanda vuota', { challenge: '' }],
    ['con una domanda lunga quanto le nostre', { challenge: Buffer.alloc(56, 7).toString('base64url') }],
    ['di un altro tipo', { type: 'webauthn.create' }],
    ['firmata da un’altra chiave', { signedBy: foreign }],
    ['con una firma di zeri', { signature: Buffer.alloc(70) }],
    ['senza firma', { signature: Buffer.alloc(0) }],
    ['per un’altra persona', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
    ['di una chiave sconosciuta', { id: foreign.id }],
    ['con un contatore che torna indietro', { counter: 0 }],
    ['con il contatore di prima', { counter: 1 }],
  ];

  test.each(lies)('%s: nessuno entra', async (_name, lie) => {
    const { key } = await withKey();
    const answer = await enter(key.get(await question(`${ENTER}.json`), lie));
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await enter(key.get(await question(`${ENTER}.json`)))).statusCode).toBe(303);
  });

  test.each(lies.filter(([, lie]) => lie.origin ?? lie.rpId ?? lie.challenge ?? lie.type ?? lie.verified === false))(
    '%s: nessuna chiave si crea',
    async (_name, lie) => {
      const { cookie, id } = await signedIn(database, now(), 'youth');
      const wrong = lie.type ? { type: 'webauthn.get' } : lie;
      const answer = await send(
        app,
        KEYS,
        { risposta: softwareKey(SITE).create(await question(`${KEYS}/nuova.json`, cookie), wrong) },
        { cookie },
      );
      expect(answer.statusCode).toBe(422);
      expect(await keyIds(id)).toEqual([]);
    },
  );

  test('la stessa risposta due volte, anche nello stesso istante: una sola entra', async () => {
    const { key } = await withKey();
    const risposta = key.get(await question(`${ENTER}.json`), { counter: 7 });
    const answers = await Promise.all([enter(risposta), enter(risposta), enter(risposta)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422, 422]);
    expect((await enter(risposta)).statusCode).toBe(422);
  });

  test('anche con una chiave che non conta, una risposta vale una volta', async () => {
    const person = await signedIn(database, now(), 'youth');
    const key = softwareKey(SITE);
    const made = key.create(await question(`${KEYS}/nuova.json`, person.cookie), { counter: 0 });
    await send(app, KEYS, { risposta: made }, { cookie: person.cookie });
    for (let time = 0; time < 2; time++) {
      const risposta = key.get(await question(`${ENTER}.json`), { counter: 0 });
      expect((await enter(risposta)).statusCode).toBe(303);
      expect((await enter(risposta)).statusCode).toBe(422);
    }
  });

  test('una domanda vale cinque minuti, e solo per quello per cui è stata fatta', async () => {
    const { key, id, cookie } = await withKey();
    const old = await question(`${ENTER}.json`);
    time += 5 * 60_000 + 1;
    expect((await enter(key.get(old))).statusCode).toBe(422);
    const half = await cookieOf(database, now(), { person: id, role: 'youth', level: 'second-factor' });
    const forCode = await question('/accedi/codice/chiave.json', half);
    expect((await enter(key.get(forCode))).statusCode).toBe(422);
    const otherHalf = await cookieOf(database, now(), { person: id, role: 'youth', level: 'second-factor' });
    const post = (risposta: string) => send(app, '/accedi/codice/chiave', { risposta }, { cookie: otherHalf, from: '/accedi/codice' });
    expect((await post(key.get(forCode))).statusCode).toBe(422);
    expect((await post(key.get(await question(`${ENTER}.json`)))).statusCode).toBe(422);
    const forNew = await question(`${KEYS}/nuova.json`, cookie);
    expect((await enter(key.get(forNew))).statusCode).toBe(422);
  });

  test('la chiave di un’altra persona non fa da secondo passaggio', async () => {
    const victim = await withKey();
    const thief = await withKey();
    const half = await cookieOf(database, now(), { person: victim.id, role: 'youth', level: 'second-factor' });
    const risposta = thief.key.get(await question('/accedi/codice/chiave.json', half));
    expect((await send(app, '/accedi/codice/chiave', { risposta }, { cookie: half, from: '/accedi/codice' })).statusCode).toBe(422);
  });

  test('una copia della chiave si nota: non entra, e la persona lo sa', async () => {
    const { key, email } = await withKey();
    expect((await enter(key.get(await question(`${ENTER}.json`), { counter: 50 }))).statusCode).toBe(303);
    expect((await enter(key.get(await question(`${ENTER}.json`), { counter: 12 }))).statusCode).toBe(422);
    expect(await mailsTo(email)).toContain('Chiave di accesso rifiutata');
  });

  test('testo che non è una risposta: si rifiuta senza rompersi', async () => {
    for (const risposta of [
      '',
      '{}',
      'null',
      '[]',
      '"x"',
      '{"id":1}',
      '{'.repeat(5000),
      JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: {}, clientExtensionResults: {} }),
    ]) {
      expect((await enter(risposta)).statusCode, risposta.slice(0, 40)).toBe(422);
    }
  });

  test('chi è sospeso non entra nemmeno con la chiave giusta', async () => {
    const { key, id } = await withKey();
    await database.write((db) => db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', '=', id).execute(), SYSTEM);
    expect((await enter(key.get(await question(`${ENTER}.json`)))).statusCode).toBe(422);
  });
});
