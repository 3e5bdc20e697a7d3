import { describe, expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

describe('la lingua di un annuncio', () => {
  test.each([
    ['Cerchiamo una persona per la sala di un ristorante in centro', 'it'],
    ['We are looking for a nurse to join our team in the hospital', 'en'],
    ['Vi søker etter montør som er engasjert i jobben og vil lære', 'no'],
    ['Saldatore TIG', 'it'],
  ])('«%s» → %s', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});
