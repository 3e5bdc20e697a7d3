import { describe, expect, test } from 'vitest';
import { submit, TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { plainText, startJourney } from '../testing/per-te-journey.ts';
import { seededApp } from '../testing/seeded-app.ts';
import { clearKeptJob } from './clear-kept.job.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const skill = taxonomy.skillByUri('urn:talenthub:skill:servire-ai-tavoli')?.id ?? 0;
await publish([{ title: 'Cameriere di prova', skills: [{ skill_id: skill, essential: true, licence: false, implied: false }] }]);

/** Answers two questions and keeps them; gives back the path of the kept answers. */
async function kept(): Promise<string> {
  const visitor = await startJourney(app);
  await visitor.post('conferma', { skill: String(skill), azione: 'continua' });
  await visitor.post('dove', { luogo: 'Cremona', raggio: '20' });
  const { to } = await visitor.post('tieni', {});
  expect(to).toMatch(/^\/per-te\/tenuti\/[\w-]{22}\?esito=answers-kept$/);
  return String(to).split('?')[0] ?? '';
}

const rows = () => database.read((db) => db.selectFrom('matching_saved_profile').selectAll().execute());
const daysLater = (days: number) => ({ clock: fixedClock(new Date(Date.parse(TEST_NOW) + days * 86_400_000).toISOString()) });

describe('tenere le risposte con un link', () => {
  test('il link mostra i risultati di oggi, dice fino a quando vale e come averlo', async () => {
    const path = await kept();
    await publish([{ title: 'Cameriere arrivato dopo', skills: [{ skill_id: skill, essential: true, licence: false, implied: false }] }]);
    const { body, statusCode } = await app.inject(path);
    expect(statusCode).toBe(200);
    expect(plainText(body)).toContain('Cameriere arrivato dopo');
    expect(plainText(body)).toContain('Vale fino al 19 febbraio 2027');
    expect(body).toContain(`value="http://127.0.0.1:3000${path}"`);
    expect(body).toContain('href="mailto:?subject=Opportunit%C3%A0%20su%20Talent%20Hub&amp;body=http');
    expect(body).toContain('name="robots" content="noindex"');
  });

  test('di una persona si conservano solo le risposte, per 90 giorni', async () => {
    await kept();
    const row = (await rows()).at(-1);
    expect(Object.keys(row?.answers as object).sort()).toEqual(
      [
        ...['contracts', 'kinds', 'licences', 'likes', 'occupations', 'place', 'radiusKm', 'schedules', 'skills'],
        ...['availableFrom', 'hours', 'languages', 'refused', 'travel'],
      ]
        .sort()
        .sort(),
    );
    expect((row?.expires_at.getTime() ?? 0) - (row?.created_at.getTime() ?? 0)).toBe(90 * 86_400_000);
  });

  test('un link di quando si chiedevano meno cose vale ancora', async () => {
    const path = await kept();
    await database.pool.query(
      "update matching_saved_profile set answers = answers - 'travel' - 'refused' - 'languages' - 'hours' - 'availableFrom'",
    );
    const { body, statusCode } = await app.inject(path);
    expect(statusCode).toBe(200);
    expect(plainText(body)).toContain('Cameriere di prova');
  });

  test('si può ripartire da quelle risposte senza cambiare quelle tenute', async () => {
    const path = await kept();
    const again = await submit(app, `${path}/riparti`, {}, path);
    expect(again.headers.location).toMatch(/^\/per-te\/[\w-]{22}\/controlla$/);
    const journey = String(again.headers.location).replace('/controlla', '');
    await submit(app, `${journey}/dove`, { luogo: 'Milano', raggio: '5' }, `${journey}/dove`);
    expect(plainText((await app.inject(String(again.headers.location))).body)).toContain('Milano (MI), fino a 5 km');
    expect(plainText((await app.inject(path)).body)).toContain('Cremona (CR), fino a 20 km');
  });

  test('cancellate, non ci sono più: né la pagina né la riga', async () => {
    const path = await kept();
    const before = (await rows()).length;
    const deleted = await submit(app, `${path}/cancella`, {}, path);
    expect(deleted.headers.location).toBe('/per-te?esito=answers-deleted');
    expect((await rows()).length).toBe(before - 1);
    expect((await app.inject(path)).statusCode).toBe(404);
  });

  test('dopo 90 giorni il link non vale, e il lavoro notturno cancella le righe', async () => {
    const path = await kept();
    const after = await testApp(database, daysLater(91));
    expect((await after.app.inject(path)).statusCode).toBe(404);
    const early = await testApp(database, daysLater(89));
    await clearKeptJob.run(early.platform, undefined);
    expect((await rows()).length).toBeGreaterThan(0);
    await clearKeptJob.run(after.platform, undefined);
    expect(await rows()).toEqual([]);
  });

  test('un link inventato non apre niente', async () => {
    expect((await app.inject('/per-te/tenuti/AAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404);
    expect((await app.inject('/per-te/tenuti/corto')).statusCode).toBe(404);
  });
});
