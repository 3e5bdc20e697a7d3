import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/platform/platform.ts';
import { type Form, formsIn, postAs } from '../matrix/forms.ts';
import { examplesOf, fill } from '../matrix/objects.ts';
import { type Asker, makeAskers, makeWorld, type World } from '../matrix/world.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { type Examples, examplesIn, routes, withOwner } from '../support/site.ts';
import { escapes, SCRIPTS } from './script-payloads.ts';

const database = await furnishedDatabase();
let app: FastifyInstance;
let platform: Platform;
let world: World;
let askers: Asker[];
let examples: Examples;

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  world = await makeWorld(platform);
  askers = (await makeAskers(platform, world)).filter(({ level, name }) => level === 'full' || name === 'visitor');
  examples = await examplesIn(app, database);
});

const pages = () => routes.filter((route) => route.method === 'GET').map((route) => route.path);

/** Every page that somebody may open: all of everybody's, and their own. */
async function* pagesOf(asker: Asker): AsyncGenerator<{ url: string; body: string; type: string }> {
  // One session for all of them: looking ends none.
  const cookie = await asker.cookie();
  for (const path of pages()) {
    for (const example of examplesOf(path, world, examples)) {
      if (example.owner !== null && example.owner !== asker.owner) continue;
      const url = fill(path, example);
      const answer = await app.inject({ url, headers: cookie ? { cookie } : {}, remoteAddress: '10.4.4.4' });
      yield { url, body: answer.body, type: String(answer.headers['content-type']) };
    }
  }
}

/** Fills a form with a payload in everything one can write into, and the first choice where one chooses. */
function filled(form: Form, payload: string): Record<string, string> {
  return Object.fromEntries(
    form.fields.map(({ name, type, choices }) => {
      if (type === 'email') return [name, `"${payload.replace(/[^\x21-\x7e]|["\\]/g, '').slice(0, 40)}"@prova.example`];
      return [name, choices.find((choice) => choice !== '') ?? payload];
    }),
  );
}

describe('i testi scritti nei moduli', () => {
  test(`${SCRIPTS.length} tentativi di uscire dal testo, in ogni campo di ogni modulo: nessuna pagina li lascia uscire`, {
    timeout: 600_000,
  }, async () => {
    let sent = 0;
    for (const asker of askers) {
      const forms = new Map<string, Form>();
      for await (const { body } of pagesOf(asker))
        for (const form of formsIn(body)) forms.set(`${form.action} ${Object.keys(form.hidden)}`, form);
      for (const form of forms.values()) {
        if (form.action === '/esci' || form.fields.length === 0) continue;
        for (let n = 0; n < 3; n++) {
          const payload = SCRIPTS[sent % SCRIPTS.length] ?? '';
          await postAs(app, platform, { cookie: await asker.cookie(), form, values: filled(form, payload) });
          sent += 1;
        }
      }
    }
    // And as if every form had let everything through: the last wall is where texts are printed.
    const stored = await storeEverywhere();
    let [seen, shown] = [0, 0];
    const out: string[] = [];
    for (const asker of askers) {
      for await (const { url, body, type } of pagesOf(asker)) {
        seen += 1;
        if (/thxss/.test(body)) shown += 1;
        const tag = escapes(body, type);
        if (tag) out.push(`${url} as ${asker.name}: ${tag}`);
      }
    }
    console.info(
      `scripts: ${sent} forms sent, ${stored} columns filled, ${seen} pages seen, ${shown} show them, ${out.length} let them out`,
    );
    expect(out).toEqual([]);
    expect(sent).toBeGreaterThan(SCRIPTS.length);
    expect(shown).toBeGreaterThan(5);
  });

  test('la prova sa fallire: un testo stampato com’è si vede', () => {
    for (const script of SCRIPTS.filter((each) => each.startsWith('<') || each.includes('"'))) {
      const page = `<html><body><p title="a">${script}</p><input value="${script}"></body></html>`;
      expect(escapes(page, 'text/html'), script).not.toBeNull();
    }
  });
});

/** A payload in each text column with a person's or organisation's words. Returns how many columns. */
function storeEverywhere(): Promise<number> {
  const columns = {
    accounts_person: ['given_name', 'family_name', 'status_reason'],
    accounts_passkey: ['name'],
    accounts_session: ['device'],
    accounts_external_identity: ['provider', 'subject'],
    accounts_organisation: ['name', 'status_reason'],
    accounts_file_access: ['viewer_name', 'reason', 'action'],
    accounts_consent: ['purpose'],
    accounts_desk_batch: ['label'],
    accounts_verification: ['reason'],
    site_fault_report: ['page', 'description'],
    platform_mail: ['subject', 'text', 'to_address'],
    opportunities_ad: ['title', 'description'],
  };
  return withOwner(database.url, async (client) => {
    let filled = 0;
    for (const [table, names] of Object.entries(columns)) {
      for (const name of names) {
        await client.query(`update ${table} set ${name} = ($1::text[])[1 + abs(hashtext(ctid::text || $2)) % ${SCRIPTS.length}]`, [
          SCRIPTS.map((script) => script.slice(0, 200)),
          name,
        ]);
        filled += 1;
      }
    }
    return filled;
  });
}
