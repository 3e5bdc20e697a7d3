import { z } from 'zod';
import { formList } from '../../../../platform/http/forms.ts';
import type { FormBody } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { OccupationConcept, Taxonomy } from '../../../taxonomy/api.ts';
import type { Draft } from '../../domain/draft.ts';
import { type InterestProfile, interestsFrom, likeness } from '../../domain/interests.ts';

export interface JobChoice {
  readonly id: number;
  readonly label: string;
  readonly ticked: boolean;
}

export interface SearchedJobs {
  readonly query: string;
  readonly jobs: readonly JobChoice[];
}

export interface JobView {
  /** Chosen before. */
  readonly chosen: readonly JobChoice[];
  readonly searched: SearchedJobs | null;
  /** Named in the person's own text. */
  readonly named: readonly JobChoice[];
  /** Occupations whose interests look like the person's. */
  readonly kindred: readonly JobChoice[];
}

/** `?cerca=`: words for a job. */
export const searchWords = z.object({ cerca: z.string().trim().max(80).catch('') });

const SEARCH_RESULTS = 8;
const KINDRED = 6;
/** Correlation from which two interest profiles are called alike. */
const ALIKE = 0.5;
/** One occupation per ISCO group of this many digits, so that six ideas are not six kinds of cook. */
const VARIETY_DIGITS = 2;

/** What the page of wanted jobs offers; no job is offered twice. */
export function jobView(taxonomy: Taxonomy, draft: Draft, locale: Locale, query: string): JobView {
  const { choices, byId } = offers(taxonomy, locale, draft.occupations);
  return {
    chosen: byId(draft.occupations),
    searched: query === '' ? null : { query, jobs: choices(searchJobs(taxonomy, query, locale)) },
    named: byId(draft.named),
    kindred: choices(kindredJobs(taxonomy, interestsFrom(draft.likes))),
  };
}

/** What the page of refused jobs offers: those refused before, and what was searched. */
export function refusedView(
  taxonomy: Taxonomy,
  refused: readonly number[],
  locale: Locale,
  query: string,
): Pick<JobView, 'chosen' | 'searched'> {
  const { choices, byId } = offers(taxonomy, locale, refused);
  return { chosen: byId(refused), searched: query === '' ? null : { query, jobs: choices(searchJobs(taxonomy, query, locale)) } };
}

/** The known jobs that are ticked in a form. */
export function jobsIn(form: FormBody, field: string, taxonomy: Taxonomy): number[] {
  const jobs = formList(form, field).flatMap((value) => {
    const job = /^\d{1,15}$/.test(value) ? taxonomy.occupation(Number(value)) : undefined;
    return job ? [job.id] : [];
  });
  return [...new Set(jobs)];
}

/** Makes choices of jobs, each job once on a page. */
function offers(taxonomy: Taxonomy, locale: Locale, ticked: readonly number[]) {
  const wanted = new Set(ticked);
  const offered = new Set<number>();
  const choices = (jobs: readonly (OccupationConcept | undefined)[]): JobChoice[] =>
    jobs.flatMap((job) => {
      if (!job || offered.has(job.id)) return [];
      offered.add(job.id);
      return [{ id: job.id, label: job.label(locale), ticked: wanted.has(job.id) }];
    });
  return { choices, byId: (ids: readonly number[]) => choices(ids.map((id) => taxonomy.occupation(id))) };
}

/** First what is called like that, then what people mean by it. */
function searchJobs(taxonomy: Taxonomy, query: string, locale: Locale): readonly OccupationConcept[] {
  const linked = taxonomy.linkTitle(query, { lang: locale, limit: 3 }).map(({ occupation }) => occupation);
  const found = [...taxonomy.searchOccupations(query, locale, SEARCH_RESULTS), ...linked];
  return [...new Map(found.map((job) => [job.id, job])).values()].slice(0, SEARCH_RESULTS);
}

function kindredJobs(taxonomy: Taxonomy, interests: InterestProfile | null): readonly OccupationConcept[] {
  if (!interests) return [];
  const ranked = [...taxonomy.occupations()]
    .flatMap((job) => (job.riasec ? [{ job, alike: likeness(interests, job.riasec) }] : []))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || a.job.id - b.job.id);
  const groups = new Set<string>();
  return ranked
    .filter(({ job }) => {
      const group = job.isco.slice(0, VARIETY_DIGITS);
      return groups.has(group) ? false : groups.add(group);
    })
    .slice(0, KINDRED)
    .map(({ job }) => job);
}
