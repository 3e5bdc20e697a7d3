/** One offer in the form of the public-employment feed. Open until the last day of 2026 unless told otherwise. */
export function offer(key: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    CPI: 'CPI PROVA',
    ID_Richiesta: key,
    Azienda: `Bottega ${key}`,
    NumeroLavoratoriRichiesti: 1,
    Qualifica: 'Camerieri di ristorante',
    Mansioni: `Servizio ai tavoli e accoglienza dei clienti nella sala numero ${key} del ristorante, anche la sera e nei fine settimana.`,
    ComuneSedeLavoro: 'Roma',
    TipoContratto: 'LAVORO A TEMPO DETERMINATO',
    DataInserimentoISO: '2026-11-10',
    DataScadenzaISO: '2026-12-31',
    ...changes,
  };
}

/** Offers as JSON lines. */
export function lines(offers: readonly object[]): string {
  return offers.map((each) => `${JSON.stringify(each)}\n`).join('');
}

export function offers(count: number, prefix = 'P'): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => offer(`${prefix}${index + 1}`));
}
