import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { rowsOf } from '../../../platform/db/row-context.ts';
import { CONSENT_VERSION } from '../domain/consent-purposes.ts';
import { readDeskCode } from '../domain/desk-code.ts';
import { adultAge } from '../parameters.ts';
import { findDeskCode, spendDeskCode } from '../store/joining/desk-codes.ts';
import { visibleToCompanies } from '../store/organisations/visible-to-companies.ts';
import { addCase, mailTo } from '../testing/organisations.ts';
import { addPerson, cookieOf, type SignedIn, send, signedIn, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
const { app, platform } = await testApp(database);
const now = new Date(TEST_NOW);
const SYSTEM = { kind: 'system', why: 'a test looks at what companies may know' } as const;
const TAKE = '/operatori/prendi-in-carico';

async function youth(values: { birthDate?: string; protected?: boolean } = {}) {
  const person = await addPerson(database, {
    role: 'youth',
    given: 'Mina',
    family: 'D’Angelo',
    birthDate: '2010-03-04',
    protected: true,
    ...values,
  });
  return { ...person, cookie: await cookieOf(database, now, { person: person.id, role: 'youth' }) };
}

/** The code the youth's page shows. */
async function codeOf(cookie: string, purpose: 'follow-me' | 'show-me'): Promise<string> {
  const page = await send(app, '/area/codice', { scopo: purpose }, { cookie });
  return /<code>([0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/.exec(page.body)?.[1] ?? '';
}

const visible = async (at = now) =>
  (await database.read((db) => visibleToCompanies(db, at, adultAge.default).execute(), SYSTEM)).map(({ id }) => id);
const take = (operator: SignedIn, code: string) => send(app, TAKE, { codice: code }, { cookie: operator.cookie });

describe('i codici su carta', () => {
  test('si vedono una volta sola, in ogni foglietto con il suo disegno, e valgono', async () => {
    const school = await signedIn(database, now, 'school');
    const sheet = await send(app, '/ente/codici', { etichetta: 'Gruppo Zeta', quanti: '12', durata: '30' }, { cookie: school.cookie });
    expect(sheet.statusCode).toBe(200);
    expect(sheet.headers['cache-control']).toBe('no-store');
    const codes = [...sheet.body.matchAll(/<code>([0-9A-Z-]{9})<\/code>/g)].map((match) => readDeskCode(match[1] ?? '') ?? '');
    expect(new Set(codes).size).toBe(12);
    expect(sheet.body.match(/class="th-qr"/g)).toHaveLength(12);
    // What the drawing holds: the page where the code is typed, with the code in its field; looking at it uses nothing up.
    const drawn = (data: string) =>
      encode(data, { ecc: 'M', border: 4 })
        .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
        .join('');
    const typedAt = `/registrati/codice?codice=${codes[0]}`;
    expect(sheet.body).toContain(drawn(`${platform.config.publicUrl}${typedAt}`));
    for (let n = 0; n < 2; n++) {
      const page = await app.inject(typedAt);
      expect(page.body).toContain(`value="${codes[0]}"`);
      expect(page.headers['referrer-policy']).toBe('same-origin');
    }
    const list = (await visit(app, '/ente/codici', school.cookie)).body;
    expect(list).toContain('Gruppo Zeta');
    for (const code of codes) expect(list).not.toContain(code.slice(0, 4));
    const person = await addPerson(database, { role: 'youth' });
    const found = await database.read((db) => findDeskCode(platform, db, codes[0] ?? ''), SYSTEM);
    expect(found?.organisation).toBe(school.organisation?.id);
    await database.write((db) => spendDeskCode(platform, db, codes[0] ?? '', person.id), SYSTEM);
    expect((await visit(app, '/ente/codici', school.cookie)).body).toContain('1 di 12');
    const batch = /name="blocco" value="(\d+)"/.exec(list)?.[1] ?? '';
    const stranger = await signedIn(database, now, 'operator');
    const theirs = await send(app, '/operatori/codici/chiudi', { blocco: batch }, { cookie: stranger.cookie, from: '/operatori/codici' });
    expect(theirs.statusCode).toBe(404);
    expect((await visit(app, '/operatori/codici', stranger.cookie)).body).not.toContain('Gruppo Zeta');
    await send(app, '/ente/codici/chiudi', { blocco: batch }, { cookie: school.cookie, from: '/ente/codici' });
    expect(await database.read((db) => findDeskCode(platform, db, codes[1] ?? ''), SYSTEM)).toBeNull();
  });

  test.each(['0', '201', '-1', '1e2', '', 'dieci'])('%s codici non si fanno', async (count) => {
    const operator = await signedIn(database, now, 'operator');
    const answer = await send(app, '/operatori/codici', { etichetta: 'X', quanti: count, durata: '30' }, { cookie: operator.cookie });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#quanti"');
  });
});

describe('prendere in carico una persona', () => {
  test('con il suo codice, una volta; la persona lo sa e la trova chi opera nel suo elenco', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    const code = await codeOf(mina.cookie, 'follow-me');
    expect((await take(operator, ` ${code.toLowerCase()} `)).headers.location).toBe('/operatori/persone?esito=saved');
    expect((await visit(app, '/operatori/persone', operator.cookie)).body).toContain('Mina D’Angelo');
    expect((await mailTo(database, mina.email)).length).toBe(1);
    const colleague = await signedIn(database, now, 'operator');
    const again = await take(colleague, code);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('href="#codice"');
    expect((await visit(app, `/operatori/persone/${mina.publicId}`, colleague.cookie)).statusCode).toBe(404);
  });

  test('ogni apertura della sua pagina resta scritta, con nome e centro di chi ha letto', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    await take(operator, await codeOf(mina.cookie, 'follow-me'));
    await visit(app, `/operatori/persone/${mina.publicId}`, operator.cookie);
    const log = await database.read((db) => db.selectFrom('accounts_file_access').selectAll().execute(), {
      kind: 'person',
      person: mina.id,
    });
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ viewer_id: operator.id, action: 'accounts.see-case' });
    expect((await visit(app, '/area/dati/accessi', mina.cookie)).body).toContain('perché ti segue');
    const trail = await database.read((db) =>
      db
        .selectFrom('platform_audit')
        .select('actor')
        .where('action', '=', 'accounts.see-case')
        .where('object', '=', `accounts_person:${mina.publicId}`)
        .execute(),
    );
    expect(trail).toEqual([{ actor: operator.publicId }]);
    // A reason opens a file, not a case: the page of who is in charge stays closed to colleagues, and nothing is written.
    const colleague = await signedIn(database, now, 'operator');
    expect((await visit(app, `/operatori/persone/${mina.publicId}`, colleague.cookie)).statusCode).toBe(404);
  });

  test('un codice scaduto, sostituito o fatto per altro non vale', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    const old = await codeOf(mina.cookie, 'follow-me');
    const other = await codeOf(mina.cookie, 'show-me');
    const fresh = await codeOf(mina.cookie, 'follow-me');
    for (const code of [old, other, 'AAAA-AAAA', '']) expect((await take(operator, code)).statusCode, code).toBe(422);
    const later = await testApp(database, { clock: fixedClock(new Date(now.getTime() + 10 * 60_000).toISOString()) });
    expect((await send(later.app, TAKE, { codice: fresh }, { cookie: operator.cookie })).statusCode).toBe(422);
    expect((await take(operator, fresh)).statusCode).toBe(303);
  });

  test('chi prova codici a caso deve aspettare sempre di più', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    const spent = await codeOf(mina.cookie, 'follow-me');
    await take(await signedIn(database, now, 'operator'), spent);
    for (let n = 0; n < 6; n++) await take(operator, spent);
    const right = await codeOf(mina.cookie, 'follow-me');
    expect((await take(operator, right)).statusCode).toBe(422);
  });

  test('lo stesso codice a due sportelli insieme: uno lo usa', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await signedIn(database, now, 'operator'), await signedIn(database, now, 'operator')];
      const mina = await youth();
      const code = await codeOf(mina.cookie, 'follow-me');
      const answers = await Promise.all([take(one, code), take(two, code)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
    }
  });

  test('chiuso il percorso, la pagina della persona non c’è più', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    await take(operator, await codeOf(mina.cookie, 'follow-me'));
    const page = `/operatori/persone/${mina.publicId}`;
    expect((await send(app, `${page}/chiudi`, {}, { cookie: operator.cookie, from: page })).statusCode).toBe(303);
    expect((await visit(app, page, operator.cookie)).statusCode).toBe(404);
  });
});

