import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ROLES } from '../../kernel/access/viewer.ts';
import { sealAudit } from '../../platform/audit/chain.ts';
import type { Platform } from '../../platform/platform.ts';
import { parameterValue } from '../../platform/settings/parameters.ts';
import { revokeAdmin, signInByLink } from '../accounts/api.ts';

import { asSystem } from '../accounts/testing/as-system.ts';
import { addOrganisation, addPerson, cookieOf, type SignedIn, send, signedIn, visit } from '../accounts/testing/sign-in.ts';

const database = await testDatabase();
const now = new Date(TEST_NOW);
const PAGES = [
  '/admin',
  '/admin/persone',
  '/admin/organizzazioni',
  '/admin/organizzazioni/nuova',
  '/admin/ruoli',
  '/admin/inviti',
  '/admin/importazioni',
  '/admin/lavori',
  '/admin/posta',
  '/admin/registro',
  '/admin/impostazioni',
  '/admin/impostazioni/accounts.minimum-age',
  '/admin/sistema',
];
const SYSTEM = { kind: 'system', why: 'tests look into tables' } as const;

let app: FastifyInstance;
let platform: Platform;
let admin: SignedIn;

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  admin = await signedIn(database, now, 'admin');
});

const cookie = () => ({ cookie: admin.cookie, from: '/admin/organizzazioni/nuova' });
const rows = <T>(statement: string, values: unknown[] = []) => asSystem<T>(database, statement, values);

describe('chi vede le pagine di amministrazione', () => {
  test('chi amministra le apre tutte, anche in inglese', async () => {
    for (const path of PAGES)
      for (const url of [path, `/en${path}`]) expect((await visit(app, url, admin.cookie)).statusCode, url).toBe(200);
  });

  test('per ogni altro ruolo non esistono, e senza accesso si va ad accedere', async () => {
    const person = await addPerson(database);
    const organisation = await addOrganisation(database, { kind: 'company' });
    const paths = [
      ...PAGES,
      `/admin/persone/${person.publicId}`,
      `/admin/organizzazioni/${organisation.publicId}`,
      '/admin/importazioni/1',
    ];
    for (const role of ROLES.filter((each) => each !== 'admin')) {
      const other = await signedIn(database, now, role);
      for (const path of paths) expect((await visit(app, path, other.cookie)).statusCode, `${role} ${path}`).toBe(404);
      const deed = await send(
        app,
        `/admin/persone/${person.publicId}`,
        { azione: 'admin-on' },
        { cookie: other.cookie, from: '/area/account' },
      );
      expect(deed.statusCode, role).toBe(404);
    }
    for (const path of paths) expect((await app.inject(path)).headers.location, path).toMatch(/^\/accedi\?da=/);
  });
});

