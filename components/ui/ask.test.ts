import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { answerOf, ask, UNREACHABLE } from '@/components/ui/ask';

afterEach(() => vi.unstubAllGlobals());

function answering(answer: () => Response | Promise<Response>) {
  const asked: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return await answer();
  });
  return asked;
}

it('sends what is asked in the name of whose screen it is', async () => {
  const asked = answering(() => Response.json({ count: 3 }));
  const answer = await ask('/api/things', { json: { a: 1 }, workspaceId: 'w', userId: 'u' });
  expect(answer).toEqual({ ok: true, value: { count: 3 } });
  expect(asked).toEqual([
    {
      path: '/api/things',
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-galley-workspace': 'w', 'x-galley-person': 'u' },
        body: '{"a":1}',
      },
    },
  ]);
});

it('reads when nothing is sent, and lets the browser name the kind of a form', async () => {
  const asked = answering(() => new Response(null, { status: 204 }));
  expect(await ask('/api/things')).toEqual({ ok: true, value: null });
  await ask('/api/things', { form: new FormData() });
  expect(asked.map(({ init }) => [init.method, init.headers])).toEqual([
    ['GET', {}],
    ['POST', {}],
  ]);
});

it('says that Galley could not be reached when there is no network, and when an answer is cut off', async () => {
  answering(() => Promise.reject(new TypeError('no network')));
  expect(await ask('/api/things')).toEqual({ ok: false, message: UNREACHABLE });
  const cut = new ReadableStream({ start: (stream) => stream.error(new TypeError('cut off')) });
  answering(() => new Response(cut));
  expect(await ask('/api/things')).toEqual({ ok: false, message: UNREACHABLE });
});

it('hands on what our server says of a refusal', () => {
  const problem = { detail: 'It was changed.', code: 'conflict', reason: 'moved', people: [1] };
  expect(answerOf(409, JSON.stringify(problem), {})).toEqual({
    ok: false,
    message: 'It was changed.',
    problem: { ...problem, fields: {} },
  });
});

it('takes nothing for an answer that is none of ours', () => {
  const schema = z.object({ count: z.number() });
  for (const [status, words] of [
    [200, '<html>'],
    [200, ''],
    [200, '{"count":"three"}'],
    [502, '<html>'],
    [404, '{"error":"none"}'],
    [413, '<html>'],
  ] as const) {
    expect(answerOf(status, words, { schema })).toEqual({ ok: false, message: UNREACHABLE });
  }
  expect(answerOf(413, '<html>', { tooLarge: 'Up to 5 MB.' })).toEqual({ ok: false, message: 'Up to 5 MB.' });
});
