import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What an installation can watch. One registry per application, so that two in one process (tests) do not clash. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds of one request, by route (its audit name, never the address: no personal data, few series) and status class. */
  observeRequest(route: string, status: number, seconds: number): void;
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  count(name: string, help: string): (labels?: Record<string, string>, by?: number) => void;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'talenthub_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    registry,
    observeRequest(route, status, seconds) {
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
    count(name, help) {
      const counter = new Counter({ name, help, labelNames: ['kind'], registers: [registry] });
      return (labels = {}, by = 1) => counter.inc(labels, by);
    },
  };
}
