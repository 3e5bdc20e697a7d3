import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { placesDatabase } from '../../../../test/support/furnished.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { Registering } from '../testing/register-walk.ts';
import { linkIn, post, withPassword } from '../testing/with-password.ts';

const database = await placesDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
let made: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  made = await testApp(database, { clock: fixedClock(TEST_NOW) });
});
let n = 0;
const somebody = () => new Registering(made.app, `203.0.113.${++n}`);
const SHORT = 'tetto9limone';

/** The n-th number with a right control digit. */
function vat(number: number): string {
  const body = String(number).padStart(10, '0');
  const sum = [...body].reduce((total, digit, place) => {
    const twice = Number(digit) * 2;
    return total + (place % 2 === 0 ? Number(digit) : twice > 9 ? twice - 9 : twice);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

function organisationOf(vatNumber: string) {
  return database.read(
    (db) =>
      db
        .selectFrom('accounts_organisation as o')
        .innerJoin('accounts_membership as m', 'm.organisation_id', 'o.id')
        .innerJoin('accounts_person as p', 'p.id', 'm.person_id')
        .select(['o.name', 'o.kind', 'o.slug', 'o.status', 'o.trust', 'o.province', 'o.email_domain', 'm.role', 'm.lead', 'p.email'])
        .where('o.vat_number', '=', vatNumber)
        .execute(),
    SYSTEM,
  );
}

describe('un’organizzazione si registra', () => {
  test('un’azienda: in attesa di verifica, chi la registra la guida, e il primo accesso porta al secondo fattore', async () => {
    const company = somebody();
    await company.send({ chi: 'company' });
    const typed = { nome: 'Officina Rossi', piva: `IT ${vat(1)}`, comune: 'Cremona', sito: 'www.officinarossi.example', pec: '' };
    await company.send(typed);
    expect(company.at).toMatch(/\/account$/);
    const email = 'lia@officinarossi.example';
    expect((await company.finish({ email, password: SHORT })).headers.location).toBe('/registrati/posta');
    expect(await organisationOf(vat(1))).toEqual([
      {
        ...{ name: 'Officina Rossi', kind: 'company', slug: 'officina-rossi', status: 'pending', trust: 'unverified', province: 'CR' },
        ...{ email_domain: 'officinarossi.example', role: 'company', lead: true, email },
      },
    ]);
    const link = await linkIn(database, email, '/conferma');
    await post(made.app, link, {}, { page: link, ip: company.ip });
    const entered = await post(made.app, '/accedi', { email, password: SHORT }, { ip: company.ip });
    expect(entered.headers.location).toBe('/area/sicurezza/secondo-fattore');
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    expect((await made.app.inject({ url: '/area', headers: { cookie } })).headers.location).toBe('/area/sicurezza/secondo-fattore');
  });

  test.each([
    ['provider', {}, 'training_body', 'provider'],
    ['school', { tipo: 'school' }, 'school', 'school'],
    ['school', { tipo: 'university' }, 'university', 'school'],
  ])('%s %o diventa %s', async (chi, more, kind, role) => {
    const one = somebody();
    const number = vat(100 + ++n);
    await one.send({ chi });
    await one.send({ nome: `Ente ${n}`, piva: number, comune: 'Crema', sito: '', pec: 'ente@pec.example', ...more });
    await one.finish({ email: `ente${n}@prova.example`, password: SHORT });
    expect(await organisationOf(number)).toMatchObject([{ kind, role, lead: true }]);
  });

  test('con errori: ognuno al suo posto, tutto resta scritto', async () => {
    const company = somebody();
    await company.send({ chi: 'company' });
    const answer = await company.send({ nome: '', piva: '123', comune: 'Cremna', sito: 'una frase', pec: 'pec' });
    expect(answer.statusCode).toBe(422);
    for (const field of ['nome', 'piva', 'comune', 'sito', 'pec']) expect(answer.body).toContain(`href="#${field}"`);
    for (const typed of ['123', 'Cremna', 'una frase', 'pec']) expect(answer.body).toContain(`value="${typed}"`);
    expect(answer.body).toContain('value="Cremona (CR)"');
    const chosen = await company.send({ nome: 'Bar', piva: vat(7), comune: 'Cremna', sito: '', pec: '', scelto: 'Cremona (CR)' });
    expect(chosen.statusCode).toBe(303);
  });

  test('una partita IVA che c’è già: si dice a chi chiedere, prima di chiedere un nome', async () => {
    await (await somebody().asCompany(vat(2))).finish({ email: 'prima@prova.example', password: SHORT });
    const second = somebody();
    await second.send({ chi: 'company' });
    const answer = await second.send({ nome: 'Altra', piva: vat(2), comune: 'Cremona', sito: '', pec: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Qui c&#39;è già chi rappresenta'.replace('&#39;', "'"));
  });

  test('la stessa partita IVA due volte nello stesso momento: un’organizzazione sola, e di chi arriva tardi nessun account', async () => {
    const two = [await somebody().asCompany(vat(3), 'Uno'), await somebody().asCompany(vat(3), 'Due')];
    const answers = await Promise.all(two.map((each, index) => each.finish({ email: `gara${index}@prova.example`, password: SHORT })));
    const to = answers.map((each) => String(each.headers.location).replace(/\/[\w-]{22}\//, '/:id/'));
    expect(to.sort()).toEqual(['/registrati/:id/ente?esito=vat-taken', '/registrati/posta']);
    expect(await organisationOf(vat(3))).toHaveLength(1);
    const mails = await database.read(
      (db) => db.selectFrom('platform_mail').select('id').where('to_address', 'like', 'gara%@prova.example').execute(),
      SYSTEM,
    );
    expect(mails).toHaveLength(1);
  });

  test('chi ha già un account non fonda niente: lo si avvisa per posta', async () => {
    const known = await withPassword(database);
    const company = await somebody().asCompany(vat(4));
    expect((await company.finish({ email: known.email, password: SHORT })).headers.location).toBe('/registrati/posta');
    expect(await organisationOf(vat(4))).toEqual([]);
  });

  test('due organizzazioni con lo stesso nome, o con un nome senza lettere latine, hanno indirizzi diversi', async () => {
    for (const [index, name] of ['Bar Sport', 'Bar Sport', '株式会社', '🌻🌻'].entries()) {
      const company = await somebody().asCompany(vat(20 + index), name);
      expect((await company.finish({ email: `bar${index}@prova.example`, password: SHORT })).statusCode).toBe(303);
    }
    const slugs = (await Promise.all([20, 21, 22, 23].map((each) => organisationOf(vat(each))))).flat().map((each) => each.slug);
    expect(new Set(slugs).size).toBe(4);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9_-]+$/);
  });

  test('una password di 8 caratteri basta solo perché il secondo fattore è obbligatorio', async () => {
    const youth = await somebody().asYouth('2004-05-06');
    expect((await youth.finish({ email: 'corta@prova.example', password: SHORT })).statusCode).toBe(422);
  });
});
