/** Short forms in Italian ads and searches, folded: "add. pulizie". Only those that mean one thing. */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  add: ['addetto'],
  imp: ['impiegato'],
  resp: ['responsabile'],
  ass: ['assistente'],
  amm: ['amministrativo', 'amministrazione'],
  mag: ['magazzino', 'magazziniere'],
  oper: ['operatore', 'operaio'],
  seg: ['segreteria', 'segretario'],
  tec: ['tecnico'],
};

/** The words that a short form stands for. */
export function abbreviated(word: string): readonly string[] {
  return Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? []) : [];
}
