import type { ExportBundle } from '@/lib/export/bundle';

type Withholding = Pick<ExportBundle, 'sources' | 'withheldAnnotations'>;

/** How many of the sources are withheld: every format says so. */
export function countWithheld({ sources }: Pick<ExportBundle, 'sources'>): number {
  return sources.filter((source) => source.isWithheld).length;
}

/** The same as a sentence, and another one if annotations are withheld. */
export function withheldSentence(bundle: Withholding): string {
  return [sourcesSentence(countWithheld(bundle)), leftOutSentence(bundle)].filter(Boolean).join(' ');
}

function sourcesSentence(count: number): string {
  if (count === 0) return 'No source is withheld.';
  const what = count === 1 ? '1 source is withheld' : `${count} sources are withheld`;
  return `${what}: of protected sources only the agreed description is given.`;
}

/** How many annotations are left out, as a sentence; empty if none are. */
export function leftOutSentence({
  withheldAnnotations: count,
}: Pick<ExportBundle, 'withheldAnnotations'>): string {
  if (count === 0) return '';
  return count === 1
    ? '1 annotation is restricted to the team, and left out.'
    : `${count} annotations are restricted to the team, and left out.`;
}
