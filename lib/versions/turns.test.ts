import { describe, expect, test } from 'vitest';
import { Turns } from '@/lib/versions/turns';

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: async () => await ended, end };
}

describe('long work in turn', () => {
  test('is done one at a time, in the order in which it came', async () => {
    const turns = new Turns({ mostWaiting: 5, patienceMs: 60_000 });
    const told: string[] = [];
    const all = ['a', 'b', 'c'].map((name) =>
      turns.take(async () => {
        told.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        told.push(`${name} ends`);
        return name;
      }),
    );
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('makes way when it fails', async () => {
    const turns = new Turns({ mostWaiting: 5, patienceMs: 60_000 });
    const failing = turns.take(() => Promise.reject(new Error('The quay is gone.')));
    const next = turns.take(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('The quay is gone.');
    expect(await next).toBe('done');
  });

  test('is refused with a sentence when too much waits, or when it waits too long, and holds nobody up then', async () => {
    const turns = new Turns({ mostWaiting: 1, patienceMs: 20 });
    const first = held();
    const begun = turns.take(first.work);
    const second = turns.take(() => Promise.resolve('late'));
    const refusal = { code: 'rate_limited', message: expect.stringContaining('try again') as string };
    await expect(turns.take(() => Promise.resolve('no room'))).rejects.toMatchObject(refusal);
    await expect(second).rejects.toMatchObject(refusal);
    first.end();
    await begun;
    expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
  });
});
