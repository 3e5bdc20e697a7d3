import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTaxonomy, testSkill } from '../../testing/small-taxonomy.ts';

const taxonomy = smallTaxonomy({
  skills: [
    testSkill(1, 'gestire la cassa', ['gestione della cassa', 'cassa']),
    testSkill(2, 'lingua inglese', ['inglese', 'inglese scritto e parlato']),
    testSkill(3, 'patente B', ['patente di guida b', 'automunito']),
    testSkill(4, 'C++', ['programmazione c++']),
    testSkill(5, "leggere un disegno tecnico d'insieme", ['disegno tecnico']),
    testSkill(6, 'accounting', [], { starter: false }),
    testSkill(7, 'JavaScript', [], { starter: false }),
    testSkill(8, 'inglese', [], { starter: false }),
  ],
});
const found = (text: string) => taxonomy.extractSkills(text).map(({ skill, from, to }) => [skill.id, text.slice(from, to)]);

describe('le competenze nominate in un testo', () => {
  test('si riconoscono nelle forme in cui le persone le scrivono', () => {
    expect(found('Si occuperà della Gestione  cassa.')).toEqual([[1, 'Gestione  cassa']]);
    expect(found('gestione delle casse e disegni tecnici')).toEqual([
      [1, 'gestione delle casse'],
      [5, 'disegni tecnici'],
    ]);
    expect(found('Programmazione C++ (e C)')).toEqual([[4, 'Programmazione C++']]);
  });

  test('vince la più lunga e nessuna si sovrappone', () => {
    expect(found('inglese scritto e parlato')).toEqual([[2, 'inglese scritto e parlato']]);
  });

  test('una parola generica da sola non basta', () => {
    expect(found('La cassa è vicino alla porta')).toEqual([]);
  });

  test('di una classificazione importata, da sola vale solo una parola scritta come un nome', () => {
    expect(found('accounting')).toEqual([]);
    expect(found('esperienza con javascript')).toEqual([[7, 'javascript']]);
  });

  test('a parità di parole vince la competenza scritta da noi', () => {
    expect(found('Inglese')).toEqual([[2, 'Inglese']]);
  });

  test.each([
    'Non è richiesta la patente B',
    'non serve patente B',
    'la patente B non è necessaria',
    'anche senza patente B',
    'patente b: no. La patente B non è richiesta',
  ])('quello che non è richiesto non conta: «%s»', (text) => {
    expect(found(text.replace('patente b: no. ', ''))).toEqual([]);
  });

  test.each(['Non solo patente B', 'Lavoro non faticoso. Patente B', 'senza turni, patente B', 'patente B, non fumatore'])(
    'ma un «non» che parla d’altro non la cancella: «%s»',
    (text) => {
      expect(found(text)).toHaveLength(1);
    },
  );

  test.each([
    'non serve la patente B',
    'inglese non indispensabile',
    'non è richiesta la conoscenza dell’inglese',
    'no English needed',
    'senza patente B',
  ])('chi non chiede, non chiede: «%s»', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('quello che è solo gradito si dice gradito', () => {
    const demands = (text: string) => taxonomy.extractSkills(text).map(({ skill, demand }) => [skill.id, demand]);
    expect(demands('Patente B obbligatoria; gradita la conoscenza dell’inglese')).toEqual([
      [3, 'required'],
      [2, 'preferred'],
    ]);
    expect(demands('Preferibile patente B, inglese')).toEqual([
      [3, 'preferred'],
      [2, 'preferred'],
    ]);
  });

  test('la punteggiatura separa: due parole di frasi diverse non fanno una competenza', () => {
    expect(found('Chi ha la patente. B come Bergamo')).toEqual([]);
  });

  test('le posizioni valgono anche con accenti, apostrofi ed emoji prima', () => {
    const text = '🎉 Perché no? L’inglese è utile';
    expect(found(text)).toEqual([[2, 'inglese']]);
  });

  test('qualunque testo: posizioni in ordine, dentro il testo, senza sovrapposizioni', () => {
    const word = fc.constantFrom(
      'patente',
      'B',
      'inglese',
      'scritto',
      'e',
      'parlato',
      'non',
      'gestione',
      'cassa',
      '.',
      ',',
      'disegno',
      'tecnico',
      "d'",
      '🎉',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        let end = 0;
        for (const { from, to } of taxonomy.extractSkills(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
