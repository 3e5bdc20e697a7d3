import { importFeed } from './support/import-feed.ts';
import { expect, test } from './support/test.ts';

test('un annuncio importato mentre il sito lavora si trova entro due secondi', async ({ page, request }) => {
  const word = `Cordaio${Date.now().toString(36)}`;
  await importFeed('prova-freschi', [{ key: word, title: word, text: 'Intrecci corde per barche e palestre, a mano.', expiresInDays: 20 }]);
  const imported = Date.now();
  await expect(async () => {
    const answer = await request.get(`/api/v1/opportunities?q=${word}`);
    expect(((await answer.json()) as { total: number }).total).toBe(1);
  }).toPass({ timeout: 10_000, intervals: [100] });
  expect(Date.now() - imported).toBeLessThan(2000);
  await page.goto(`/opportunita?q=${word}`);
  await expect(page.getByRole('link', { name: word, exact: true })).toBeVisible();
});
