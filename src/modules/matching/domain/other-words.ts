/**
 * Short forms in Italian ads and searches, folded ("add. pulizie"), and words of a whole family of trades, which no occupation has for a
 * name (official qualifications say "conduttori di mezzi" for every "autista"). Only what means one thing.
 */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  add: ['addetto'],
  imp: ['impiegato'],
  resp: ['responsabile'],
  ass: ['assistente'],
  amm: ['amministrativo', 'amministrazione'],
  mag: ['magazzino', 'magazziniere'],
  oper: ['operatore', 'operaio'],
  seg: ['segreteria', 'segretario'],
  tec: ['tecnico'],
  autista: ['conducente', 'conduttore di mezzi', 'conduttore di autobus', 'conduttore di automobili'],
  conducente: ['autista'],
  camionista: ['conduttore di camion'],
};

/** What a short form or a family name stands for. */
export function otherWords(word: string): readonly string[] {
  return Object.hasOwn(OTHER_WORDS, word) ? (OTHER_WORDS[word] ?? []) : [];
}
