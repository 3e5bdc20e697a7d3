import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { describeOrganisation, mailTo, organisationRow, sendFile, sessionBehind } from '../testing/organisations.ts';
import { addMembership, cookieOf, send, signedIn, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
const { app } = await testApp(database);
const now = new Date(TEST_NOW);
const PROOFS = '/area/organizzazione/verifica';
const QUEUE = '/operatori/verifiche';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
let serial = 0;

/** VAT numbers that are right, each once. */
function vatNumber(): string {
  serial += 1;
  const ten = String(1_000_000_000 + serial);
  const sum = [...ten].reduce(
    (total, char, i) => total + (i % 2 ? Math.trunc((Number(char) * 2) / 10) + ((Number(char) * 2) % 10) : Number(char)),
    0,
  );
  return `${ten}${(10 - (sum % 10)) % 10}`;
}

/** A company that has just registered. */
async function registered(values: Parameters<typeof describeOrganisation>[2] = {}, role: 'company' | 'school' = 'company') {
  const lead = await signedIn(database, now, role);
  const organisation = lead.organisation as { id: number; publicId: string };
  await describeOrganisation(database, organisation.id, { vat_number: vatNumber(), status: 'pending', ...values });
  return { lead, organisation, page: `${QUEUE}/${organisation.publicId}` };
}

async function withDocument() {
  const made = await registered();
  const sent = await sendFile(app, `${PROOFS}/documento`, { cookie: made.lead.cookie, from: PROOFS, field: 'documento', bytes: PDF });
  expect(sent.statusCode).toBe(303);
  return made;
}

const proofIn = (html: string) => /name="prova" value="(\d+)"/.exec(html)?.[1] ?? '';

describe('le prove di un’organizzazione', () => {
  test('un indirizzo dello stesso dominio del sito vale subito; uno di un altro no', async () => {
    const { lead, organisation } = await registered({ email_domain: 'prova.example' });
    expect((await send(app, `${PROOFS}/dominio`, {}, { cookie: lead.cookie, from: PROOFS })).statusCode).toBe(303);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'basic', status: 'pending' });
    const other = await registered({ email_domain: 'altra.example' });
    const refused = await send(app, `${PROOFS}/dominio`, {}, { cookie: other.lead.cookie, from: PROOFS });
    expect(refused.statusCode).toBe(422);
    expect(await organisationRow(database, other.organisation.id)).toMatchObject({ trust: 'unverified' });
  });

  test('la PEC: il collegamento non cambia niente da solo, vale una volta, e solo per chi l’ha chiesto', async () => {
    const pec = 'officina@pec.prova.example';
    const { lead, organisation } = await registered({ pec });
    await send(app, `${PROOFS}/pec`, {}, { cookie: lead.cookie, from: PROOFS });
    const link = /https?:\/\/[^/\s]+(\/\S+)/.exec((await mailTo(database, pec))[0]?.text ?? '')?.[1] ?? '';
    expect(link).toMatch(/^\/area\/organizzazione\/verifica\/pec\//);
    expect((await visit(app, link, lead.cookie)).statusCode).toBe(200);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'unverified' });
    const stranger = await registered({ pec });
    expect((await send(app, link, {}, { cookie: stranger.lead.cookie })).statusCode).toBe(410);
    expect((await send(app, link, {}, { cookie: lead.cookie })).statusCode).toBe(303);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'basic' });
    expect((await send(app, link, {}, { cookie: lead.cookie })).statusCode).toBe(410);
  });

  test('cambiare il sito o la PEC toglie quello che provavano', async () => {
    const { lead, organisation } = await registered({ email_domain: 'prova.example', website: 'https://prova.example' });
    await send(app, `${PROOFS}/dominio`, {}, { cookie: lead.cookie, from: PROOFS });
    const { vat_number, name } = await organisationRow(database, organisation.id);
    const fields = { nome: name, iva: vat_number ?? '', sito: 'altro.example', pec: '' };
    expect((await send(app, '/area/organizzazione', fields, { cookie: lead.cookie })).statusCode).toBe(303);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'unverified', email_domain: 'altro.example' });
  });

  test('dati sbagliati: si dice quali, e quello che hai scritto resta', async () => {
    const { lead } = await registered();
    const fields = { nome: '', iva: '12345678901', sito: 'non un sito', pec: 'nemmeno' };
    const answer = await send(app, '/area/organizzazione', fields, { cookie: lead.cookie });
    expect(answer.statusCode).toBe(422);
    for (const field of ['nome', 'iva', 'sito', 'pec']) expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain('value="12345678901"');
    const taken = await registered();
    const { vat_number } = await organisationRow(database, taken.organisation.id);
    const same = await send(
      app,
      '/area/organizzazione',
      { nome: 'Copia', iva: vat_number ?? '', sito: '', pec: '' },
      { cookie: lead.cookie },
    );
    expect(same.statusCode).toBe(422);
    expect(same.body).toContain('href="#iva"');
  });

  test('un file che non è un documento si rifiuta, e non si tiene', async () => {
    const { lead, organisation } = await registered();
    const given = { cookie: lead.cookie, from: PROOFS, field: 'documento' };
    for (const bytes of [
      Buffer.from('<script>alert(1)</script>'),
      Buffer.alloc(0),
      Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024, 32)]),
    ]) {
      expect((await sendFile(app, `${PROOFS}/documento`, { ...given, bytes })).statusCode).toBe(422);
    }
    expect((await sendFile(app, `${PROOFS}/documento`, { ...given, bytes: Buffer.alloc(12 * 1024 * 1024, 32) })).statusCode).toBe(413);
    const { rows } = await database.read(
      async (db) => ({
        rows: await db.selectFrom('accounts_verification').select('id').where('organisation_id', '=', organisation.id).execute(),
      }),
      { kind: 'system', why: 'a test counts proofs' },
    );
    expect(rows).toEqual([]);
  });

  test('una richiesta con file scritta male riceve un no, mai un errore nostro', async () => {
    const { lead } = await registered();
    for (const payload of [
      '',
      '--x',
      '--x\r\n\r\n',
      '--x\r\nContent-Disposition: form-data; name="documento"; filename="a"\r\n\r\nabc',
      'a'.repeat(5000),
    ]) {
      const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin', cookie: lead.cookie };
      const answer = await app.inject({ method: 'POST', url: `${PROOFS}/documento`, headers, payload });
      expect(answer.statusCode, payload.slice(0, 20)).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, payload.slice(0, 20)).toBeLessThan(500);
    }
    const elsewhere = await app.inject({
      method: 'POST',
      url: `${PROOFS}/dominio`,
      headers: { 'content-type': 'multipart/form-data; boundary=x', cookie: lead.cookie },
      payload: '--x--',
    });
    expect(elsewhere.statusCode).toBe(415);
  });
});

