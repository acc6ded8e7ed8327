import { describe, expect, test } from 'vitest';
import { deskKey, KEY_MAP, type Pressed } from '@/components/desk/keys';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  shiftKey: false,
  altKey: false,
  modKey: false,
  altGraph: false,
  ...more,
});

describe('deskKey', () => {
  test.each([
    ['c', { act: 'create', kind: 'claim' }],
    ['X', { act: 'create', kind: 'cleared' }],
    ['j', { act: 'step', direction: 1 }],
    ['p', { act: 'create', kind: 'suggestion' }],
    ['y', { act: 'yes' }],
    ['d', { act: 'no' }],
    ['m', { act: 'adjust' }],
    ['h', { act: 'reattach' }],
    ['i', { act: 'review' }],
    [']', { act: 'edge', edge: 'end', direction: 1 }],
    ['2', { act: 'add', role: 'cue' }],
    ['?', { act: 'keys' }],
  ])('takes %s by itself', (key, expected) => {
    expect(deskKey(press(key), true)).toEqual(expected);
  });

  test('takes X, G and R otherwise with Shift, and no other letter', () => {
    expect(deskKey(press('X', { shiftKey: true }), true)).toEqual({ act: 'unclear' });
    expect(deskKey(press('G', { shiftKey: true }), true)).toEqual({ act: 'next-talk' });
    expect(deskKey(press('R', { shiftKey: true }), true)).toEqual({ act: 'let-in' });
    for (const key of ['C', 'J', 'V']) expect(deskKey(press(key, { shiftKey: true }), true)).toBeNull();
  });

  test('leaves letters and signs alone when single keys are switched off, but not the others', () => {
    for (const key of ['c', 'j', '?', '1', '.']) expect(deskKey(press(key), false)).toBeNull();
    expect(deskKey(press('Enter'), false)).toEqual({ act: 'open' });
    expect(deskKey(press('z', { modKey: true }), false)).toEqual({ act: 'undo' });
    expect(deskKey(press('ArrowRight', { altKey: true, shiftKey: true }), false)).toEqual({
      act: 'extend',
      direction: 1,
    });
  });

  test("leaves the browser's own keys alone", () => {
    for (const key of ['c', 'a', 'f', 'l', 'r', 'x', 'v']) {
      expect(deskKey(press(key, { modKey: true }), true)).toBeNull();
      expect(deskKey(press(key, { altKey: true }), true)).toBeNull();
    }
    expect(deskKey(press('ArrowRight', { shiftKey: true }), true)).toBeNull();
    expect(deskKey(press('Tab'), true)).toBeNull();
  });

  test('knows the keys on layouts of other scripts, with input methods, and on the third level', () => {
    expect(deskKey(press('с', { code: 'KeyC' }), true)).toEqual({ act: 'create', kind: 'claim' });
    expect(deskKey(press('Process', { code: 'KeyQ' }), true)).toEqual({ act: 'create', kind: 'quote' });
    expect(deskKey(press('[', { altKey: true, modKey: true, altGraph: true }), true)).toEqual({
      act: 'edge',
      edge: 'end',
      direction: -1,
    });
  });

  test('asks for one thing by each letter', () => {
    const asked = new Map<string, string>();
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      const key = deskKey(press(letter), true);
      if (key) asked.set(letter, JSON.stringify(key));
    }
    expect(new Set(asked.values()).size).toBe(asked.size);
    expect(asked.size).toBeGreaterThan(15);
    const told = KEY_MAP.flatMap(({ entries }) => entries.flatMap(({ caps }) => caps));
    for (const letter of asked.keys()) expect(told).toContainEqual([letter.toUpperCase()]);
  });

  test('takes a clearing back with Shift, and nothing else', () => {
    expect(deskKey(press('X', { shiftKey: true }), true)).toEqual({ act: 'unclear' });
    expect(deskKey(press('C', { shiftKey: true }), true)).toBeNull();
  });
});
