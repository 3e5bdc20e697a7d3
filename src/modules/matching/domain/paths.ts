import type { JourneyPage } from './draft.ts';

export const START_PATH = '/per-te';

/** Address of a page of a journey, without language prefix. */
export function journeyPath(id: string, page: JourneyPage | 'risultati' | 'cambia' | 'tieni' | 'salva'): string {
  return `${START_PATH}/${id}/${page}`;
}

/** Address of answers that somebody kept. */
export function keptPath(token: string): string {
  return `${START_PATH}/tenuti/${token}`;
}