describe('la coda di chi verifica', () => {
  test('si vede solo quello che sta nel proprio territorio', async () => {
    const { organisation, page } = await withDocument();
    const here = await signedIn(database, now, 'operator', { provinces: ['CR'] });
    const elsewhere = await signedIn(database, now, 'manager', { provinces: ['MI'] });
    const { name } = await organisationRow(database, organisation.id);
    expect((await visit(app, page, here.cookie)).statusCode).toBe(200);
    expect((await visit(app, QUEUE, here.cookie)).body).toContain(name);
    expect((await visit(app, QUEUE, elsewhere.cookie)).body).not.toContain(name);
    for (const path of [page, `${page}/documenti/1`]) expect((await visit(app, path, elsewhere.cookie)).statusCode, path).toBe(404);
    for (const path of ['/decidi', '/conosco', '/sospendi', '/riapri']) {
      const answer = await send(
        app,
        `${page}${path}`,
        { conosco: 'x', sospendi: 'x', prova: '1', esito: 'accetta' },
        { cookie: elsewhere.cookie, from: '/operatori' },
      );
      expect(answer.statusCode, path).toBe(404);
    }
    for (const role of ['youth', 'family', 'company', 'school', 'provider'] as const) {
      expect((await visit(app, page, (await signedIn(database, now, role)).cookie)).statusCode, role).toBe(404);
    }
  });

  test('il documento si scarica, non si apre dentro il sito, e nessuna memoria lo tiene', async () => {
    const { page, organisation } = await withDocument();
    const operator = await signedIn(database, now, 'operator');
    const proof = proofIn((await visit(app, page, operator.cookie)).body);
    const file = await visit(app, `${page}/documenti/${proof}`, operator.cookie);
    expect(file.rawPayload.equals(PDF)).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="documento-${proof}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const other = await withDocument();
    expect((await visit(app, `${QUEUE}/${other.organisation.publicId}/documenti/${proof}`, operator.cookie)).statusCode).toBe(404);
    const lead = await visit(app, `${page}/documenti/${proof}`, (await registered()).lead.cookie);
    expect(lead.statusCode, String(organisation.id)).toBe(404);
  });

  test('accettare un documento rende l’organizzazione visibile, e chi la guida lo sa', async () => {
    const { lead, organisation, page } = await withDocument();
    const operator = await signedIn(database, now, 'operator');
    const proof = proofIn((await visit(app, page, operator.cookie)).body);
    const fields = { prova: proof, esito: 'accetta', [`motivo-${proof}`]: 'Visura a posto.' };
    expect((await send(app, `${page}/decidi`, fields, { cookie: operator.cookie, from: page })).statusCode).toBe(303);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'verified', status: 'active' });
    expect((await mailTo(database, lead.email)).at(-1)?.text).toContain('Visura a posto.');
    const { vat_number } = await organisationRow(database, organisation.id);
    const rename = { nome: 'Tutt’altra cosa', iva: vat_number ?? '', sito: '', pec: '' };
    expect((await send(app, '/area/organizzazione', rename, { cookie: lead.cookie })).statusCode).toBe(422);
  });

  test('per rifiutare ci vuole un motivo, che arriva a chi guida', async () => {
    const { lead, organisation, page } = await withDocument();
    const operator = await signedIn(database, now, 'operator');
    const proof = proofIn((await visit(app, page, operator.cookie)).body);
    const without = await send(app, `${page}/decidi`, { prova: proof, esito: 'rifiuta' }, { cookie: operator.cookie, from: page });
    expect(without.statusCode).toBe(422);
    const fields = { prova: proof, esito: 'rifiuta', [`motivo-${proof}`]: 'Manca una <pagina>' };
    expect((await send(app, `${page}/decidi`, fields, { cookie: operator.cookie, from: page })).statusCode).toBe(303);
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'unverified', status: 'pending' });
    expect((await mailTo(database, lead.email)).at(-1)?.text).toContain('Manca una <pagina>');
    expect((await visit(app, PROOFS, lead.cookie)).body).toContain('Manca una &lt;pagina>');
  });

  test('due che decidono la stessa prova insieme: una decisione sola', async () => {
    for (let round = 0; round < 5; round++) {
      const { lead, page } = await withDocument();
      const [one, two] = [await signedIn(database, now, 'operator'), await signedIn(database, now, 'manager')];
      const proof = proofIn((await visit(app, page, one.cookie)).body);
      const answers = await Promise.all([
        send(app, `${page}/decidi`, { prova: proof, esito: 'accetta' }, { cookie: one.cookie, from: page }),
        send(app, `${page}/decidi`, { prova: proof, esito: 'rifiuta', [`motivo-${proof}`]: 'no' }, { cookie: two.cookie, from: page }),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
      expect(await mailTo(database, lead.email)).toHaveLength(1);
    }
  });

  test('nessuno decide della propria organizzazione, nemmeno con un altro ruolo', async () => {
    const { organisation, page } = await withDocument();
    const operator = await signedIn(database, now, 'operator');
    const proof = proofIn((await visit(app, page, operator.cookie)).body);
    await addMembership(database, operator.id, organisation.id, 'company');
    expect(proofIn((await visit(app, page, operator.cookie)).body)).toBe('');
    const fields = { prova: proof, esito: 'accetta', conosco: 'È la mia' };
    for (const path of ['/decidi', '/conosco']) {
      expect((await send(app, `${page}${path}`, fields, { cookie: operator.cookie, from: '/operatori' })).statusCode, path).toBe(404);
    }
    expect(await organisationRow(database, organisation.id)).toMatchObject({ trust: 'unverified' });
  });
});

