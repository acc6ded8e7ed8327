import { describe, expect, it } from 'vitest';
import { workInSlices } from '@/components/quotes/work-in-slices';

const wait = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe('work in slices', () => {
  it('does everything once, in order, and lets others run in between', async () => {
    const slices: number[][] = [];
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await workInSlices(
      Array.from({ length: 12 }, (_, index) => index),
      (index) => {
        wait(10);
        return index;
      },
      { onSlice: (results) => slices.push([...results]), signal: new AbortController().signal },
    );
    clearInterval(timer);
    expect(slices.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(slices.length).toBeGreaterThan(2);
    expect(turns).toBeGreaterThan(0);
  });

  it('ends after the slice in which it is stopped', async () => {
    const control = new AbortController();
    const done: number[] = [];
    await workInSlices(
      [1, 2, 3],
      (item) => {
        wait(30);
        return item;
      },
      {
        onSlice: (results) => {
          done.push(...results);
          control.abort();
        },
        signal: control.signal,
      },
    );
    expect(done).toEqual([1]);
  });
});
