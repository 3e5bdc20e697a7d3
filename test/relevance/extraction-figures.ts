import type { Taxonomy } from '../../src/modules/taxonomy/api.ts';
import { readFields } from '../../src/modules/taxonomy/api.ts';
import { plainNotation } from '../../src/modules/taxonomy/testing/field-notation.ts';
import { starterSkills } from '../../src/modules/taxonomy/testing/skills-on-paper.ts';
import { smallTaxonomy } from '../../src/modules/taxonomy/testing/small-taxonomy.ts';
import { type Label, type LabelledSentence, labelledSentences } from './extraction-set.ts';

/** Counts over a half: found rightly, found wrongly, missed. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface Half {
  readonly sentences: number;
  /** By kind of field, "skill", and "all fields". */
  readonly kinds: Readonly<Record<string, Counts>>;
  /** Of the fields found rightly: how many with the demand that was labelled. */
  readonly demandRight: number;
  readonly demandAll: number;
}

/** The figures of both halves, with the starter's skills. */
export interface Measured {
  readonly dev: Half;
  readonly held: Half;
}

export function measureExtraction(): Measured {
  const taxonomy = smallTaxonomy({ skills: starterSkills() });
  const all = labelledSentences();
  const half = (name: LabelledSentence['half']) =>
    figuresOf(
      all.filter((sentence) => sentence.half === name),
      taxonomy,
    );
  return { dev: half('dev'), held: half('held') };
}

/** One thing found in a sentence. */
interface Prediction {
  readonly kind: string;
  readonly value: string;
  readonly preferred: boolean;
}

/** Licences, languages and shifts are also starter skills: they count as fields, once. */
const ALSO_FIELDS = /^(?:patent|cqc$|lingua-|lavorare-su-turni$|lavorare-nei-fine-settimana$)/;

function figuresOf(sentences: readonly LabelledSentence[], taxonomy: Taxonomy): Half {
  const kinds = new Map<string, { right: number; wrong: number; missed: number }>();
  const count = (kind: string, what: keyof Counts) => {
    for (const each of kind === 'skill' ? [kind] : [kind, 'all fields']) {
      const counts = kinds.get(each) ?? { right: 0, wrong: 0, missed: 0 };
      counts[what]++;
      kinds.set(each, counts);
    }
  };
  let demandRight = 0;
  let demandAll = 0;
  for (const sentence of sentences) {
    const { right, wrong, missed } = compare(sentence, taxonomy);
    for (const { label, found } of right) {
      if (!label.optional) count(label.kind, 'right');
      if (label.kind === 'skill' || label.optional) continue;
      demandAll++;
      if (label.preferred === found.preferred) demandRight++;
    }
    for (const found of wrong) count(found.kind, 'wrong');
    for (const label of missed) count(label.kind, 'missed');
  }
  return { sentences: sentences.length, kinds: Object.fromEntries(kinds), demandRight, demandAll };
}

interface Comparison {
  readonly right: readonly { readonly label: Label; readonly found: Prediction }[];
  readonly wrong: readonly Prediction[];
  readonly missed: readonly Label[];
}

/** A sentence's labels against what is found in it; equal things found twice count once. */
function compare(sentence: LabelledSentence, taxonomy: Taxonomy): Comparison {
  const left = [...sentence.labels].sort((a, b) => Number(a.optional) - Number(b.optional));
  const right: { label: Label; found: Prediction }[] = [];
  const wrong: Prediction[] = [];
  for (const found of predictions(sentence.text, taxonomy)) {
    const matches = (label: Label) => label.kind === found.kind && label.values.includes(found.value);
    const at = left.findIndex(matches);
    // A second name for what is labelled once ("pulire-bagni|pulire-gli-ambienti") is no mistake.
    if (at < 0 && right.some(({ label }) => matches(label))) continue;
    const [label] = at < 0 ? [] : left.splice(at, 1);
    if (label) right.push({ label, found });
    else wrong.push(found);
  }
  return { right, wrong, missed: left.filter((label) => !label.optional) };
}

function predictions(text: string, taxonomy: Taxonomy): Prediction[] {
  const fields = readFields(text)
    .filter((field) => field.demand !== 'notRequired' || field.kind === 'experience')
    .map((field) => {
      const [kind = '', value = ''] = plainNotation(field).split('=');
      return { kind, value, preferred: field.demand === 'preferred' };
    });
  const skills = taxonomy
    .extractSkills(text, 'it')
    .map(({ skill }) => skill.uri)
    .filter((uri) => uri.startsWith('starter:') && !ALSO_FIELDS.test(uri.slice(8)))
    .map((uri) => ({ kind: 'skill', value: uri.slice(8), preferred: false }));
  const once = new Map([...fields, ...skills].map((each) => [`${each.kind}=${each.value}`, each]));
  return [...once.values()];
}
