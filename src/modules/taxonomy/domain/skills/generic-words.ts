import { genderStem } from '../words.ts';

/** Words that name a skill only together with others: alone they stand in every ad. */
const GENERIC =
  `lavoro lavorare attivita gestione gestire servizio servizi cliente clienti pubblico vendita vendite vendere cassa cucina sala
  banco bar negozio magazzino ufficio azienda produzione reparto impianto impianti macchina macchine macchinari attrezzature strumenti materiali
  prodotto prodotti merce merci ordine ordini controllo controllare qualita sicurezza ambiente manutenzione assistenza supporto organizzazione
  organizzare coordinamento pianificazione progetto progetti progettazione analisi dati documenti documentazione report comunicazione relazione
  relazioni rapporto contatto persone bambini anziani scuola formazione corso studio esperienza capacita competenze conoscenza conoscenze
  tecnica tecniche tecnico metodo processo processi sistema sistemi programma programmi software computer informatica telefono email posta
  lingua lingue italiano cultura arte musica sport moda casa auto veicolo veicoli trasporto trasporti consegna consegne carico scarico
  tempo orario turni festivi disponibilita flessibilita responsabilita squadra gruppo team leader sociale digitale marketing economia diritto
  amministrazione contratto contratti prezzo prezzi pagamento pagamenti acquisto acquisti fornitori ricerca sviluppo test prova prove acqua
  aria energia gas legno metallo carta vetro plastica tessuto tessuti carne pesce pane pasta pizza dolci vino vini birra caffe frutta verdura
  fiori piante animali terra salute igiene medicina farmaci pulizia pulire pulizie lavaggio ordinare preparare preparazione servire
  work management service services customer customers sale sales production quality safety design teaching training research planning
  communication art music sport fashion law business economics marketing data administration support control food drink health music
  technology engineering finance security development testing writing reading listening equipment materials`.split(/\s+/);

/** Words of every ad that yet name one skill wherever they stand. As written: "pulizie" does, "pulito" does not. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'pulizie pulizia cucinare accoglienza contabilita traduzione traduzioni massaggio massaggi paghe'.split(' '),
);

/** Whether a word alone says enough although it is common. */
export function isEveryday(word: string): boolean {
  return EVERYDAY.has(word);
}

/** Words for people and qualities that share a stem with a skill's name and are none. */
const NO_SKILL: ReadonlySet<string> = new Set('responsabile responsabili affidabile generico generica conforme'.split(' '));

/**
 * Whether a single word of a text is the single word of a label: one word has no other beside it to confirm it, so more than the stem has
 * to agree ("generico" and "generativo" share theirs).
 */
export function isSameWord(word: string, label: string): boolean {
  if (word === label) return true;
  if (NO_SKILL.has(word) || EVERYDAY.has(label) || label.length <= 4) return false;
  const least = Math.min(label.length, word.length) - 3;
  return Math.abs(label.length - word.length) <= 5 && word.slice(0, Math.max(4, least)) === label.slice(0, Math.max(4, least));
}

const STEMS: ReadonlySet<string> = new Set(GENERIC.map(genderStem));

/** Whether a stem alone says too little. */
export function isGenericStem(stem: string): boolean {
  return STEMS.has(stem);
}