describe('le persone', () => {
  test('si trovano per nome o e-mail senza che la parola cercata finisca in un indirizzo', async () => {
    const person = await addPerson(database, { given: 'Niccolò', family: 'D’Àvila-Prova', email: 'nicco@posta.example' });
    for (const testo of ['niccolò', 'Àvila', 'NICCO@posta', 'd’àvila nicco']) {
      const found = await send(app, '/admin/persone/cerca', { testo }, cookie());
      expect(found.statusCode, testo).toBe(200);
      expect(found.body).toContain(`/admin/persone/${person.publicId}`);
      const links = [...found.body.matchAll(/(?:href|action)="([^"]+)"/g)].map((match) => decodeURIComponent(match[1] ?? ''));
      expect(links.filter((link) => link.includes('nicco') || link.includes('vila'))).toEqual([]);
    }
    expect((await send(app, '/admin/persone/cerca', { testo: '%' }, cookie())).body).toContain('Nessuna persona');
  });

  test('chi apre una persona lascia traccia, una volta per lettura, e il nome non è nel titolo', async () => {
    const person = await addPerson(database, { given: 'Zoe', family: 'Letta' });
    for (let i = 0; i < 3; i++) {
      const page = await visit(app, `/admin/persone/${person.publicId}`, admin.cookie);
      expect(page.body).toContain('Zoe Letta');
      expect(/<title>[^<]*<\/title>/.exec(page.body)?.[0]).not.toContain('Zoe');
    }
    const seen = await rows<{ viewer_id: number; action: string }>(
      'select viewer_id, action from accounts_file_access where person_id = $1',
      [person.id],
    );
    expect(seen).toEqual([{ viewer_id: admin.id, action: 'accounts.directory' }]);
  });

  test('sospesa con un motivo: le sue sessioni finiscono subito, lo sa per e-mail, e il registro lo dice', async () => {
    const youth = await signedIn(database, now, 'youth');
    const path = `/admin/persone/${youth.publicId}`;
    expect((await visit(app, '/area/account', youth.cookie)).statusCode).toBe(200);
    expect((await send(app, path, { azione: 'suspend', motivo: '' }, cookie())).statusCode).toBe(422);
    expect((await visit(app, '/area/account', youth.cookie)).statusCode).toBe(200);
    expect((await send(app, path, { azione: 'suspend', motivo: 'Ha usato il nome di un’altra persona' }, cookie())).statusCode).toBe(303);
    expect((await visit(app, '/area/account', youth.cookie)).statusCode).toBe(303);
    const [mail] = await rows<{ text: string }>('select text from platform_mail where to_address = $1 order by id desc', [youth.email]);
    expect(mail?.text).toContain('Ha usato il nome di un’altra persona');
    const [audit] = await rows<{ actor: string }>(
      "select actor from platform_audit where action = 'accounts.suspend-person' and object = $1",
      [`accounts_person:${youth.publicId}`],
    );
    expect(audit?.actor).toBe(admin.publicId);
    expect((await send(app, path, { azione: 'unsuspend', motivo: 'Era un errore' }, cookie())).statusCode).toBe(303);
    expect((await visit(app, path, admin.cookie)).body).toContain('Attivo');
  });

  test('nessuno tocca il proprio account, e chi amministra per ultimo resta', async () => {
    const own = `/admin/persone/${admin.publicId}`;
    for (const azione of ['suspend', 'admin-off']) {
      const answer = await send(app, own, { azione, motivo: 'prova' }, cookie());
      expect(answer.statusCode, azione).toBe(422);
      expect(answer.body).toContain('tuo stesso account');
    }
    const done = await database.write(
      (db) => revokeAdmin(platform, db, { by: { person: null, publicId: null }, person: admin.id }),
      SYSTEM,
    );
    expect(done).toMatchObject({ ok: false, error: { code: 'accounts.last-admin' } });
  });

  test('chi riceve il ruolo di amministrazione e lo perde: le sessioni con quel ruolo finiscono', async () => {
    const person = await addPerson(database, { given: 'Altra' });
    const path = `/admin/persone/${person.publicId}`;
    expect((await send(app, path, { azione: 'admin-on' }, cookie())).statusCode).toBe(303);
    const second = await cookieOf(database, now, { person: person.id, role: 'admin' });
    expect((await visit(app, '/admin', second)).statusCode).toBe(200);
    expect((await send(app, path, { azione: 'admin-off' }, cookie())).statusCode).toBe(303);
    expect((await visit(app, '/admin', second)).statusCode).toBe(303);
    expect((await send(app, path, { azione: 'inventata' }, cookie())).statusCode).toBe(404);
  });
});

