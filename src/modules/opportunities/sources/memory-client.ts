import { err, ok } from '../../../kernel/result.ts';
import { type SourceClient, sourceError } from './source-client.ts';

/** The in-memory double: answers what a test put at each address, honours ETags, knows no network. */
export function memoryClient(pages: Map<string, { readonly body: string | Uint8Array; readonly etag?: string }>): SourceClient {
  return {
    async fetch(url, known) {
      const page = pages.get(url);
      if (!page) return err(sourceError('source-status', { status: 404 }));
      const etag = page.etag ?? null;
      if (etag !== null && etag === known.etag) return ok({ type: 'not-modified' });
      return ok({ type: 'body', body: bytesOf(page.body), version: { etag, lastModified: null } });
    },
  };
}

async function* bytesOf(body: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof body === 'string' ? Buffer.from(body) : body;
}
