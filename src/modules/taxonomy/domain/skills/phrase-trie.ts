/** Phrases as sequences of stems; finds the longest one that begins at a word. Nodes are numbers, edges one map: compact and quick. */
export class PhraseTrie {
  private readonly ids = new Map<string, number>();
  private readonly edges = new Map<number, number>();
  private readonly values: number[] = [-1];
  private nodes = 1;

  /** Adds a phrase. The value of a phrase that is there already is replaced when `replaces` says so. */
  add(stems: readonly string[], value: number, replaces: (known: number) => boolean): void {
    let node = 0;
    for (const stem of stems) {
      const key = this.edge(node, this.idOf(stem));
      let next = this.edges.get(key);
      if (next === undefined) {
        next = this.nodes++;
        this.edges.set(key, next);
        this.values.push(-1);
      }
      node = next;
    }
    const known = this.values[node] as number;
    if (known < 0 || replaces(known)) this.values[node] = value;
  }

  /** The number of a stem, undefined when no phrase holds it. */
  stemId(stem: string): number | undefined {
    return this.ids.get(stem);
  }

  /** The node after `node` along a stem, undefined when no phrase goes on so. */
  step(node: number, stemId: number): number | undefined {
    return this.edges.get(this.edge(node, stemId));
  }

  /** The value of the phrase that ends at a node, -1 for none. */
  valueAt(node: number): number {
    return this.values[node] as number;
  }

  private idOf(stem: string): number {
    const known = this.ids.get(stem);
    if (known !== undefined) return known;
    this.ids.set(stem, this.ids.size);
    return this.ids.size - 1;
  }

  private edge(node: number, stemId: number): number {
    // Nodes < 2^31, stems < 2^20: exact in a double.
    return node * 1_048_576 + stemId;
  }
}
