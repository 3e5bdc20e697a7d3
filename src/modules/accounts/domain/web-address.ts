const LONGEST = 200;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** A web address as people type it ("esempio.it/lavora") → https address and its domain; null when it is none. */
export function readWebAddress(typed: string): { readonly url: string; readonly domain: string } | null {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(text);
  if (!url || text.length > LONGEST || url.username || url.password || url.port || !HOST.test(url.hostname)) return null;
  return { url: `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`, domain: url.hostname.replace(/^www\./, '') };
}
