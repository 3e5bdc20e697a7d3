/** Words long enough that one wrong letter leaves no doubt. */
const LEAST = 8;

/** Finds the word of a vocabulary that a long misspelt word means: one letter missing, too many, wrong or swapped. */
export class Typos {
  private readonly byGap = new Map<string, string>();
  private readonly words = new Set<string>();

  add(word: string): void {
    if (word.length < LEAST || this.words.has(word)) return;
    this.words.add(word);
    for (const shorter of gaps(word)) if (!this.byGap.has(shorter)) this.byGap.set(shorter, word);
  }

  /** The word meant, undefined when it is one of the vocabulary, too short, or like none of them. Both begin with the same letter. */
  correct(word: string): string | undefined {
    if (word.length < LEAST || word.length > 24 || this.words.has(word)) return undefined;
    for (const key of [word, ...gaps(word)]) {
      const meant = this.byGap.get(key) ?? (key !== word && this.words.has(key) ? key : undefined);
      // An ending that changes is another form of a word, which stemming knows, or another word.
      if (meant !== undefined && meant[0] === word[0] && meant.slice(-3) === word.slice(-3)) return meant;
    }
    return undefined;
  }
}

function gaps(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
