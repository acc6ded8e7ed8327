import type { VOID_REASONS } from '@/lib/review/model';

/** What was done with exactly one version of a text. */
export interface VersionFact {
  id: string;
  kind: 'named' | 'submitted' | 'approved' | 'changes_requested' | 'published' | 'corrected' | 'withdrawn';
  /** The name that it was given, what was said with a decision, or the note that readers were given; empty without. */
  words: string;
  byId: string;
  /** UTC, ISO 8601. */
  at: string;
  /** An approval counts no longer since, and why. */
  voided: { at: string; reason: (typeof VOID_REASONS)[number] | null } | null;
}

/** What readers were given, or that it was taken back. */
export interface GivenVersion {
  version: number;
  kind: 'published' | 'corrected' | 'withdrawn';
  at: string;
}

/** How one version stands to what readers have; `given` is in the order in which it was given. Null: they were never given it. */
export function standsToReaders(version: number, given: readonly GivenVersion[]): string | null {
  const shown = given.filter(({ kind }) => kind !== 'withdrawn');
  const at = shown.findLastIndex((each) => each.version === version);
  if (at === -1) return null;
  if (given.at(-1)?.kind === 'withdrawn')
    return 'Readers were given this version. The article was withdrawn since.';
  const next = shown[at + 1];
  if (!next) return 'This is the version that readers have.';
  return `Readers had this version, until it was corrected as version ${next.version}.`;
}
