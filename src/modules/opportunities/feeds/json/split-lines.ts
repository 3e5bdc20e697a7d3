/** A piece of a feed that should be one record: its text, or the fact that it is longer than allowed. */
export type Piece = { readonly text: string } | { readonly tooLarge: true; readonly start: string };

/** A line with whether a line end followed it: a last line without one may have been cut. */
export type Line = Piece & { readonly ended: boolean };

/** Non-empty lines, one at a time; of a line above `longest` only the first 500 characters are kept. */
export async function* splitLines(text: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  const take = (ended: boolean): Line | null => {
    const line =
      length > longest ? { tooLarge: true as const, start: parts.join('').slice(0, 500), ended } : { text: parts.join('').trim(), ended };
    parts = [];
    length = 0;
    return 'text' in line && line.text === '' ? null : line;
  };
  for await (const chunk of text) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      add(chunk.slice(from, end));
      const line = take(true);
      if (line !== null) yield line;
      from = end + 1;
    }
    add(chunk.slice(from));
  }
  const last = take(false);
  if (last !== null) yield last;

  function add(part: string): void {
    length += part.length;
    if (length <= longest || parts.length === 0) parts.push(length <= longest ? part : part.slice(0, 500));
    else parts.length = 1;
  }
}
