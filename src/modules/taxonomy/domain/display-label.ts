/** Both genders in one title, as short as people write it: "cameriere/a di sala", "direttore/direttrice", "barista". */
export function bothGenders(masculine: string, feminine: string): string {
  if (masculine === feminine) return masculine;
  const m = masculine.split(' ');
  const f = feminine.split(' ');
  const different = m.filter((word, index) => word !== f[index]).length;
  if (m.length !== f.length) return `${masculine}/${feminine}`;
  const merged = m.map((word, index) => shortForm(word, f[index] as string));
  if (merged.every((word) => word !== null)) return merged.join(' ');
  return different === 1
    ? m.map((word, index) => (word === f[index] ? word : `${word}/${f[index]}`)).join(' ')
    : `${masculine}/${feminine}`;
}

/** "cameriere", "cameriera" → "cameriere/a"; null when more than the last vowel differs. */
function shortForm(masculine: string, feminine: string): string | null {
  if (masculine === feminine) return masculine;
  const sameLength = masculine.length === feminine.length;
  return sameLength && masculine.slice(0, -1) === feminine.slice(0, -1) ? `${masculine}/${feminine.slice(-1)}` : null;
}

/** A label at the beginning of a line or as a heading. */
export function capitalised(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