describe('un’organizzazione sospesa', () => {
  test('sparisce subito: sessioni, ruoli, pagine; chi guida sa perché; poi torna com’era', async () => {
    const { lead, organisation, page } = await registered({ status: 'active' });
    const manager = await signedIn(database, now, 'manager');
    const operator = await signedIn(database, now, 'operator');
    const tried = await send(app, `${page}/sospendi`, { sospendi: 'Annuncio falso' }, { cookie: operator.cookie, from: page });
    expect(tried.statusCode).toBe(404);
    expect((await send(app, `${page}/sospendi`, { sospendi: '' }, { cookie: manager.cookie, from: page })).statusCode).toBe(422);
    expect((await visit(app, '/azienda', lead.cookie)).statusCode).toBe(200);
    const done = await send(app, `${page}/sospendi`, { sospendi: 'Annuncio falso' }, { cookie: manager.cookie, from: page });
    expect(done.statusCode).toBe(303);
    expect(await sessionBehind(database, lead.cookie)).toBeNull();
    expect((await visit(app, '/azienda', lead.cookie)).headers.location).toMatch(/^\/accedi/);
    expect((await mailTo(database, lead.email)).at(-1)?.text).toContain('Annuncio falso');
    // A session that is older than the hat's end is worth nothing either.
    const { rows } = await database.read(
      async (db) => ({
        rows: await db.selectFrom('accounts_membership').select('id').where('organisation_id', '=', organisation.id).execute(),
      }),
      { kind: 'system', why: 'a test looks for a membership' },
    );
    const again = await cookieOf(database, now, { person: lead.id, role: 'company', membership: rows[0]?.id ?? 0 });
    expect((await visit(app, '/azienda', again)).headers.location).toMatch(/^\/accedi/);
    await send(app, `${page}/riapri`, {}, { cookie: manager.cookie, from: page });
    expect(await organisationRow(database, organisation.id)).toMatchObject({ status: 'pending', status_reason: null });
    expect((await visit(app, '/azienda', again)).statusCode).toBe(200);
  });
});
