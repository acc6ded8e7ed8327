/** Where a source comes from, as it is said of it. */
export interface Lineage {
  /** What it derives from together with others: a dispatch, a press release, a study. */
  originId: string | null;
  derivedFromId: string | null;
}
/** The lineage of one source, as it leaves the server; of withheld sources, too: it says nothing but ids. */
export interface SourceLineage extends Lineage {
  id: string;
  /** The source is the article itself. */
  isArticle: boolean;
}
/** By source id: those asked about and all that they derive from, as far as it is known. */
export type Lineages = ReadonlyMap<string, Lineage>;

/**
 * What a source goes back to: sources with the same key are one voice. An origin of its own comes before the source that it derives from; a source
 * that derives from nothing is its own origin. Of sources that derive from each other the least id stands for all.
 */
export function originKey(sourceId: string, lineages: Lineages): string {
  const path = [sourceId];
  for (;;) {
    const id = path.at(-1) ?? sourceId;
    const { originId, derivedFromId } = lineages.get(id) ?? {};
    if (originId) return `origin ${originId}`;
    if (!derivedFromId) return `source ${id}`;
    const met = path.indexOf(derivedFromId);
    if (met >= 0) return `source ${path.slice(met).toSorted()[0] ?? id}`;
    path.push(derivedFromId);
  }
}

/**
 * Whether a source goes back to itself, or to the article that it is to support: `articleIds` are the sources that are that article. Then it
 * supports nothing, however many repeat it.
 */
export function isCircular(sourceId: string, lineages: Lineages, articleIds: ReadonlySet<string>): boolean {
  const met = new Set<string>();
  let id: string | null = sourceId;
  while (id !== null) {
    if (met.has(id) || articleIds.has(id)) return true;
    met.add(id);
    id = lineages.get(id)?.derivedFromId ?? null;
  }
  return false;
}
