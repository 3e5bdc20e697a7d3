import { describe, expect, test } from 'vitest';
import { reviewReason } from './ad-rules.ts';

const of = (description: string, title = 'Annuncio') => reviewReason({ title, organisation: null, description });

describe('annunci che una persona deve guardare prima', () => {
  test.each([
    ['Prima del colloquio è richiesto il versamento di una quota di iscrizione', 'asks-money'],
    ['Il candidato deve anticipare la caparra per il kit iniziale', 'asks-money'],
    ['Pagamento con ricarica Postepay', 'asks-money'],
    ['Guadagna facilmente da casa, soldi facili!', 'easy-money'],
    ['Cercasi solo donne per reception', 'discrimination'],
    ['Astenersi stranieri', 'discrimination'],
    ['Richiesta bella presenza', 'discrimination'],
  ])('«%s» → %s', (text, reason) => {
    expect(of(text)).toBe(reason);
  });

  test.each([
    'Gestione dei pagamenti e delle caparre dei clienti in agenzia',
    'Apprendistato: età tra 18 e 29 anni',
    'Formazione a carico dell’azienda, corso pagato',
    'Escort patients between wards',
    'Solo esperienza in cucina, cercasi cuoco',
    'Work in a multi-level team',
  ])('«%s» passa', (text) => {
    expect(of(text)).toBe(null);
  });
});
