import { describe, expect, test } from 'vitest';
import { oneAtATime } from '@/lib/images/one-at-a-time';

describe('one at a time', () => {
  test('begins nothing before what came before it has ended, well or not', async () => {
    const run = oneAtATime(10);
    const seen: string[] = [];
    const work = (name: string, fails = false) =>
      run(async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const answers = await Promise.allSettled([work('a'), work('b', true), work('c')]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('refuses at once when too many wait, and takes more when they are done', async () => {
    const run = oneAtATime(2);
    let release = () => {};
    const first = run(() => new Promise<void>((resolve) => (release = resolve)));
    const second = run(async () => 'second');
    await expect(run(async () => 'third')).rejects.toMatchObject({ code: 'rate_limited' });
    release();
    await first;
    expect(await second).toBe('second');
    expect(await run(async () => 'fourth')).toBe('fourth');
  });
});