describe('il profilo protetto di chi ha meno di 18 anni', () => {
  test('si vede solo dopo che chi segue la persona ha scritto il codice che lei gli ha detto', async () => {
    const operator = await signedIn(database, now, 'operator');
    const mina = await youth();
    await addCase(database, mina.id, operator.id, operator.organisation?.id ?? 0);
    const page = `/operatori/persone/${mina.publicId}`;
    const release = (codice: string, cookie = operator.cookie) =>
      send(app, `${page}/rendi-visibile`, { codice }, { cookie, from: '/operatori' });
    expect(await visible()).not.toContain(mina.id);
    expect((await release(await codeOf(mina.cookie, 'follow-me'))).statusCode).toBe(422);
    const friend = await youth();
    expect((await release(await codeOf(friend.cookie, 'show-me'))).statusCode).toBe(422);
    const code = await codeOf(mina.cookie, 'show-me');
    const stranger = await signedIn(database, now, 'operator');
    expect((await release(code, stranger.cookie)).statusCode).toBe(404);
    const manager = await signedIn(database, now, 'manager');
    expect((await release(code, manager.cookie)).statusCode).toBe(404);
    expect(await visible()).not.toContain(mina.id);
    expect((await release(code)).statusCode).toBe(303);
    expect(await visible()).toContain(mina.id);
    expect(await visible()).not.toContain(friend.id);
    expect((await mailTo(database, mina.email)).length).toBe(1);
    await send(app, '/area/codice/nascondi', {}, { cookie: mina.cookie, from: '/area/codice' });
    expect(await visible()).not.toContain(mina.id);
  });

  test('chi è maggiorenne si vede solo se l’ha detto da maggiorenne; il giorno è quello di Roma', async () => {
    const consent = (person: number, given: string, withdrawn: Date | null = null) =>
      database.write(
        (db) =>
          db
            .insertInto('accounts_consent')
            .values({
              person_id: person,
              purpose: 'companies',
              version: CONSENT_VERSION.companies,
              given_at: new Date(given),
              withdrawn_at: withdrawn,
            })
            .execute(),
        SYSTEM,
      );
    const silent = await addPerson(database, { role: 'youth', birthDate: '2000-01-01' });
    const willing = await addPerson(database, { role: 'youth', birthDate: '2000-01-01' });
    const withdrawn = await addPerson(database, { role: 'youth', birthDate: '2000-01-01' });
    const undated = await addPerson(database, { role: 'youth' });
    const relative = await addPerson(database, { role: 'family', birthDate: '1980-01-01' });
    const grown = await addPerson(database, { role: 'youth', birthDate: '2008-11-22', protected: true });
    const marked = await addPerson(database, { role: 'youth', birthDate: '2012-01-01' });
    for (const { id } of [willing, undated, relative, marked]) await consent(id, '2026-01-01T00:00:00Z');
    await consent(withdrawn.id, '2026-01-01T00:00:00Z', now);
    await consent(grown.id, '2026-11-21T22:59:59Z');
    const seen = await visible();
    expect(seen).toContain(willing.id);
    for (const { id } of [silent, withdrawn, undated, relative, grown, marked]) expect(seen).not.toContain(id);
    // 23:00 UTC is midnight in Rome: on the birthday the consent of the day before is still a minor's.
    expect(await visible(new Date('2026-11-21T23:00:00Z'))).not.toContain(grown.id);
    await consent(grown.id, '2026-11-21T23:00:00Z');
    expect(await visible(new Date('2026-11-21T22:59:59Z'))).not.toContain(grown.id);
    expect(await visible(new Date('2026-11-21T23:00:00Z'))).toContain(grown.id);
  });

  test('dalle righe che un’azienda può leggere, una persona giovane non esce mai', async () => {
    const mina = await youth();
    const company = await signedIn(database, now, 'company');
    const hat = {
      membership: 1,
      role: 'company',
      organisation: { id: company.organisation?.id ?? 0, publicId: '', name: '', kind: 'company' },
      territory: [],
    } as const;
    const viewer = { person: company.id, publicId: '', name: '', hat, hats: [hat], caseload: [] };
    const people = await database.read((db) => db.selectFrom('accounts_person').select('id').execute(), rowsOf(viewer));
    expect(people.map(({ id }) => id)).toEqual([company.id]);
    for (const path of ['/operatori/persone', `/operatori/persone/${mina.publicId}`, TAKE, '/area/codice']) {
      expect((await visit(app, path, company.cookie)).statusCode, path).toBe(404);
    }
  });
});

