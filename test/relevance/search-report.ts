import { percent, type Verdict } from './search-judge.ts';

/** Figures of a group of queries; null where no query of the group has them. */
export interface Figures {
  readonly queries: number;
  /** Queries whose first ad is right. */
  readonly first: number | null;
  /** Mean share of right ads among the first ten. */
  readonly precision: number | null;
  /** Mean share of the right ads that were found. */
  readonly recall: number | null;
  /** Queries with ads to find that found none. */
  readonly nothing: number | null;
  /** Queries with at least one broken expectation. */
  readonly broken: number;
}

/** Figures by name of group, and of them all as "tutte". */
export function figuresOf(verdicts: readonly Verdict[]): Map<string, Figures> {
  const groups = Map.groupBy(verdicts, ({ query }) => query.group);
  return new Map([...groups, ['tutte', [...verdicts]] as const].map(([name, of]) => [name, figures(of)]));
}

function figures(verdicts: readonly Verdict[]): Figures {
  const judged = verdicts.filter(({ first }) => first !== null);
  return {
    queries: verdicts.length,
    first: mean(judged.map(({ first }) => Number(first))),
    precision: mean(judged.map(({ precision }) => precision ?? 0)),
    recall: mean(verdicts.flatMap(({ recall }) => (recall === null ? [] : [recall]))),
    nothing: mean(judged.map(({ total }) => Number(total === 0))),
    broken: verdicts.filter(({ broken }) => broken.length > 0).length,
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface Run {
  readonly day: string;
  readonly figures: Readonly<Record<string, Figures>>;
}

/** The report as Markdown: figures of the first run ever beside those of today, then every expectation that is not met. */
export function reportText(first: Run, today: Run, ads: number, verdicts: readonly Verdict[]): string {
  const rows = Object.entries(today.figures).map(([name, now]) => {
    const then = first.figures[name];
    const pair = (of: (one: Figures) => number | null) => `${then ? shown(of(then)) : '–'} → ${shown(of(now))}`;
    return `| ${name} | ${now.queries} | ${pair((f) => f.first)} | ${pair((f) => f.precision)} | ${pair((f) => f.recall)} | ${pair((f) => f.nothing)} | ${then?.broken ?? '–'} → ${now.broken} |`;
  });
  const broken = verdicts.filter((verdict) => verdict.broken.length > 0);
  return `# Search quality on real ads

Made by \`npm run relevance:search\` on ${today.day}; first run on ${first.day}. ${today.figures.tutte?.queries} queries over ${ads} open ads of Italian public employment
centres (\`../shared/data/jobs/italy\`, imported with the product's own importer, the clock before the first expiry). The judgements are rules
on the ads' own fields (\`search-golden.ts\`), written before the engine was asked; the first run is the engine as it was then.

After the first run these rules were made narrower or wider, because they asked for something else than the query says, and nothing else
was changed in them: the text that is judged includes the organisation's name («medici» finds medical centres); «infermiera», «medici»,
«commercialista», «impianti fotovoltaici», «magazziniere vicino a Guidonia», «electrician jobs in Latina» and «cuoco provincia di Latina»
need not find every ad that uses a kindred word in passing; «elettricista Latina» accepts an electromechanic. The engine was then mended on
these same queries: the figures say what was repaired, not what unseen queries would get.

First right: the first ad fits the rule. Precision: share of the first ten that fit. Recall: share of the fitting ads that were found at all.
Nothing: queries with fitting ads that found none. Broken: queries with an expectation not met (also corrections, places understood, totals).
Each column: first run → today.

| group | queries | first right | precision@10 | recall | nothing | broken |
| --- | ---: | --- | --- | --- | --- | --- |
${rows.join('\n')}

${broken.length === 0 ? 'Every expectation is met.' : `Not met:\n\n${broken.map(({ query, broken: why }) => `- «${query.q}»: ${why.join('; ')}`).join('\n')}`}
`;
}

function shown(value: number | null): string {
  return value === null ? '–' : percent(value);
}
