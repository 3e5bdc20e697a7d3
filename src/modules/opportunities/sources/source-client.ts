import type { AppError, Result } from '../../../kernel/result.ts';

/** What we know of the source from the last time, for a conditional request. */
export interface KnownVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The source's answer: nothing new, or its bytes (as sent, perhaps gzipped) with the version to remember. */
export type SourceAnswer =
  | { readonly type: 'not-modified' }
  | { readonly type: 'body'; readonly body: AsyncIterable<Uint8Array>; readonly version: KnownVersion };

/**
 * Fetches sources over HTTP(S). Errors: `source-url` (params.why: scheme, credentials, port, address), `source-address` (the name
 * leads to a private address), `source-status` (params.status), `source-redirects`, `source-unreachable` (params.detail),
 * `source-encoding`. While the body is read, a `SourceFailure` is thrown for a broken connection or a limit.
 */
export interface SourceClient {
  fetch(url: string, known: KnownVersion): Promise<Result<SourceAnswer>>;
}

/** The body of a source broke off. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
}

export function sourceError(code: string, params: Readonly<Record<string, string | number>>): AppError {
  return { code: `opportunities.${code}`, status: 422, params };
}
