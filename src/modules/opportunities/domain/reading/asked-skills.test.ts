import { describe, expect, test } from 'vitest';
import { askedSkills } from './asked-skills.ts';
import { guessLanguage } from './guess-language.ts';

const mention = (text: string, word: string, id: number) => ({ id, from: text.indexOf(word), to: text.indexOf(word) + word.length });

describe('che cosa l’annuncio chiede e che cosa gradirebbe', () => {
  test('vale la frase in cui la competenza compare; chiesta una volta è chiesta', () => {
    const text =
      'Si richiede uso di Excel. Preferibile conoscenza dell’inglese; gradita la patente B.\n- tedesco: nice to have\n- inglese obbligatorio';
    const asked = askedSkills(text, [
      mention(text, 'Excel', 1),
      mention(text, 'patente B', 2),
      mention(text, 'tedesco', 3),
      mention(text, 'inglese', 4),
    ]);
    expect(Object.fromEntries(asked)).toEqual({
      1: { essential: true },
      2: { essential: false },
      3: { essential: false },
      4: { essential: false },
    });
    const again = text.lastIndexOf('inglese');
    expect(askedSkills(text, [mention(text, 'inglese', 4), { id: 4, from: again, to: again + 7 }]).get(4)).toEqual({ essential: true });
  });
});

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
