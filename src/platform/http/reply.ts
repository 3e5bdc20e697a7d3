import type { ComponentChildren, VNode } from 'preact';
import type { AppError } from '../../kernel/result.ts';

export interface Crumb {
  readonly label: string;
  readonly path?: string;
}

/** What a page hands to the layout. Paths are without language prefix. */
export interface PageView {
  /** Without the site's name, which the layout adds. */
  readonly title: string;
  /** Shown by search engines and when the link is shared, ≤ 160 characters. */
  readonly description?: string;
  readonly status?: number;
  /** Seconds after which it is worth asking again (429, 503). */
  readonly retryAfter?: number;
  readonly body: VNode;
  readonly breadcrumb?: readonly Crumb[];
  /** Path and query of the one address that search engines should keep; default: the path without its query. */
  readonly canonical?: string;
  readonly noindex?: boolean;
  /** schema.org objects, printed as JSON-LD. */
  readonly structuredData?: readonly object[];
  /** RSS feeds of this page. */
  readonly feeds?: readonly { readonly title: string; readonly path: string }[];
  /** Islands on this page need the script; pages without any send none. */
  readonly islands?: boolean;
  /**
   * Address of another site the browser goes on to by itself, as a sign-in with a provider outside needs it. A redirect would not do: the
   * content policy stops forms that end elsewhere. Must come from the configuration, never from a visitor; the page shows it as a link.
   */
  readonly leadsTo?: string;
  /** The address may hold a code: no other site learns even whose page led to it. */
  readonly withoutReferrer?: boolean;
  /** Hide the "how clear is this page" form, as on the page that thanks for it. */
  readonly withoutFeedback?: boolean;
}

/** `Set-Cookie` headers, made by `session-cookie.ts`. */
interface WithCookies {
  readonly cookies?: readonly string[];
}

export type Reply =
  | ({ readonly type: 'page'; readonly view: PageView } & WithCookies)
  | { readonly type: 'json'; readonly value: unknown; readonly status: number; readonly contentType: string; readonly maxAge: number }
  | ({ readonly type: 'redirect'; readonly to: string; readonly status: 302 | 303 | 301 } & WithCookies)
  | { readonly type: 'failure'; readonly error: AppError; readonly view?: { readonly extra: ComponentChildren } }
  | {
      readonly type: 'content';
      readonly body: string | Uint8Array;
      readonly contentType: string;
      readonly status: number;
      readonly maxAge: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** An HTML page in the site's layout. */
export function page(view: PageView, options: WithCookies = {}): Reply {
  return { type: 'page', view, ...options };
}

/** JSON with an ETag; `maxAge` in seconds lets caches keep it (0: revalidate). */
export function json(value: unknown, options: { status?: number; contentType?: string; maxAge?: number } = {}): Reply {
  return {
    type: 'json',
    value,
    status: options.status ?? 200,
    contentType: options.contentType ?? 'application/json',
    maxAge: options.maxAge ?? 0,
  };
}

/** After a write: the browser loads `path` with GET (303). `notice` names a sentence `notice.<name>` of the shared catalogue. */
export function redirect(path: string, options: { status?: 302 | 303 | 301; notice?: string; cookies?: readonly string[] } = {}): Reply {
  const to = options.notice ? `${path}${path.includes('?') ? '&' : '?'}esito=${encodeURIComponent(options.notice)}` : path;
  return { type: 'redirect', to, status: options.status ?? 303, cookies: options.cookies };
}

/** An expected failure: an error page, or problem+json under /api. */
export function failure(error: AppError): Reply {
  return { type: 'failure', error };
}

/** Anything else: XML, a file. */
export function content(
  body: string | Uint8Array,
  contentType: string,
  options: { status?: number; maxAge?: number; headers?: Record<string, string> } = {},
): Reply {
  return { type: 'content', body, contentType, status: options.status ?? 200, maxAge: options.maxAge ?? 0, headers: options.headers };
}
