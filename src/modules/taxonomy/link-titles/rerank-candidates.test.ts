import { describe, expect, test } from 'vitest';
import { memoryEmbeddings } from '../../../platform/embeddings/memory-embeddings.ts';
import { smallTaxonomy, testOccupation } from '../testing/small-taxonomy.ts';
import { rerankCandidates } from './rerank-candidates.ts';

const taxonomy = smallTaxonomy({
  occupations: [
    testOccupation(1, 'autista di autobus', { isco: '8331' }),
    testOccupation(2, 'autista di camion', { isco: '8332' }),
    testOccupation(3, 'cuoco'),
  ],
});
const linked = (text: string) => ({ text, candidates: taxonomy.linkTitle(text, { limit: 10 }) });
const ids = (titles: readonly { candidates: readonly { occupation: { id: number } }[] }[]) =>
  titles.map(({ candidates }) => candidates.map(({ occupation }) => occupation.id));

describe('il secondo parere di un fornitore di vettori', () => {
  test('cambia l’ordine dei candidati incerti, mai i punteggi oltre i limiti né l’elenco', async () => {
    const title = linked('autista camionetta');
    const [after] = await rerankCandidates(memoryEmbeddings(), [title], 'it');
    expect(ids([title])[0]?.toSorted()).toEqual(ids([after as typeof title])[0]?.toSorted());
    expect(after?.candidates[0]?.occupation.id).toBe(2);
    const scores = after?.candidates.map((each) => each.score) ?? [];
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  test('un titolo certo non si chiede a nessuno', async () => {
    const embeddings = memoryEmbeddings();
    const titles = [linked('cuoco'), linked('autista di camion')];
    expect(await rerankCandidates(embeddings, titles, 'it')).toEqual(titles);
    expect(embeddings.asked).toEqual([]);
  });

  test('se il fornitore non risponde restano i candidati di prima', async () => {
    const embeddings = memoryEmbeddings();
    embeddings.failing = true;
    const titles = [linked('autista'), linked('cuoco')];
    expect(await rerankCandidates(embeddings, titles, 'it')).toEqual(titles);
    expect(embeddings.asked).toHaveLength(1);
  });
});
