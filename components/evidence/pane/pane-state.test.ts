import { describe, expect, test } from 'vitest';
import { atCopy, paneOn } from '@/components/evidence/pane/pane-state';

const words = { start: 3, end: 9 };

describe('atCopy', () => {
  const first = atCopy(paneOn('choose', 'text'), { sourceId: 'a', captureId: '1' }, { picked: words });

  test('shows the copy, with what is to be shown in it', () => {
    expect(first).toMatchObject({ view: 'copy', sourceId: 'a', captureId: '1', picked: words, shown: null });
  });

  test('keeps what was picked in the same copy, and drops it with another copy', () => {
    const again = atCopy(first, { sourceId: 'a', captureId: '1' }, { shown: words });
    expect(again).toMatchObject({ picked: words, shown: words, evidenceId: null });
    expect(atCopy(first, { sourceId: 'a', captureId: '2' }).picked).toBeNull();
  });

  test('takes two copies that are not known yet for different ones', () => {
    const newest = atCopy({ ...first, captureId: null }, { sourceId: 'b', captureId: null });
    expect(newest.picked).toBeNull();
  });
});
