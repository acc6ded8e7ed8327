import type { Verdict } from '@/lib/annotations/model';

/** The name of the default scale in public ids. */
export const SCALE_NAME = 'default';

/** The default verdict scale (domain.md 1.5); values that are off the scale have no number. */
export const VERDICT_SCALE: Record<
  Verdict,
  { label: string; bucket: 'TRUE' | 'FALSE' | 'MIXTURE' | 'OTHER'; numeric?: number }
> = {
  accurate: { label: 'Accurate', bucket: 'TRUE', numeric: 5 },
  mostly_accurate: { label: 'Mostly accurate', bucket: 'TRUE', numeric: 4 },
  mixed: { label: 'Partly accurate / mixed', bucket: 'MIXTURE', numeric: 3 },
  mostly_inaccurate: { label: 'Mostly inaccurate', bucket: 'FALSE', numeric: 2 },
  inaccurate: { label: 'Inaccurate', bucket: 'FALSE', numeric: 1 },
  lacks_context: { label: 'Misleading / lacks context', bucket: 'MIXTURE' },
  unsupported: { label: 'Not supported by evidence', bucket: 'OTHER' },
  outdated: { label: 'Outdated', bucket: 'OTHER' },
  not_rated: { label: 'Not rated', bucket: 'OTHER' },
};
