/** Wakes the islands of a page: each is loaded only where its element is. The page works without any of them. */
const islands: Record<string, () => Promise<{ start(element: HTMLElement): void }>> = {
  complete: () => import('./complete.island.ts'),
  continue: () => import('./continue.island.ts'),
  passkey: () => import('./passkey.island.ts'),
};

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const load = islands[element.dataset.island ?? ''];
  // The mark says that the page will not change by itself any more.
  if (load)
    void load().then((island) => {
      island.start(element);
      element.dataset.started = '';
    });
}

for (const input of document.querySelectorAll<HTMLElement>('input[data-complete]')) {
  void islands.complete?.().then((island) => island.start(input));
}
