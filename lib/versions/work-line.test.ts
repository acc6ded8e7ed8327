import { describe, expect, it } from 'vitest';
import { type Outcome, WorkLines } from '@/lib/versions/work-line';

const most = { items: 3, weight: 10 };
const next = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Lines that answer each piece when `go` is called, and what was taken together until now. */
function openLines({ mostWaiting = 10, failing = 0 } = {}) {
  const groups: number[][] = [];
  let go = () => undefined as void;
  const lines = new WorkLines<number, string>({
    serve: async (_, take) => {
      await new Promise<void>((resolve) => (go = resolve));
      const taken = take();
      groups.push([...taken]);
      await next();
      if (taken.includes(failing)) throw new Error('All of it failed.');
      return taken.map((n): Outcome<string> =>
        n < 0 ? { ok: false, error: new Error(`not ${n}`) } : { ok: true, value: `did ${n}` },
      );
    },
    weigh: (n) => Math.abs(n),
    mostTogether: most,
    mostWaiting,
  });
  const finish = async (promises: readonly (Promise<string> | null)[]) => {
    const all = Promise.allSettled(promises.map(async (each) => await each));
    const over = all.then(() => true);
    while ((await Promise.race([over, next().then(() => false)])) === false) go();
    return (await all).map((each) =>
      each.status === 'fulfilled' ? each.value : (each.reason as Error).message,
    );
  };
  return { lines, groups, finish };
}

describe('lines of work', () => {
  it('take together what waits when they come to it, in its order, and answer each', async () => {
    const { lines, groups, finish } = openLines();
    const answers = [1, -2, 3, 4].map((n) => lines.enter('a', n));
    expect(await finish(answers)).toEqual(['did 1', 'not -2', 'did 3', 'did 4']);
    expect(groups).toEqual([[1, -2, 3], [4]]);
  });

  it('take no more than they may, but always one', async () => {
    const { lines, groups, finish } = openLines();
    await finish([50, 4, 6, 1].map((n) => lines.enter('a', n)));
    expect(groups).toEqual([[50], [4, 6], [1]]);
  });

  it('do not wait for each other, and are open again when they were empty', async () => {
    const { lines, groups, finish } = openLines();
    expect(await finish([lines.enter('a', 1)])).toEqual(['did 1']);
    const both = [lines.enter('a', 2), lines.enter('b', 3)];
    await next();
    expect(groups).toEqual([[1]]);
    await finish([both[1] ?? null]);
    expect(groups).toEqual([[1], [3]]);
    void both[0];
  });

  it('let nobody in who would wait too long', async () => {
    const { lines, finish } = openLines({ mostWaiting: 2 });
    const answers = [1, 2, 3].map((n) => lines.enter('a', n));
    expect(answers[2]).toBeNull();
    expect(await finish(answers.slice(0, 2))).toEqual(['did 1', 'did 2']);
    expect(await finish([lines.enter('a', 3)])).toEqual(['did 3']);
  });

  it('try those that failed together each alone', async () => {
    const { lines, groups, finish } = openLines({ failing: 2 });
    const answers = await finish([1, 2, 3, 4].map((n) => lines.enter('a', n)));
    expect(answers).toEqual(['did 1', 'All of it failed.', 'did 3', 'did 4']);
    expect(groups).toEqual([[1, 2, 3], [1], [2], [3], [4]]);
  });

  it('fail all that would have been taken when they cannot begin', async () => {
    const lines = new WorkLines<number, string>({
      serve: () => Promise.reject(new Error('Nobody is there.')),
      weigh: () => 1,
      mostTogether: most,
      mostWaiting: 10,
    });
    const answers = [1, 2, 3, 4].map((n) => lines.enter('a', n));
    for (const answer of answers) await expect(answer).rejects.toThrow('Nobody is there.');
  });
});
