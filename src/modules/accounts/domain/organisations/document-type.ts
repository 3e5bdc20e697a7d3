export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png';

/** Largest document, bytes. */
export const LARGEST_DOCUMENT = 5 * 1024 * 1024;

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
/** Blanks that writers leave after the last line of a PDF. */
const PDF_TAIL = 1024;
/** What makes a PDF do something when it is opened, or carry another file. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])/;

/**
 * What a file is by its content, from its first byte to its last: a file that is two things at once is none. Null for everything else, for PDFs that
 * do something by themselves, and for what was cut off.
 */
export function documentType(bytes: Uint8Array): DocumentType | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(file, PNG_START) && ends(file, PNG_END)) return 'image/png';
  if (starts(file, JPEG_START) && ends(file, JPEG_END)) return 'image/jpeg';
  return isQuietPdf(file) ? 'application/pdf' : null;
}

/** File name ending for a download. */
export function endingOf(type: DocumentType): string {
  return { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }[type];
}

function isQuietPdf(file: Buffer): boolean {
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') return false;
  const tail = file.subarray(-PDF_TAIL).toString('latin1');
  if (!/%%EOF\s*$/.test(tail)) return false;
  // Names may be written with #xx for any letter: read them as a viewer would.
  const text = withoutStreams(file.toString('latin1')).replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return !ACTIVE.test(text);
}

const STREAM = /stream\r?\n/g;
const STREAM_END = 'endstream';

/**
 * The file without its compressed content, where any three letters come up by chance. Reads every byte once: a pattern that looked for the end
 * of each stream again would stand still for minutes on a file of beginnings without an end.
 */
function withoutStreams(text: string): string {
  const kept: string[] = [];
  let from = 0;
  STREAM.lastIndex = 0;
  for (let start = STREAM.exec(text); start; start = STREAM.exec(text)) {
    const end = text.indexOf(STREAM_END, STREAM.lastIndex);
    if (end < 0) break;
    kept.push(text.slice(from, start.index));
    from = end + STREAM_END.length;
    STREAM.lastIndex = from;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

function starts(file: Buffer, start: Buffer): boolean {
  return file.subarray(0, start.length).equals(start);
}

function ends(file: Buffer, end: Buffer): boolean {
  return file.length > end.length && file.subarray(-end.length).equals(end);
}
