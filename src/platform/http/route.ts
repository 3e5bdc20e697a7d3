import type { z } from 'zod';
import type { Thing } from '../../kernel/access/permission.ts';
import type { Session, Viewer } from '../../kernel/access/viewer.ts';
import type { Db } from '../db/database.ts';
import type { Locale } from '../i18n/catalogue.ts';
import type { Platform } from '../platform.ts';
import type { Reply } from './reply.ts';
import type { Upload, UploadRule } from './uploads.ts';

/**
 * Who may call a route. `public`: everybody. `development`: only when NODE_ENV is not production, 404 otherwise. `half-signed-in`: whoever
 * has begun to sign in. `signed-in`: every complete session. `may`: hats that are granted the permission (404 for others); the handler
 * still asks `context.can` about the very object.
 */
export type Guard = 'public' | 'development' | 'half-signed-in' | 'signed-in' | { readonly may: string };

export type FormBody = Readonly<Record<string, string | string[]>>;

/** What every handler gets. `href` adds the language prefix to a path of the site. */
export interface RequestContext<P, Q> {
  readonly platform: Platform;
  readonly params: P;
  readonly query: Q;
  readonly locale: Locale;
  /** Path without language prefix. */
  readonly path: string;
  /** The query string as it came, with its "?" (or empty). */
  readonly search: string;
  readonly now: Date;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The caller's address; only for rate limits and abuse, never stored as it is. */
  readonly ip: string;
  href(path: string): string;
  /** Who is signed in; null for a visitor, and on routes that a half-finished sign-in may open. */
  readonly viewer: Viewer | null;
  /** The session itself, half-finished ones included: for the pages that sign in and out. */
  readonly session: Session | null;
  /** Whether the viewer may do this to that; false for a visitor. What is not allowed is answered with 404. */
  can(permission: string, thing: Thing): boolean;
  /** One read-only transaction, which sees the rows of the viewer and of the organisation they act for. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

export interface WriteContext<P, Q> extends RequestContext<P, Q> {
  /** The submitted form, as typed (trimmed). Empty for JSON requests. */
  readonly form: FormBody;
  /** The parsed JSON body of an API call, unchecked. */
  readonly json: unknown;
  /** The file that came with the form, on routes that take one. Its content decides what it is. */
  readonly upload: Upload | null;
  /** One transaction, with the viewer's rows: committed when `work` returns, rolled back when it throws. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

interface RouteCommon<P, Q> {
  readonly path: string;
  readonly guard: Guard;
  /** Name of the access in the audit trail and in metrics: `<module>.<what>`. */
  readonly audit: string;
  /** A path parameter that does not fit is a 404. */
  readonly params?: z.ZodType<P>;
  /** A query that does not fit is a 400; pages should rather fall back with `.catch()`. */
  readonly query?: z.ZodType<Q>;
  readonly rateLimit?: { readonly max: number; readonly perSeconds: number };
  /** For OpenAPI: only routes under /api are listed. */
  readonly api?: ApiDoc;
}

/** The part of an API route that the schemas do not say. */
export interface ApiDoc {
  readonly summary: string;
  readonly tag: string;
  readonly response?: z.ZodType;
  readonly body?: z.ZodType;
}

export interface GetRoute<P, Q> extends RouteCommon<P, Q> {
  handle(context: RequestContext<P, Q>): Promise<Reply> | Reply;
}
export interface PostRoute<P, Q> extends RouteCommon<P, Q> {
  /**
   * `form`: HTML form with CSRF token. `json`: API call. `foreign-form`: a form that another site makes the browser send (the answer of a SAML
   * identity provider). It has no token, so it acts for nobody: no session is looked up, and what it carries must prove itself.
   */
  readonly accepts: 'form' | 'json' | 'foreign-form';
  /** The form may carry one file (multipart). */
  readonly takes?: UploadRule;
  /** A POST that only computes (a search with a body) runs read-only and needs no token. */
  readonly readOnly?: boolean;
  /** A form whose one `write` adds something: sent a second time exactly as it was, it adds nothing and says so. */
  readonly once?: boolean;
  handle(context: WriteContext<P, Q>): Promise<Reply> | Reply;
}

/** A route with its types erased, as the registry keeps it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly guard: Guard;
  readonly audit: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly accepts?: 'form' | 'json' | 'foreign-form';
  readonly takes?: UploadRule;
  readonly readOnly: boolean;
  readonly once?: boolean;
  readonly rateLimit?: { readonly max: number; readonly perSeconds: number };
  readonly api?: ApiDoc;
  handle(context: WriteContext<never, never>): Promise<Reply> | Reply;
}

/** A page or a read of the API. It gets no way to write. */
export function get<P = Record<string, never>, Q = Record<string, never>>(route: GetRoute<P, Q>): Route {
  return { ...route, method: 'GET', readOnly: true, handle: (context) => route.handle(context as unknown as RequestContext<P, Q>) };
}

/** A form or a call of the API that does something. */
export function post<P = Record<string, never>, Q = Record<string, never>>(route: PostRoute<P, Q>): Route {
  const readOnly = route.readOnly ?? false;
  return { ...route, method: 'POST', readOnly, handle: (context) => route.handle(context as unknown as WriteContext<P, Q>) };
}
