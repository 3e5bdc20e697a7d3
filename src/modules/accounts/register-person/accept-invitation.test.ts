import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Role } from '../../../kernel/access/viewer.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { invite, withdrawInvitation } from '../store/joining/invitations.ts';
import { hatsOfPerson } from '../store/session-row.ts';
import { addOrganisation, cookieOf, send, signedIn, visit } from '../testing/sign-in.ts';
import { cookieFrom, GOOD_PASSWORD, linkIn, mailsTo, post, tokenIn, withPassword } from '../testing/with-password.ts';

const database = await testDatabase();
const SYSTEM = { kind: 'system', why: 'tests invite' } as const;
const clock = fixedClock(TEST_NOW);
let made: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  made = await testApp(database, { clock });
});
let n = 0;
const address = () => `invitata${++n}@prova.example`;
const inviter = { person: 0, publicId: 'x'.repeat(22), name: 'Lia <b>Capo</b>' };
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const me = { nome: 'Ada', cognome: 'Invitata', password: GOOD_PASSWORD, accetto: '1' };

/** An open invitation and its link. */
async function invited(email: string, role: Role = 'operator', options: { organisation?: number; lead?: boolean } = {}) {
  const organisation = options.organisation ?? (await addOrganisation(database, { kind: 'youth_centre', name: 'Centro Prova' })).id;
  const chief = await signedIn(database, clock.now(), 'manager');
  const result = await database.write(
    (db) =>
      invite(made.platform, db, {
        ...{ email, role, organisation, locale: 'it', lead: options.lead ?? false },
        invitedBy: { ...inviter, person: chief.id },
      }),
    SYSTEM,
  );
  if (!result.ok) throw new Error(result.error.code);
  return { id: result.value, organisation, link: await linkIn(database, email, '/invito') };
}

const personId = async (email: string) =>
  (await database.read((db) => db.selectFrom('accounts_person').select('id').where('email', '=', email).executeTakeFirst(), SYSTEM))?.id;
const hatsOf = async (email: string) => {
  const id = await personId(email);
  return id === undefined ? null : (await database.read((db) => hatsOfPerson(db, id), SYSTEM)).map((hat) => hat.role);
};

describe('chi è invitato e non ha un account', () => {
  test('vede chi invita e a che cosa, crea l’account con quell’indirizzo, entra e crea il secondo fattore', async () => {
    const email = address();
    const { link } = await invited(email, 'operator', { lead: true });
    const page = await made.app.inject(link);
    expect(plain(page.body)).toContain('per Centro Prova');
    expect(page.body).not.toContain('<b>Capo');
    expect(await hatsOf(email)).toBeNull();
    const answer = await post(made.app, link, me, { page: link });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/area/sicurezza/secondo-fattore' } });
    expect(cookieFrom(answer)).toContain('__Host-');
    expect(await hatsOf(email)).toEqual(['operator']);
    const again = await made.app.inject({ url: link });
    expect(again.statusCode).toBe(410);
    expect(plain(again.body)).toContain('già stato accettato');
  });

  test('con errori non si perde niente, e l’indirizzo non si può cambiare', async () => {
    const email = address();
    const { link } = await invited(email);
    const wrong = await post(made.app, link, { ...me, nome: '', password: 'corta', email: 'altra@prova.example' }, { page: link });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="Invitata"');
    await post(made.app, link, { ...me, email: 'altra@prova.example' }, { page: link });
    expect(await hatsOf(email)).toEqual(['operator']);
    expect(await hatsOf('altra@prova.example')).toBeNull();
  });

  test('lo stesso invito due volte nello stesso momento: una persona sola', async () => {
    const email = address();
    const { link } = await invited(email);
    // Both have the page open before either sends: else on a slow machine one finds it used up already, which another test looks at.
    const token = tokenIn((await made.app.inject(link)).body);
    const answers = await Promise.all([1, 2].map(() => post(made.app, link, me, { token })));
    expect(answers.map((each) => each.headers.location).sort()).toEqual(['/area/sicurezza/secondo-fattore', link]);
    expect(await hatsOf(email)).toEqual(['operator']);
  });
});

