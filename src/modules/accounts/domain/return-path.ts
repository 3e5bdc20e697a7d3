const MOST_CHARACTERS = 500;
const HERE = 'http://own.invalid';
/** Coming back to these would sign out, ask again, or show raw data. */
const NO_RETURN = /^\/(?:esci|accedi|api|assets|healthz|readyz|metrics|reimposta|conferma)(?:[/?]|$)/;

/**
 * A path of our own to go back to after signing in, without language prefix; null for anything that a browser could take for another site
 * (`//evil`, `/\evil`, control characters, schemes), however it is written.
 */
export function returnPath(text: string): string | null {
  if (text.length > MOST_CHARACTERS || !/^\/[\x21-\x7e]*$/.test(text)) return null;
  const url = URL.parse(text, HERE);
  if (url?.origin !== HERE || url.username !== '' || url.password !== '') return null;
  const path = url.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  // The parser has resolved "/a/..//evil" and turned "\" into "/"; what is written in percent signs stays so and stays a path.
  if (path.includes('//') || text.split(/[?#]/)[0]?.includes('\\') || NO_RETURN.test(path)) return null;
  return `${path}${url.search}`;
}
