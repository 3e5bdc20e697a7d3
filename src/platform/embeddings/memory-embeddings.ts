import type { Embeddings } from './embeddings.ts';

const SIZE = 64;

/** A double for tests: texts that share letter groups are alike. It can be told to fail, and remembers how often it was asked. */
export function memoryEmbeddings(): Embeddings & { failing: boolean; readonly asked: string[][] } {
  return {
    failing: false,
    asked: [],
    async embed(texts) {
      this.asked.push([...texts]);
      return this.failing ? null : texts.map(vectorOf);
    },
  };
}

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: SIZE }, () => 0);
  const marked = ` ${text.toLowerCase()} `;
  for (let at = 0; at + 3 <= marked.length; at++) {
    let hash = 7;
    for (const letter of marked.slice(at, at + 3)) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
    vector[hash % SIZE] = (vector[hash % SIZE] ?? 0) + 1;
  }
  return vector;
}
