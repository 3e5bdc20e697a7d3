import { readPayField } from '../../../taxonomy/api.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import { splitQualification } from '../../domain/wording/title-words.ts';
import type { Candidate } from '../build-ad.ts';
import { type Bag, textOf, wordOf } from '../json/fields.ts';

export const CPI_LIST_KEYS: ReadonlySet<string> = new Set(['offerte']);

/** Facts with a field of their own that a reader of the ad needs; the source's names are the labels. */
const FACTS: readonly (readonly [string, string])[] = [
  ['Preselezione Riservata', 'Preselezione riservata'],
  ['TitoloStudioRichiesto', 'Titolo di studio richiesto'],
  ['EsperienzeLavorative', 'Esperienze lavorative'],
  ['Patente', 'Patente'],
  ['Lingue', 'Lingue'],
  ['CompetenzeDigitali', 'Competenze digitali'],
];
const UNNAMED = /^(?:azienda riservata|famiglia privata|privato|riservat[oa]|anonim[oa]|-)$/i;
const LONGEST_TASKS_AS_TITLE = 100;

/** One offer of the public employment centres of Lazio (the snapshot's form and the JSON-lines history have the same fields). */
export function readCpi(offer: Bag): Candidate {
  const tasks = textOf(offer.Mansioni);
  const qualification = textOf(offer.Qualifica);
  const { title, occupationHint, rest } = qualification === null ? titleFromTasks(tasks) : splitQualification(qualification);
  const company = textOf(offer.Azienda);
  return {
    externalKey: textOf(offer.ID_Richiesta),
    title,
    description: [rest !== null && !sameStart(rest, tasks) ? rest : null, tasks, factLines(offer)]
      .filter((part) => part !== null && part !== '')
      .join('\n\n'),
    organisation: company === null || UNNAMED.test(company) ? null : company,
    place: { name: wordOf(offer.ComuneSedeLavoro), province: wordOf(offer.ProvinciaSedeLavoro), region: 'Lazio', country: 'IT' },
    contractFields: [textOf(offer.TipoContratto), textOf(offer.TipoOrario)],
    pay: textOf(offer.Retribuzione) === null ? undefined : readPayField(textOf(offer.Retribuzione), { currency: 'EUR' }),
    openings: offer.NumeroLavoratoriRichiesti,
    occupationHint,
    language: 'it',
    publishedAt: readInstant(textOf(offer.DataInserimentoISO) ?? textOf(offer.DataInserimento)),
    expiresAt: readExpiry(textOf(offer.DataScadenzaISO) ?? textOf(offer.DataScadenza)),
    applyUrl: textOf(offer.LinkPubblicazioneOfferta),
  };
}

/** Some offers have no qualification: short tasks ("COLLABORATORE DOMESTICO") are the title then. */
function titleFromTasks(tasks: string | null) {
  const short = tasks !== null && tasks.length <= LONGEST_TASKS_AS_TITLE;
  return { title: short ? tasks : null, occupationHint: null, rest: null };
}

function sameStart(rest: string, tasks: string | null): boolean {
  return (tasks ?? '').replace(/\s+/g, ' ').includes(rest.replace(/\s+/g, ' ').slice(0, 60));
}

function factLines(offer: Bag): string {
  const lines = FACTS.map(([field, label]): [string, string] => [
    label,
    (textOf(offer[field]) ?? '').replace(/\s+/g, ' ').replace(/[\s\]]+$/, ''),
  ]);
  const reserved = [offer.PreselezioneRiservataDiversamenteAbili, offer.PreselezioneRiservataCategorieProtette].some(
    (value) => textOf(value) === 'SI',
  );
  if (reserved && textOf(offer['Preselezione Riservata']) === null) lines.unshift(['Preselezione riservata', 'Legge 68/99']);
  return lines
    .filter(([, value]) => value !== '' && value !== '-' && value !== 'NO')
    .map(([label, value]) => `- ${label}: ${value}`)
    .join('\n');
}
