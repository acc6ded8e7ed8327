import type { Placement } from '@/lib/annotations/model';

/** What placements are called in a new version, one by one and as a group. */
export const PLACEMENT_NAMES: Record<Placement, { one: string; group: string; hint: string }> = {
  orphaned: {
    one: 'No place',
    group: 'Without a place',
    hint: 'Their words are gone. They are kept in the tray until somebody gives them a place.',
  },
  ambiguous: {
    one: 'Several places',
    group: 'Several places',
    hint: 'Nothing tells which of these is meant. Choose one, or leave it for later.',
  },
  changed: {
    one: 'Changed',
    group: 'Words changed',
    hint: 'Found, but saying something else. A finished check has to be confirmed.',
  },
  moved: { one: 'Moved', group: 'Moved', hint: 'The very words, in another place.' },
  placed: { one: 'In place', group: 'In place', hint: 'The very words, where they were.' },
};
