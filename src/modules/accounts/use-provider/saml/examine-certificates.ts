import { X509Certificate } from 'node:crypto';
import { type Finding, finding } from '../../../../platform/doctor/finding.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { identityProviders } from './identity-providers.ts';
import { samlSettings } from './saml-settings.ts';

const CHECK = 'saml-certificates';
const DAY_MS = 86_400_000;
/** To make a certificate, hand it to the federation and wait until all have read it. */
const SOON_DAYS = 45;

/** When our certificate and those of the identity providers end; nothing without SAML. Of somebody with several, the one that lasts longest counts. */
export async function examineCertificates(platform: Platform): Promise<readonly Finding[]> {
  if (!platform.config.TALENTHUB_SAML_IDP_METADATA) return [];
  let own: readonly string[];
  try {
    own = samlSettings(platform.config).certificates;
  } catch (error) {
    return [finding(CHECK, 'wrong', `our key or certificate cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'not a PEM file'}`)];
  }
  const providers = await identityProviders(platform);
  if (providers.length === 0) return [finding(CHECK, 'wrong', 'no usable identity provider in the metadata: see the log')];
  const now = platform.clock.now().getTime();
  const ends = [{ name: 'ours', certificates: own }, ...providers].map(({ name, certificates }) => {
    const last = Math.max(...certificates.map((pem) => new X509Certificate(pem).validToDate.getTime()));
    return { name, days: Math.floor((last - now) / DAY_MS) };
  });
  const near = ends.filter(({ days }) => days < SOON_DAYS).sort((a, b) => a.days - b.days);
  if (near.length === 0)
    return [finding(CHECK, 'ok', `${ends.length}, the first ends in ${Math.min(...ends.map(({ days }) => days))} days`)];
  const detail = near.map(({ name, days }) => `${name} ${days < 0 ? 'has ended' : `ends in ${days} days`}`).join('; ');
  return [finding(CHECK, near.some(({ days }) => days < 0) ? 'wrong' : 'warn', detail)];
}
