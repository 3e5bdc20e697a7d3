import { genderStem } from '../words.ts';

/** Nouns of doing and their verbs, where stemming does not bring them together; the first word stands for all. */
const FAMILIES = `gestire gestione|pulire pulizia pulizie pulitura|vendere vendita vendite|usare uso utilizzo utilizzare impiego|guidare guida
  conduzione condurre|redigere redazione stesura|leggere lettura|cuocere cottura|assistere assistenza|accogliere accoglienza|conoscere conoscenza
  conoscenze|raccogliere raccolta|allestire allestimento|ricevere ricezione ricevimento|eseguire esecuzione|emettere emissione|predisporre
  predisposizione|sostituire sostituzione|manutenere manutenzione|tenere tenuta|disporre disposizione|accudire accudimento|promuovere promozione|scrivere
  scrittura|produrre produzione|tradurre traduzione|dirigere direzione|smaltire smaltimento|custodire custodia|cura curare|spedire spedizione
  spedizioni|sorvegliare sorveglianza|igienizzare igienizzazione|comporre composizione|distribuire distribuzione|inserire inserimento|aggiungere
  aggiunta|chiudere chiusura|aprire apertura|difendere difesa|correggere correzione|costruire costruzione|ridurre riduzione|risolvere
  risoluzione|rimuovere rimozione|cucire cucitura cucito|archiviare archiviazione|registrare registrazione registrazioni|vigilare vigilanza|tinteggiare
  imbiancare imbiancatura|interpretare interpretariato|analizzare analisi|studiare studio|verificare verifica|programmare programmazione|calcolare
  calcolo|ordinare ordine ordini|riparare riparazione riparazioni|contabile contabili contabilita`;

const FAMILY = new Map<string, string>();
for (const family of FAMILIES.split('|')) {
  const [first = '', ...others] = family.trim().split(/\s+/);
  for (const word of [first, ...others]) FAMILY.set(genderStem(word), genderStem(first));
}

/** Words in -aggio and -tura that come from no verb, or from one that means something else. */
const NO_VERB =
  /^(?:mess|lingu|vi|pass|person|vant|cor|form|vill|paes|ort|om|m|r|hom|form|equip|gar|gr|nat|cult|avvent|struttur|strutt|infrastrutt|agricolt|viticolt|apicolt|temperat|letterat|calzat|fatt|lett|cott|vett|autovett|procedur|creat|fut|pitt|scult|archi)/;

/** Stands in a phrase for "e", "o", "and": "controllo e gestione" is not "controllo di gestione". */
export const JOIN = '&';

const JOINS = new Set(['e', 'ed', 'o', 'od', 'oppure', 'and', 'or']);

export function isJoin(word: string): boolean {
  return JOINS.has(word);
}

const cache = new Map<string, string>();
const MOST_CACHED = 100_000;

/** The stem under which a skill's words are kept and looked for: verb and noun of one action share it ("montare", "montaggio"). */
export function skillStem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const noun = /^(.{3,})(?:aggi[oi]?|atur[ae]|itur[ae])$/.exec(word)?.[1];
  const plain = noun !== undefined && !NO_VERB.test(word) ? genderStem(`${noun}are`) : genderStem(word);
  const made = FAMILY.get(plain) ?? plain;
  if (cache.size > MOST_CACHED) cache.clear();
  cache.set(word, made);
  return made;
}

/** Words that change nothing of what is done: a phrase may step over them. */
const LIGHT = new Set(
  `attivita operazioni operazione lavori lavoro servizi servizio mansioni mansione compiti processo processi fase fasi corretta corretto piccoli
  piccole piccolo piccola grandi grande vari varie vario diversi diverse principali generale generali generica generiche relativa relativo relative
  relativi quotidiana quotidiano ordinaria ordinario completa completo operativa operativo aziendale aziendali proprio propria interni interne esterni
  esterne nuovi nuove buona buono ottima ottimo principale eventuale daily general various`.split(/\s+/),
);

export function isLightWord(word: string): boolean {
  return LIGHT.has(word);
}
