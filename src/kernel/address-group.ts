import ipaddr from 'ipaddr.js';

/** What counts as one caller: an IPv4 address, or the /64 of an IPv6 one, which a single household or phone has whole. */
export function addressGroup(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