describe('la prima pagina di ogni ruolo', () => {
  const HOMES = {
    '/azienda': ['company'],
    '/ente': ['school', 'provider'],
    '/operatori': ['operator', 'manager'],
    '/governance': ['governance', 'admin'],
  };

  test('si apre solo a chi è sua, dice per chi si lavora, e ogni suo collegamento porta da qualche parte', async () => {
    for (const role of ['youth', 'family', 'school', 'company', 'provider', 'operator', 'manager', 'governance', 'admin'] as const) {
      const person = await signedIn(database, now, role);
      for (const [path, roles] of Object.entries(HOMES)) {
        const page = await visit(app, path, person.cookie);
        expect(page.statusCode, `${role} ${path}`).toBe(roles.includes(role) ? 200 : 404);
        if (page.statusCode !== 200) continue;
        expect(page.body).toContain(`Ciao Prova ${role}`);
        const main = page.body.slice(page.body.indexOf('<main'), page.body.indexOf('</main>'));
        for (const [, link] of main.matchAll(/href="(\/[^"#]*)"/g)) {
          expect((await visit(app, (link ?? '').replaceAll('&amp;', '&'), person.cookie)).statusCode, `${role} ${link}`).toBe(200);
        }
      }
    }
  });

  test('chi ha due centri vede in ciascuno solo le persone seguite lì', async () => {
    const operator = await signedIn(database, now, 'operator');
    const other = await signedIn(database, now, 'operator');
    const mina = await youth();
    await addCase(database, mina.id, operator.id, other.organisation?.id ?? 0);
    expect((await visit(app, `/operatori/persone/${mina.publicId}`, operator.cookie)).statusCode).toBe(404);
  });
});
