/** Domains where everybody gets an address or a page: they prove nothing of an organisation. Only the commonest: a person looks at the rest. */
const ANYBODYS = new Set(
  `gmail.com googlemail.com outlook.com outlook.it hotmail.com hotmail.it live.com live.it msn.com yahoo.com yahoo.it ymail.com icloud.com me.com
  libero.it virgilio.it alice.it tim.it tin.it tiscali.it fastwebnet.it iol.it inwind.it blu.it email.it aruba.it pec.it legalmail.it
  proton.me protonmail.com gmx.com gmx.net aol.com mail.com zoho.com tutanota.com facebook.com instagram.com linkedin.com
  sites.google.com google.com wixsite.com wordpress.com altervista.org jimdo.com blogspot.com github.io`
    .split(/\s+/)
    .filter(Boolean),
);

export function isAnybodys(domain: string): boolean {
  return ANYBODYS.has(domain.toLowerCase());
}

/**
 * Whether an address shows that its owner belongs to the organisation with this web domain: the very same domain, and one of its own.
 * Domains below or above it prove nothing: whoever has `gov.it` in common is not the same body.
 */
export function provesDomain(email: string, domain: string): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return host === domain.toLowerCase() && !isAnybodys(host);
}
