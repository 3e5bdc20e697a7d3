const LONGEST = 254;
const SHAPE = /^[^\s@"<>,;:\\()[\]\p{C}]+@[^\s@"<>,;:\\()[\]\p{C}.]+(?:\.[^\s@"<>,;:\\()[\]\p{C}.]+)+$/u;

/** An address as it is stored: composed letters, lower case, no blanks around; null when it is none. */
export function normaliseEmail(text: string): string | null {
  const address = text.normalize('NFKC').trim().toLowerCase();
  return address.length <= LONGEST && SHAPE.test(address) ? address : null;
}