describe('le organizzazioni', () => {
  test('sospesa: chi lavora per lei non ha più quel ruolo, subito; poi torna', async () => {
    const operator = await signedIn(database, now, 'operator');
    const path = `/admin/organizzazioni/${operator.organisation?.publicId}`;
    expect((await visit(app, '/area/account', operator.cookie)).statusCode).toBe(200);
    expect((await send(app, path, { azione: 'suspend', motivo: '' }, cookie())).statusCode).toBe(422);
    expect((await send(app, path, { azione: 'suspend', motivo: 'Chiuso per verifica' }, cookie())).statusCode).toBe(303);
    expect((await visit(app, '/area/account', operator.cookie)).statusCode).toBe(303);
    expect((await visit(app, path, admin.cookie)).body).toContain('Sospesa');
    // Whoever publishes in its name hears of it, in the same transaction.
    const said = () =>
      rows<{ type: string; payload: object }>(
        "select type, payload from platform_event where payload ->> 'organisation' = $1 order by id",
        [operator.organisation?.publicId],
      );
    const organisation = operator.organisation?.publicId;
    expect(await said()).toEqual([{ type: 'accounts.organisation-suspended', payload: { organisation } }]);
    expect((await send(app, path, { azione: 'unsuspend' }, cookie())).statusCode).toBe(303);
    expect((await visit(app, path, admin.cookie)).body).toContain('Attiva');
    expect((await said()).at(-1)).toEqual({ type: 'accounts.organisation-reopened', payload: { organisation, active: true } });
  });

  test('si invita chi la guida, con un ruolo del suo tipo; l’invito si vede e si ritira', async () => {
    const organisation = await addOrganisation(database, { kind: 'comune', name: 'Comune di Prova' });
    const path = `/admin/organizzazioni/${organisation.publicId}`;
    expect((await send(app, path, { azione: 'invite', email: 'no', ruolo: 'manager' }, cookie())).statusCode).toBe(422);
    expect((await send(app, path, { azione: 'invite', email: 'guida@posta.example', ruolo: 'company' }, cookie())).statusCode).toBe(422);
    expect((await send(app, path, { azione: 'invite', email: 'guida@posta.example', ruolo: 'manager' }, cookie())).statusCode).toBe(303);
    const list = (await visit(app, '/admin/inviti', admin.cookie)).body;
    expect(list).toContain('guida@posta.example');
    const invito = /name="invito" value="(\d+)"/.exec(list)?.[1] ?? '';
    expect((await send(app, '/admin/inviti/ritira', { invito }, cookie())).statusCode).toBe(303);
    expect((await send(app, '/admin/inviti/ritira', { invito }, cookie())).statusCode).toBe(404);
    expect((await visit(app, '/admin/inviti', admin.cookie)).body).not.toContain('guida@posta.example');
  });

  test('senza le cose necessarie non si crea nulla, e quello che è scritto resta', async () => {
    const answer = await send(
      app,
      '/admin/organizzazioni/nuova',
      { tipo: 'company', nome: 'Un <b>nome</b>', sede: '', email: 'x' },
      cookie(),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Un &lt;b>nome');
  });
});

describe('le impostazioni', () => {
  const path = '/admin/impostazioni/accounts.minimum-age';
  const good = { valore: '15', fonte: 'Legge di prova 1/2027', data: '2027-01-01', motivo: 'Nuova legge' };

  test.each([
    ['valore fuori dai limiti', { valore: '3' }],
    ['valore che non è un numero', { valore: '14,5' }],
    ['giorno che non esiste', { data: '2027-02-30' }],
    ['senza motivo', { motivo: '' }],
    ['motivo troppo lungo', { motivo: 'a'.repeat(301) }],
  ])('rifiutata: %s', async (_name, wrong) => {
    expect((await send(app, path, { ...good, ...wrong }, cookie())).statusCode).toBe(422);
  });

  test('un cambio vale, mostra la sua fonte e sta nel registro', async () => {
    expect((await send(app, path, good, cookie())).statusCode).toBe(303);
    const list = (await visit(app, '/admin/impostazioni', admin.cookie)).body;
    expect(list).toContain('Legge di prova 1/2027');
    expect(list).toContain('15 anni');
    const [audit] = await rows<{ details: object }>("select details from platform_audit where action = 'administration.change-setting'");
    expect(audit?.details).toEqual({ value: 15, reason: 'Nuova legge' });
  });

  test('una funzione spenta è spenta subito, e si riaccende', async () => {
    const flag = '/admin/impostazioni/accounts.sign-in-by-link';
    const change = { fonte: '', data: '2026-11-21', motivo: 'La posta è ferma' };
    expect((await app.inject('/accedi/collegamento')).body).toContain('name="email"');
    expect((await send(app, flag, { ...change, valore: 'off' }, cookie())).statusCode).toBe(303);
    expect((await app.inject('/accedi/collegamento')).body).not.toContain('name="email"');
    expect(await parameterValue(platform, signInByLink)).toBe(false);
    expect((await send(app, flag, { ...change, valore: 'on' }, cookie())).statusCode).toBe(303);
    expect((await app.inject('/accedi/collegamento')).body).toContain('name="email"');
  });

  test('un parametro che nessuno dichiara non esiste', async () => {
    expect((await visit(app, '/admin/impostazioni/accounts.altro', admin.cookie)).statusCode).toBe(404);
  });
});

describe('posta, registro, lavori', () => {
  test('della posta si vede l’oggetto e un pezzo dell’indirizzo, mai il testo; quella fallita si riprova', async () => {
    await database.write((db) =>
      db
        .insertInto('platform_mail')
        .values({
          to_address: 'segreta@posta.example',
          subject: 'Oggetto visibile',
          text: 'https://x.example/reimposta/ABC',
          html: null,
          error: 'ECONNREFUSED',
        })
        .execute(),
    );
    const page = (await visit(app, '/admin/posta?stato=failed', admin.cookie)).body;
    expect(page).toContain('Oggetto visibile');
    expect(page).toContain('s…@posta.example');
    expect(page).toContain('ECONNREFUSED');
    expect(page).not.toMatch(/segreta@|reimposta\/ABC/);
    const messaggio = /name="messaggio" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect((await send(app, '/admin/posta/riprova', { messaggio }, cookie())).statusCode).toBe(303);
    expect((await send(app, '/admin/posta/riprova', { messaggio }, cookie())).statusCode).toBe(404);
    expect((await visit(app, '/admin/posta?stato=failed', admin.cookie)).body).not.toContain('Oggetto visibile');
  });

  test('il registro si filtra per azione, oggetto e chi, e si verifica', async () => {
    const page = await visit(app, `/admin/registro?azione=accounts.suspend&attore=${admin.publicId}`, admin.cookie);
    expect(page.body).toContain('accounts.suspend-person');
    expect(page.body).not.toContain('administration.change-setting');
    await database.write((db) => sealAudit(db));
    expect((await send(app, '/admin/registro/verifica', {}, { cookie: admin.cookie, from: '/admin/registro' })).body).toContain('integro');
  });

  test('un lavoro che non c’è non si riprova', async () => {
    for (const lavoro of ['', 'altro', '00000000-0000-0000-0000-000000000000', 'tutti']) {
      expect((await send(app, '/admin/lavori/riprova', { lavoro }, cookie())).statusCode, lavoro).toBe(404);
    }
  });
});
