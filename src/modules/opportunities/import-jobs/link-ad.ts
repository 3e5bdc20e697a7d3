import type { Taxonomy, TitleCandidate } from '../../taxonomy/api.ts';
import type { OccupationSource } from '../domain/opportunity.ts';

export interface AdWords {
  readonly title: string;
  readonly description: string;
  /** The source's own code or name for the occupation. */
  readonly hint: string | null;
  readonly language: string;
}

/** The occupation of an ad, when it is known well enough, and how sure the linker was of its best guess in any case. */
export interface AdLink {
  readonly link: TitleCandidate | null;
  /** 0..1; null when nothing was found at all. */
  readonly confidence: number | null;
  /** What decided; `none` without occupation. */
  readonly source: OccupationSource;
}

/** Below this an ad has no occupation: none is better than a wrong one. */
const LEAST_CONFIDENCE = 0.6;
/** What a text says in passing is less sure than a title. */
const TEXT_FACTOR = 0.85;
const SENTENCES_READ = 600;
const MOST_PHRASES = 4;
/** "cerchiamo un cuoco per…", "la figura di barista": what follows is a title, up to the next sign or clause. */
const ANNOUNCED =
  /(?<!\p{L})(?:(?:ri)?cerchiamo|(?:ri)?cercasi|(?:ri)?cerca|ricerchiamo|selezioniamo|seleziona|assumiamo|assume|ricerca(?:\s+di)?|figura\s+di|ruolo\s+di|mansione\s+di|profilo\s+di|posizione\s+di|looking\s+for|hiring|position\s+of|role\s+of)\s+(?:(?:un|uno|una|un[’']|n[.°]?\s*\d+|\d+|a|an)(?:\s+|(?<=[’'])))?([^.;:,!?()\n•]{3,80})/giu;
const CLAUSE_END = /\s(?:per|che|con|da|presso|nel|nella|in|su|a|al|alla|for|who|with|to|at)\s.*$/iu;

/** Links an ad by its title and its source's hint; by its text when these say nothing ("cercasi personale"). */
export function linkAd(taxonomy: Taxonomy, { title, description, hint, language }: AdWords): AdLink {
  const lang = language === 'it' || language === 'en' ? language : undefined;
  const first = (text: string, by: string | null): TitleCandidate | null =>
    taxonomy.linkTitle(text, { lang, limit: 1, hint: by })[0] ?? null;
  const byTitle = first(title, null);
  const byBoth = hint === null ? byTitle : first(title, hint);
  if (isSure(byBoth)) return { link: byBoth, confidence: byBoth.score, source: isSure(byTitle) ? 'title' : 'hint' };
  const byHint = hint === null ? null : weaker(first(hint, null));
  if (isSure(byHint)) return { link: byHint, confidence: byHint.score, source: 'hint' };
  const byText = best(announcedTitles(description).map((each) => weaker(first(each, null))));
  if (isSure(byText)) return { link: byText, confidence: byText.score, source: 'text' };
  return { link: null, confidence: best([byBoth, byHint, byText])?.score ?? null, source: 'none' };
}

/** The titles that the beginning of a text announces. */
export function announcedTitles(text: string): string[] {
  const found = [...text.slice(0, SENTENCES_READ).matchAll(ANNOUNCED)].map(([, words = '']) => words.replace(CLAUSE_END, '').trim());
  return [...new Set(found)].filter((each) => each.length >= 3).slice(0, MOST_PHRASES);
}

function isSure(candidate: TitleCandidate | null): candidate is TitleCandidate {
  return candidate !== null && candidate.score >= LEAST_CONFIDENCE;
}

function weaker(candidate: TitleCandidate | null): TitleCandidate | null {
  return candidate && { ...candidate, score: Math.round(candidate.score * TEXT_FACTOR * 1000) / 1000 };
}

function best(candidates: readonly (TitleCandidate | null)[]): TitleCandidate | null {
  return candidates.reduce((top, each) => (each && each.score > (top?.score ?? 0) ? each : top), null);
}