describe('un invito che non vale più non fa niente', () => {
  test.each([
    [
      'scaduto da un istante',
      410,
      'più di 14 giorni',
      async (_id: number) => void clock.set(new Date(clock.now().getTime() + 14 * 86_400_000)),
    ],
    ['ritirato', 410, 'lo ha ritirato', (id: number) => database.write((db) => withdrawInvitation(db, clock.now(), id, inviter), SYSTEM)],
    [
      'di un’organizzazione sospesa',
      410,
      'lo ha ritirato',
      (id: number) =>
        database.write(
          (db) =>
            db
              .updateTable('accounts_organisation')
              .set({ status: 'suspended' })
              .where('id', '=', db.selectFrom('accounts_invitation').select('organisation_id').where('id', '=', id))
              .execute(),
          SYSTEM,
        ),
    ],
  ])('%s', async (_what, status, words, spoil) => {
    const email = address();
    const { id, link } = await invited(email);
    await spoil(id);
    const page = await made.app.inject(link);
    expect(page.statusCode).toBe(status);
    expect(plain(page.body)).toContain(words);
    expect((await post(made.app, link, me, { page: '/accedi' })).statusCode).toBe(410);
    expect(await hatsOf(email)).toBeNull();
    clock.set(new Date(TEST_NOW));
  });

  test('inventato, o sostituito da uno più nuovo', async () => {
    expect((await made.app.inject(`/invito/${'a'.repeat(22)}`)).statusCode).toBe(410);
    const email = address();
    const first = await invited(email);
    const second = await invited(email, 'operator', { organisation: first.organisation });
    expect((await made.app.inject(first.link)).statusCode).toBe(410);
    expect((await made.app.inject(second.link)).statusCode).toBe(200);
  });

  test('un ruolo che quell’organizzazione non dà non si può mandare', async () => {
    await expect(invited(address(), 'company')).rejects.toThrow('accounts.wrong-role');
    await expect(invited(address(), 'admin')).rejects.toThrow('accounts.wrong-role');
  });
});

describe('chi ha già un account', () => {
  test('prima accede; poi, da dentro, accetta e ha un ruolo in più', async () => {
    const known = await withPassword(database);
    const { link } = await invited(known.email);
    const page = await made.app.inject(link);
    expect(page.body).toContain(`/accedi?da=${encodeURIComponent(link)}`);
    expect(page.body).not.toContain('name="password"');
    await post(made.app, link, me, { page: '/accedi' });
    expect(await hatsOf(known.email)).toEqual(['youth']);
    const cookie = await cookieOf(database, clock.now(), { person: known.id, role: 'youth' });
    expect((await send(made.app, link, {}, { cookie })).headers.location).toContain('esito=invitation-accepted');
    expect(await hatsOf(known.email)).toEqual(['youth', 'operator']);
  });

  test('con una sessione aperta da più di un quarto d’ora deve prima provare chi è', async () => {
    const known = await withPassword(database);
    const { link } = await invited(known.email);
    const cookie = await cookieOf(database, new Date(clock.now().getTime() - 20 * 60_000), { person: known.id, role: 'youth' });
    expect((await send(made.app, link, {}, { cookie })).headers.location).toBe(`/area/conferma-identita?da=${encodeURIComponent(link)}`);
    expect(await hatsOf(known.email)).toEqual(['youth']);
  });

  test('se dentro c’è un’altra persona lo si dice, e l’invito resta', async () => {
    const email = address();
    const { link } = await invited(email);
    const other = await signedIn(database, clock.now(), 'youth');
    const page = await visit(made.app, link, other.cookie);
    expect(plain(page.body)).toContain(`è dentro Prova youth, ma l'invito è per ${email}`);
    await send(made.app, link, me, { cookie: other.cookie });
    expect(await hatsOf(other.email)).toEqual(['youth']);
    expect((await made.app.inject(link)).statusCode).toBe(200);
  });
});

