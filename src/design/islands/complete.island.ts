/** Suggestions while typing, in the browser's own list (`datalist`): it is accessible as it is and needs no script to be read. */
interface Source {
  readonly url: string;
  /** The texts to offer, from the answer of the API. */
  read(answer: { items?: readonly Record<string, string>[] | readonly string[] }): readonly string[];
}

const SOURCES: Record<string, Source> = {
  places: {
    url: '/api/v1/places?limit=8&q=',
    read: ({ items = [] }) => items.map((item) => (typeof item === 'string' ? item : `${item.name} (${item.province})`)),
  },
  words: { url: '/api/v1/complete?q=', read: ({ items = [] }) => items.filter((item) => typeof item === 'string') },
};
const SHORTEST = 2;
const PAUSE_MS = 150;

export function start(element: HTMLElement): void {
  const source = SOURCES[element.dataset.complete ?? ''];
  if (!source || !(element instanceof HTMLInputElement)) return;
  const list = document.createElement('datalist');
  list.id = `${element.id}-list`;
  element.after(list);
  element.setAttribute('list', list.id);
  element.autocomplete = 'off';
  let timer: number | undefined;
  let latest = '';
  element.addEventListener('input', () => {
    window.clearTimeout(timer);
    latest = element.value.trim();
    const offered = [...list.options].some((option) => option.value === element.value);
    if (latest.length < SHORTEST || offered) return;
    timer = window.setTimeout(() => void offer(source, latest, list, () => latest), PAUSE_MS);
  });
}

async function offer(source: Source, typed: string, list: HTMLDataListElement, latest: () => string): Promise<void> {
  try {
    const answer = await fetch(source.url + encodeURIComponent(typed));
    if (!answer.ok || latest() !== typed) return;
    const texts = source.read(await answer.json());
    list.replaceChildren(...texts.map((text) => new Option(text, text)));
  } catch {
    // Without network there are no suggestions; the form works as before.
  }
}
