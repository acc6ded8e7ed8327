import type { ExportBundle } from '@/lib/export/bundle';

/** How many of the sources are withheld: every format says so. */
export function countWithheld({ sources }: Pick<ExportBundle, 'sources'>): number {
  return sources.filter((source) => source.isWithheld).length;
}

/** The same as a sentence. */
export function withheldSentence(bundle: Pick<ExportBundle, 'sources'>): string {
  const count = countWithheld(bundle);
  if (count === 0) return 'No source is withheld.';
  const what = count === 1 ? '1 source is withheld' : `${count} sources are withheld`;
  return `${what}: of protected sources only the agreed description is given.`;
}