describe('la famiglia', () => {
  test('la ragazza invita, sceglie che cosa mostrare, cambia idea e smette quando vuole', async () => {
    const youth = await signedIn(database, clock.now(), 'youth');
    const email = address();
    const sent = await send(made.app, '/area/famiglia', { email, mostra: 'profile' }, { cookie: youth.cookie });
    expect(sent.headers.location).toContain('esito=invitation-sent');
    expect((await visit(made.app, '/area/famiglia', youth.cookie)).body).toContain(email);
    const link = await linkIn(database, email, '/invito');
    const joined = await post(made.app, link, me, { page: link });
    expect(joined.headers.location).toBe('/area');
    const parent = cookieFrom(joined);
    const area = (await visit(made.app, '/area', parent)).body;
    expect(area).toContain(`/area/profilo/${youth.publicId}`);
    const shared = await visit(made.app, `/area/profilo/${youth.publicId}`, parent);
    expect(shared.statusCode).toBe(200);
    // Relatives are told the given name: the family name («Prova») stands on no page of theirs as the youth's.
    expect(shared.body).toContain('Prova youth');
    expect(shared.body).not.toContain('Prova youth Prova');
    const trail = await database.pool.query("select object from platform_audit where action = 'accounts.read-profile'");
    expect(trail.rows).toEqual([{ object: `accounts_person:${youth.publicId}` }]);
    expect((await visit(made.app, '/area', youth.cookie)).body).toContain('href="/area/codice"');
    const { rows } = await database.pool.query("select 1 from platform_audit where action = 'accounts.accept-invitation'");
    expect(rows.length).toBeGreaterThan(0);
    const seen = await database.read(
      (db) => db.selectFrom('accounts_file_access').select(['action', 'viewer_name']).where('person_id', '=', youth.id).execute(),
      SYSTEM,
    );
    expect(seen).toEqual([{ action: 'accounts.read-profile', viewer_name: 'Ada' }]);
    const page = (await visit(made.app, '/area/famiglia', youth.cookie)).body;
    const relative = /action="(\/area\/famiglia\/[\w-]{22})"/.exec(page)?.[1] ?? '';
    const change = (fields: Record<string, string>) => send(made.app, relative, fields, { cookie: youth.cookie, from: '/area/famiglia' });
    await change({ azione: 'mostra' });
    expect((await visit(made.app, `/area/profilo/${youth.publicId}`, parent)).statusCode).toBe(404);
    await change({ azione: 'mostra', [`mostra-${relative.split('/')[3]}`]: 'profile' });
    expect((await visit(made.app, `/area/profilo/${youth.publicId}`, parent)).statusCode).toBe(200);
    const status = (to: 'suspended' | 'active') =>
      database.write((db) => db.updateTable('accounts_person').set({ status: to }).where('id', '=', youth.id).execute(), SYSTEM);
    await status('suspended');
    expect((await visit(made.app, `/area/profilo/${youth.publicId}`, parent)).statusCode).toBe(404);
    await status('active');
    await change({ azione: 'chiudi' });
    expect((await visit(made.app, `/area/profilo/${youth.publicId}`, parent)).statusCode).toBe(404);
    expect((await visit(made.app, '/area', parent)).body).not.toContain(youth.publicId);
  });

  test('un genitore non vede chi non lo ha invitato; un’altra ragazza non tocca i legami né gli inviti degli altri', async () => {
    const [one, other, parent] = [
      await signedIn(database, clock.now(), 'youth'),
      await signedIn(database, clock.now(), 'youth'),
      await signedIn(database, clock.now(), 'family'),
    ];
    expect((await visit(made.app, `/area/profilo/${one.publicId}`, parent.cookie)).statusCode).toBe(404);
    await database.write(
      (db) =>
        db.insertInto('accounts_family_bond').values({ youth_id: one.id, family_id: parent.id, shares: [], ended_at: null }).execute(),
      SYSTEM,
    );
    expect((await visit(made.app, `/area/profilo/${one.publicId}`, parent.cookie)).statusCode).toBe(404);
    const from = { cookie: other.cookie, from: '/area/famiglia' };
    expect((await send(made.app, `/area/famiglia/${parent.publicId}`, { azione: 'chiudi' }, from)).statusCode).toBe(404);
    await send(made.app, '/area/famiglia', { email: address() }, { cookie: one.cookie });
    const open = await database.read(
      (db) => db.selectFrom('accounts_invitation').select('id').where('youth_id', '=', one.id).executeTakeFirstOrThrow(),
      SYSTEM,
    );
    expect((await send(made.app, '/area/famiglia/ritira', { invito: String(open.id) }, from)).statusCode).toBe(404);
    const own = { cookie: one.cookie, from: '/area/famiglia' };
    expect((await send(made.app, '/area/famiglia/ritira', { invito: String(open.id) }, own)).statusCode).toBe(303);
  });

  test('a sé stessi non ci si invita, e dopo sei inviti in attesa si aspetta', async () => {
    const youth = await signedIn(database, clock.now(), 'youth');
    expect((await send(made.app, '/area/famiglia', { email: youth.email }, { cookie: youth.cookie })).statusCode).toBe(422);
    expect(await mailsTo(database, youth.email)).toEqual([]);
    const statuses = [];
    for (let i = 0; i < 7; i++)
      statuses.push((await send(made.app, '/area/famiglia', { email: address() }, { cookie: youth.cookie })).statusCode);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 422]);
  });
});
