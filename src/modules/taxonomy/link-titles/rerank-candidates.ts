import type { Embeddings } from '../../../platform/embeddings/embeddings.ts';
import type { Language, TitleCandidate } from '../domain/taxonomy.ts';

/** Candidates of one title that a provider of embeddings is asked about. */
const ASKED = 10;
/** How far a candidate that the provider finds unlike the title falls. */
const WEIGHT = 0.4;
/** Our own names of an occupation need no second opinion. */
const CERTAIN = 0.99;

export interface LinkedTitle {
  readonly text: string;
  readonly candidates: readonly TitleCandidate[];
}

/** Orders the first candidates of each title anew, by what an embedding provider makes of title and label; as they are when there is none. */
export async function rerankCandidates(
  embeddings: Embeddings,
  titles: readonly LinkedTitle[],
  lang: Language,
): Promise<readonly LinkedTitle[]> {
  const doubtful = titles.filter(({ candidates }) => candidates.length > 1 && (candidates[0]?.score ?? 1) < CERTAIN);
  const texts = doubtful.flatMap(({ text, candidates }) => [
    text,
    ...candidates.slice(0, ASKED).map(({ occupation }) => occupation.label(lang)),
  ]);
  const vectors = doubtful.length === 0 ? null : await embeddings.embed(texts);
  if (!vectors) return titles;
  let at = 0;
  const reranked = new Map<LinkedTitle, LinkedTitle>();
  for (const title of doubtful) {
    const size = 1 + Math.min(ASKED, title.candidates.length);
    reranked.set(title, reordered(title, vectors.slice(at, at + size)));
    at += size;
  }
  return titles.map((title) => reranked.get(title) ?? title);
}

function reordered(title: LinkedTitle, [own = [], ...labels]: readonly (readonly number[])[]): LinkedTitle {
  const likeness = labels.map((label) => cosine(own, label));
  const best = Math.max(...likeness);
  const candidates = title.candidates.map((candidate, place) => {
    const like = likeness[place];
    if (like === undefined || candidate.score >= CERTAIN) return candidate;
    return { ...candidate, score: Math.round(candidate.score * (1 - WEIGHT * Math.min(1, best - like)) * 1000) / 1000 };
  });
  return { ...title, candidates: candidates.sort((a, b) => b.score - a.score) };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (const [at, value] of a.entries()) sum += value * (b[at] ?? 0);
  return sum / (Math.hypot(...a) * Math.hypot(...b) || 1);
}
