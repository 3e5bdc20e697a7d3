import type { Viewer } from '../../kernel/access/viewer.ts';
import type { AppError } from '../../kernel/result.ts';
import type { Locale } from '../i18n/catalogue.ts';
import type { ModuleManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import type { PageView } from './reply.ts';

/** What the layout needs to know of the request. */
export interface PageRequest {
  readonly platform: Platform;
  readonly locale: Locale;
  /** Path without language prefix, and the query string with its "?". */
  readonly path: string;
  readonly search: string;
  readonly csrfToken: string;
  /** Who is signed in, for the header; null for visitors. */
  readonly viewer: Viewer | null;
  /** Name of a notice to show (`?esito=` after a redirect), or null. */
  readonly notice: string | null;
  readonly requestId: string;
}

/** How pages become HTML. Given by `app.ts`, because the platform knows nothing of the design. */
export interface Renderer {
  page(view: PageView, request: PageRequest): string;
  /** The page for an error; `module` is the one whose route failed, whose catalogue has the sentence. */
  errorPage(error: AppError, request: PageRequest, module: ModuleManifest | null): PageView;
  /** The sentence for an error, for problem+json. */
  errorText(error: AppError, locale: Locale, module: ModuleManifest | null): string;
}
