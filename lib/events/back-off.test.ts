import { describe, expect, it } from 'vitest';

import { backOff } from '@/lib/events/back-off';

describe('backOff', () => {
  it('doubles up to the most, however many attempts failed', () => {
    const waits = [0, 1, 2, 3, 4, 10_000].map((failures) => backOff(failures, 200, 2_000, 0));
    expect(waits).toEqual([200, 400, 800, 1_600, 2_000, 2_000]);
  });

  it('takes off up to half by chance', () => {
    expect([backOff(1, 200, 2_000, 0.5), backOff(9, 200, 2_000, 1)]).toEqual([300, 1_000]);
  });
});
