/** Presses the one button of a page that is only a stop on the way. Coming back to it with the back button presses nothing again. */
export function start(element: HTMLElement): void {
  const arrived = performance.getEntriesByType('navigation')[0];
  if (arrived instanceof PerformanceNavigationTiming && arrived.type !== 'navigate') return;
  element.querySelector('form')?.requestSubmit();
}
