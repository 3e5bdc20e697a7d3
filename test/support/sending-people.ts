import { setTimeout as pause } from 'node:timers/promises';

export interface SendingPeople {
  /** What each wish said whose form was answered: "done", or "we had it already". */
  readonly acknowledged: string[];
  /** Every status that was seen. */
  readonly statuses: Set<number>;
  untilAcknowledged(count: number): Promise<void>;
  /** Lets everybody finish what they are sending. */
  stop(): Promise<void>;
}

const GIVE_UP_MS = 10_000;

/**
 * People who load the page for faults, fill it in and send it, one wish after the other. Without an answer they press the button again, as a
 * person would: the same form, the same words.
 */
export function sendingPeople(url: string, count: number): SendingPeople {
  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  let going = true;
  let serial = 0;
  async function once(wish: string): Promise<void> {
    const token = await untilGiven(() => tokenOn(url));
    await untilGiven(async () => {
      const answer = await fetch(`${url}/segnala-problema`, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(GIVE_UP_MS),
        // Each from elsewhere, as behind a proxy: the limit of one visitor is not what is tried.
        headers: {
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': `10.0.${(Number(wish.slice(6)) >> 8) & 255}.${Number(wish.slice(6)) & 255}`,
        },
        body: new URLSearchParams({ _csrf: token, page: '/', description: wish, replyTo: '' }),
      });
      await answer.text();
      statuses.add(answer.status);
      return answer.status === 303 || answer.status === 409;
    });
    acknowledged.push(wish);
  }
  async function person(): Promise<void> {
    while (going) {
      serial += 1;
      await once(`prova ${serial}`);
    }
  }
  const everybody = Array.from({ length: count }, person);
  return {
    acknowledged,
    statuses,
    async untilAcknowledged(wanted) {
      const deadline = performance.now() + 60_000;
      while (acknowledged.length < wanted) {
        if (performance.now() > deadline) throw new Error(`only ${acknowledged.length} of ${wanted}; answers: ${[...statuses]}`);
        await pause(5);
      }
    },
    async stop() {
      going = false;
      await Promise.all(everybody);
    },
  };
}

async function tokenOn(url: string): Promise<string | undefined> {
  const page = await fetch(`${url}/segnala-problema`, { signal: AbortSignal.timeout(GIVE_UP_MS) });
  return /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1];
}

async function untilGiven<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const given = await ask().catch(() => undefined);
    if (given) return given;
    await pause(30);
  }
}
