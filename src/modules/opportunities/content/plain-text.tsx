/** A paragraph's lines, or the items of a list. */
type Block = { readonly type: 'paragraph' | 'list'; readonly lines: readonly string[] };

/** Plain text of an ad → paragraphs (separated by blank lines) and lists (lines that begin with "- "). */
export function blocksOf(text: string): Block[] {
  const blocks: { type: Block['type']; lines: string[] }[] = [];
  let open = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      open = false;
      continue;
    }
    const type = /^[-•*] /.test(line) ? 'list' : 'paragraph';
    const last = blocks.at(-1);
    const content = type === 'list' ? line.slice(2).trim() : line;
    if (open && last?.type === type) last.lines.push(content);
    else blocks.push({ type, lines: [content] });
    open = true;
  }
  return blocks;
}

/** Text from outside, shown as text: whatever it holds, none of it becomes markup. */
export function PlainText({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map((block) =>
        block.type === 'list' ? (
          <ul>
            {block.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : (
          <p>{block.lines.flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</p>
        ),
      )}
    </>
  );
}
