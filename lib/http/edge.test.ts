import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError, notFound } from '@/lib/errors';
import { readBytes, readJson } from '@/lib/http/body';
import { parseInput } from '@/lib/http/parse';
import { problemOf } from '@/lib/http/problem';
import { refuseCrossSite } from '@/lib/http/same-origin';

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://desk.example/api/things', { method: 'POST', body, headers });
}

async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'no error';
  } catch (error) {
    return error instanceof AppError ? error.code : 'not foreseen';
  }
}

describe('reading a body', () => {
  it('gives all bytes of a body that fits', async () => {
    expect(await readBytes(post('łódź'), 100)).toEqual(new TextEncoder().encode('łódź'));
  });

  it('stops at the limit even when no length was declared', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const request = new Request('http://desk.example', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(() => readBytes(request, 5_000))).toBe('too_large');
    expect(pulled).toBeLessThan(20);
  });

  it('refuses other types, broken JSON and broken UTF-8, each with its own code', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await codeOf(() => readJson(post('{}', { 'content-type': 'text/plain' }), 100))).toBe(
      'unsupported_format',
    );
    expect(await codeOf(() => readJson(post('{"a":', json), 100))).toBe('invalid_input');
    expect(await codeOf(() => readJson(post(new Uint8Array([0x22, 0xff, 0x22]), json), 100))).toBe(
      'invalid_input',
    );
    expect(await readJson(post('{"a":1}', json), 100)).toEqual({ a: 1 });
  });
});

describe('parsing input', () => {
  it('names each wrong field once, by its path', () => {
    const schema = z.object({
      title: z.string().min(1, 'Give a title.'),
      people: z.array(z.object({ name: z.string() })),
    });
    try {
      parseInput(schema, { title: '', people: [{ name: 4 }] }, 'form');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(Object.keys(error.fields ?? {})).toEqual(['title', 'people.0.name']);
      expect(error.fields?.['title']).toBe('Give a title.');
    }
  });

  it('ends with what holds itself, as React’s calls of actions can', async () => {
    const ring: Record<string, unknown> = { title: 'Quay' };
    ring['again'] = [ring, { ring }];
    expect(parseInput(z.object({ title: z.string() }), ring, 'form')).toEqual({ title: 'Quay' });
    ring['last'] = 'a\0b';
    expect(await codeOf(() => parseInput(z.unknown(), ring, 'form'))).toBe('invalid_input');
  });
});

describe('writes from another site', () => {
  it.each([
    ['a page of this site', { 'sec-fetch-site': 'same-origin', origin: 'http://desk.example' }, 'no error'],
    ['a typed address', { 'sec-fetch-site': 'none' }, 'no error'],
    ['a program without a browser', {}, 'no error'],
    ['an old browser on this site', { host: 'desk.example', origin: 'http://desk.example' }, 'no error'],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }, 'forbidden'],
    ['a sibling site', { 'sec-fetch-site': 'same-site', origin: 'http://other.desk.example' }, 'forbidden'],
    ['an old browser on another site', { host: 'desk.example', origin: 'http://evil.example' }, 'forbidden'],
    ['a sandboxed frame', { host: 'desk.example', origin: 'null' }, 'forbidden'],
  ])('from %s', async (_, headers, expected) => {
    const request = {
      method: 'POST',
      url: 'http://desk.example/api',
      headers: new Headers(headers),
    } as unknown as Request;
    expect(await codeOf(() => refuseCrossSite(request))).toBe(expected);
  });
});

describe('problems', () => {
  it('tell what was foreseen and hide what was not', () => {
    const foreseen = problemOf(notFound('article'), 'r1');
    expect(foreseen).toMatchObject({ status: 404, code: 'not_found', requestId: 'r1' });
    const unforeseen = problemOf(new Error('password=hunter2 at db:5432'), 'r2');
    expect(unforeseen).toMatchObject({ status: 500, code: 'internal', requestId: 'r2' });
    expect(JSON.stringify(unforeseen)).not.toContain('hunter2');
  });

  it('cannot be given another status by their details', () => {
    const error = new AppError('conflict', 'Changed.', { details: { status: 200, conflicts: [1] } });
    expect(problemOf(error, 'r3')).toMatchObject({ status: 409, conflicts: [1] });
  });
});
