import { makeNewcomer } from './support/accounts.ts';
import { pressOn } from './support/keyboard.ts';
import { expect, SIZES, signIn, test } from './support/test.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'dati, con JavaScript' : 'dati, senza JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: SIZES.phone, contextOptions: { reducedMotion: 'reduce' } });

    test('do e tolgo un consenso, chiedo una copia, chiedo la cancellazione e cambio idea: con la sola tastiera', async ({
      page,
      baseURL,
    }) => {
      await signIn(page, baseURL ?? '', await makeNewcomer());
      await page.goto('/area/dati');
      await pressOn(page, page.getByRole('link', { name: 'I tuoi consensi' }), 'Enter');
      await pressOn(page, page.getByRole('button', { name: /^Do il consenso.*Novità per e-mail/ }), 'Enter');
      await expect(page.getByText('Grazie: abbiamo segnato il tuo consenso.')).toBeVisible();
      await pressOn(page, page.getByRole('button', { name: /^Tolgo il consenso.*Novità per e-mail/ }), 'Enter');
      await expect(page.getByRole('table', { name: 'Consensi dati e tolti' })).toBeVisible();
      await page.goto('/area/dati/copia');
      await pressOn(page, page.getByRole('button', { name: 'Prepara una copia' }), 'Enter');
      await expect(async () => {
        await page.goto('/area/dati/copia');
        await expect(page.getByRole('link', { name: 'Scarica la copia (ZIP)' })).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 60_000 });
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Scarica la copia (ZIP)' }).click();
      expect((await download).suggestedFilename()).toBe('i-tuoi-dati.zip');
      await page.goto('/area/dati/cancella');
      await pressOn(page, page.getByRole('button', { name: 'Sì, cancella il mio account' }), 'Enter');
      await expect(page.getByText('Il tuo account sta per essere cancellato')).toBeVisible();
      await pressOn(page, page.getByRole('button', { name: 'Ho cambiato idea: resto' }), 'Enter');
      await expect(page.getByText('Bene: il tuo account resta.')).toBeVisible();
    });
  });
}
