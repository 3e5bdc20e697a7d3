import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../../../../platform/config/config.ts';

/** Who we are towards identity providers. */
export interface SamlSettings {
  readonly entityId: string;
  /** Where their answers go to. */
  readonly answerTo: string;
  /** PEM. */
  readonly key: string;
  /** PEM, the present one first, then the one that comes next. */
  readonly certificates: readonly string[];
  readonly level: number;
}

const read = new WeakMap<Config, SamlSettings>();

/** Reads key and certificates once. Throws when a file is missing or is none. */
export function samlSettings(config: Config): SamlSettings {
  const known = read.get(config);
  if (known) return known;
  const files = [config.TALENTHUB_SAML_CERT_FILE, config.TALENTHUB_SAML_NEXT_CERT_FILE].filter((file) => file !== undefined);
  const key = readFileSync(config.TALENTHUB_SAML_KEY_FILE ?? '', 'utf8');
  createPrivateKey(key);
  const settings: SamlSettings = {
    entityId: config.TALENTHUB_SAML_ENTITY_ID ?? config.publicUrl,
    answerTo: `${config.publicUrl}/accedi/saml/ritorno`,
    key,
    certificates: files.map((file) => readFileSync(file, 'utf8')),
    level: config.TALENTHUB_SAML_LEVEL,
  };
  read.set(config, settings);
  return settings;
}
