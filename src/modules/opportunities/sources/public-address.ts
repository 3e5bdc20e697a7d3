import ipaddr from 'ipaddr.js';

/** Metadata services of clouds that live at addresses which look public. */
const FORBIDDEN = new Set(['168.63.129.16']);

/**
 * Whether an IP address is one of the public internet: no private, loopback, link-local, shared, multicast, reserved, documentation
 * or tunnel range, also not inside an IPv4-mapped or -compatible IPv6 address. Anything that is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  if (FORBIDDEN.has(parsed.toString())) return false;
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  // Global unicast is 2000::/3 and nothing else (RFC 4291); ::a.b.c.d (deprecated) would reach IPv4 through the back door.
  return parsed.range() === 'unicast' && ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** What is wrong with the address of a source, before anything is asked of the network; null when nothing is. */
export function urlProblem(url: URL, allowPrivate: boolean): 'scheme' | 'credentials' | 'port' | 'address' | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (allowPrivate) return null;
  if (url.port !== '' && url.port !== '80' && url.port !== '443') return 'port';
  // The URL parser has already turned 0x7f.1, 2130706433 and the like into dotted form.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : 'address';
  return /(?:^|\.)(?:localhost|local|internal|localdomain)\.?$/i.test(host) ? 'address' : null;
}
