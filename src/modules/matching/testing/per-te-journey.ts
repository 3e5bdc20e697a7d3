import type { FastifyInstance } from 'fastify';
import { submit } from '../../../../test/support/app.ts';

type Fields = Record<string, string | string[]>;

/** A visitor who walks through "per te" with forms only, as a browser without scripts would. */
export interface Walker {
  readonly id: string;
  get(page: string): Promise<{ status: number; html: string }>;
  /** Posts the form of a page; gives back the answer and where it leads (null when it was not a redirect). */
  post(page: string, fields: Fields): Promise<{ status: number; html: string; to: string | null }>;
}

/** Presses "Comincia". `prefix` is "/en" for the English pages. */
export async function startJourney(app: FastifyInstance, prefix = ''): Promise<Walker> {
  const started = await submit(app, `${prefix}/per-te`, {}, `${prefix}/per-te`);
  const id = /\/per-te\/([\w-]{22})\/so-fare$/.exec(String(started.headers.location))?.[1];
  if (!id) throw new Error(`the journey did not start: ${started.statusCode}`);
  return walker(app, id, prefix);
}

/** The same person, or somebody else, with the address of a journey. */
export function walker(app: FastifyInstance, id: string, prefix = ''): Walker {
  const path = (page: string) => `${prefix}/per-te/${id}/${page}`;
  return {
    id,
    async get(page) {
      const answer = await app.inject(path(page));
      return { status: answer.statusCode, html: answer.body };
    },
    async post(page, fields) {
      // Any page of the journey has a token; the results page has the forms of "tieni" and "cambia".
      const from = page === 'cambia' || page === 'tieni' ? 'risultati' : page;
      const answer = await submit(app, path(page), fields, path(from));
      const to = answer.statusCode === 303 ? String(answer.headers.location) : null;
      return { status: answer.statusCode, html: answer.body, to };
    },
  };
}

/** The text of a page without tags, spaces made one. */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
