import { isFunctionWord, type Token, tokensOf } from '../words.ts';
import { withoutAbbreviations } from './abbreviations.ts';

/** One word of a job title and how much it says about the trade (0..1). */
export interface TitleWord {
  readonly stem: string;
  readonly weight: number;
}

/** Words of ads that say nothing about the trade. */
const NOISE = new Set(
  `cercasi cerca cercano cerchiamo ricercasi ricerca ricerchiamo selezioniamo selezione offresi assumiamo assume urgente urgentemente urge full
  part time tempo pieno parziale determinato indeterminato stage tirocinio tirocinante curriculare extracurriculare esperienza esperto esperta
  minima sede zona turni turnista mf fm rif ref codice ccnl neodiplomato neodiplomata neolaureato neolaureata categorie protette protetta legge
  contratto disponibilita immediata immediato lavoro posizione figura profilo risorsa candidato candidata candidati azienda cliente
  professioni professione assimilate assimilati assimilata altri altre altro vari varie settore
  hiring wanted job vacancy fulltime parttime remote smart working smartworking`.split(/\s+/),
);
/** After one of these the title speaks of the employer; what follows "per", "in" or "con" is mostly part of the trade ("commesso in farmacia"). */
const CONTEXT = new Set('presso at c'.split(' '));
/** How much one knows, not what one does. */
const CONTEXT_WEIGHT = 0.45;
const LATER_PART_WEIGHT = 0.6;
/** Words of rank say how much one knows, not what one does. */
const RANKS = new Set('senior junior sr jr neo apprendista apprendisti apprendistato'.split(' '));
const RANK_WEIGHT = 0.4;

/** The words of a title, the trade first: what follows a dash, a bracket or "presso" weighs less. Each stem once, with its best weight. */
export function titleWords(title: string): TitleWord[] {
  const best = new Map<string, number>();
  let weight = 1;
  for (const token of tokensOf(withoutAbbreviations(title))) {
    if (token.breaks && best.size > 0) weight = LATER_PART_WEIGHT;
    if (CONTEXT.has(token.word) && best.size > 0) weight = Math.min(weight, CONTEXT_WEIGHT);
    if (!counts(token)) continue;
    const worth = RANKS.has(token.word) ? weight * RANK_WEIGHT : weight;
    best.set(token.stem, Math.max(best.get(token.stem) ?? 0, worth));
  }
  return [...best].map(([stem, each]) => ({ stem, weight: each }));
}

function counts({ word }: Token): boolean {
  return !isFunctionWord(word) && !NOISE.has(word) && !/^\d+$/.test(word) && (word.length > 1 || word === 'c');
}
