import type { Verdict } from '@/lib/annotations/kind-model';

/** The name of the default scale in public ids. */
export const SCALE_NAME = 'default';

/** The default verdict scale (domain.md 1.5); values that are off the scale have no number. */
export const VERDICT_SCALE: Record<
  Verdict,
  { bucket: 'TRUE' | 'FALSE' | 'MIXTURE' | 'OTHER'; numeric?: number }
> = {
  accurate: { bucket: 'TRUE', numeric: 5 },
  mostly_accurate: { bucket: 'TRUE', numeric: 4 },
  mixed: { bucket: 'MIXTURE', numeric: 3 },
  mostly_inaccurate: { bucket: 'FALSE', numeric: 2 },
  inaccurate: { bucket: 'FALSE', numeric: 1 },
  lacks_context: { bucket: 'MIXTURE' },
  unsupported: { bucket: 'OTHER' },
  outdated: { bucket: 'OTHER' },
  not_rated: { bucket: 'OTHER' },
};

/** What people call the verdicts, on the desk and in exports, in the order of the scale. */
export const VERDICT_LABELS: Record<Verdict, string> = {
  accurate: 'Accurate',
  mostly_accurate: 'Mostly accurate',
  mixed: 'Partly accurate / mixed',
  mostly_inaccurate: 'Mostly inaccurate',
  inaccurate: 'Inaccurate',
  lacks_context: 'Misleading / lacks context',
  unsupported: 'Not supported by evidence',
  outdated: 'Outdated',
  not_rated: 'Not rated',
};
