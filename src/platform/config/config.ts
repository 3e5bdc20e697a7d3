import { z } from 'zod';
import { missingProviderSettings, providerSettings } from './provider-settings.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');

/** Every setting of an installation. `.env.example` documents each; a test keeps the two lists equal. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  /** The address people type; used in links, feeds and the sitemap. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  TALENTHUB_DATA_DIR: z.string().min(1).default('.data'),
  TALENTHUB_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  TALENTHUB_DEMO: flag.default(true),
  TALENTHUB_BRAND: z.enum(['talenthub', 'lombardia']).default('talenthub'),
  TALENTHUB_REGION: z
    .string()
    .regex(/^\d\d$/)
    .default('03'),
  TALENTHUB_OPERATOR_NAME: z.string().default('Talent Hub'),
  TALENTHUB_OPERATOR_MAIL: z.email().default('redazione@talenthub.example'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Talent Hub <non-rispondere@talenthub.example>'),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  IMPORT_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  ...providerSettings,
});

export interface Config extends z.infer<typeof schema> {
  readonly publicUrl: string;
}

/** The names of all settings, for the test that compares them with `.env.example`. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** A setting is wrong: the message lists every wrong one, with what it must be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and checks the environment. Throws `ConfigError` with one line for each wrong setting. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => settingNames.includes(name) && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is wrong:\n${lines.join('\n')}\nSee .env.example for what each setting means.`);
  }
  const values = parsed.data;
  const missing = missingProviderSettings(values).map((name) => `  ${name}: must be set too`);
  if (missing.length > 0) throw new ConfigError(`The configuration is not complete:\n${missing.join('\n')}\nSee .env.example.`);
  const host = values.HOST === '0.0.0.0' || values.HOST === '::' ? 'localhost' : values.HOST;
  return { ...values, publicUrl: (values.PUBLIC_URL ?? `http://${host}:${values.PORT}`).replace(/\/+$/, '') };
}
