import type { FastifyInstance } from 'fastify';

/** A page as a browser holds it. */
export interface Seen {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The address of the installation under test; requests to it go to the app in process, all others over the network. */
export const SITE = 'https://talenthub.test';

let browsers = 0;

/** A browser without script: keeps cookies by host, follows redirects and `Refresh`, submits forms. */
export class Browser {
  private readonly jar = new Map<string, Map<string, string>>();
  private readonly app: FastifyInstance;
  /** Each browser has a network address of its own: limits of requests are not what is tested here. */
  private readonly address: string;
  /** Every address that was opened, in order. */
  readonly visited: string[] = [];

  constructor(app: FastifyInstance) {
    this.app = app;
    browsers++;
    this.address = `10.1.${(browsers >> 8) & 255}.${browsers & 255}`;
  }

  /** Opens an address and follows where it leads, unless told to stop. */
  async open(url: string, options: { follow?: boolean } = {}): Promise<Seen> {
    return this.follow(await this.ask('GET', new URL(url, SITE)), options.follow ?? true);
  }

  /** Posts fields, as a form on a page of the same site would; `from` is another site's page for a form that crosses. */
  async post(
    url: string,
    fields: Readonly<Record<string, string>>,
    options: { follow?: boolean; crossSite?: boolean } = {},
  ): Promise<Seen> {
    const payload = new URLSearchParams(fields).toString();
    return this.follow(await this.ask('POST', new URL(url, SITE), payload, options.crossSite ?? false), options.follow ?? true);
  }

  /** Submits the form of a page that goes to an address containing `action`, its hidden fields included. */
  submit(page: Seen, action: string, fields: Readonly<Record<string, string>> = {}, options: { follow?: boolean } = {}): Promise<Seen> {
    const forms = [...page.body.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
    const form = forms.find((each) => attribute(each[1] ?? '', 'action').includes(action));
    if (!form) throw new Error(`no form to ${action} on ${page.url} (${page.status}): ${page.body.slice(0, 400)}`);
    const hidden = [...(form[2] ?? '').matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      attribute(input, 'name'),
      attribute(input, 'value'),
    ]);
    const target = new URL(attribute(form[1] ?? '', 'action'), page.url).href;
    return this.post(target, { ...Object.fromEntries(hidden), ...fields }, options);
  }

  cookie(name: string): string | undefined {
    return this.jar.get(new URL(SITE).host)?.get(name);
  }

  private async follow(page: Seen, on: boolean): Promise<Seen> {
    const next = page.headers.location ?? /^0; url=(.*)$/.exec(page.headers.refresh ?? '')?.[1];
    if (!on || next === undefined || this.visited.length > 60) return page;
    return this.follow(await this.ask('GET', new URL(next, page.url)), on);
  }

  private async ask(method: 'GET' | 'POST', url: URL, payload?: string, crossSite = false): Promise<Seen> {
    this.visited.push(url.href);
    const jar = this.jar.get(url.host) ?? new Map<string, string>();
    this.jar.set(url.host, jar);
    // Lax: a form from another site brings no cookies.
    const cookie = crossSite ? '' : [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': crossSite ? 'cross-site' : 'same-origin' }),
    };
    const { answer, cookies } = await (url.origin === SITE
      ? this.inApp(method, url, headers, payload)
      : overNetwork(method, url, headers, payload));
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  private async inApp(method: 'GET' | 'POST', url: URL, headers: Record<string, string>, payload?: string) {
    const answer = await this.app.inject({
      method,
      url: url.pathname + url.search,
      headers,
      remoteAddress: this.address,
      ...(payload === undefined ? {} : { payload }),
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    const plain = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    return { answer: { url: url.href, status: answer.statusCode, headers: plain, body: answer.body }, cookies };
  }
}

async function overNetwork(method: string, url: URL, headers: Record<string, string>, payload?: string) {
  const answer = await fetch(url, { method, headers, redirect: 'manual', ...(payload === undefined ? {} : { body: payload }) });
  const seen: Seen = { url: url.href, status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  return { answer: seen, cookies: answer.headers.getSetCookie() };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
