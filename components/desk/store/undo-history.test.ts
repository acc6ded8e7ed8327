import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UndoHistory } from '@/components/desk/store/undo-history';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A word that can be changed, with every change remembered. */
function notebook() {
  const history = new UndoHistory();
  let word = '';
  const set = (next: string) => {
    word = next;
    return null;
  };
  const write = (next: string, mergeKey?: string) => {
    const before = word;
    set(next);
    history.record({
      label: `Wrote ${next}`,
      undo: () => set(before),
      redo: () => set(next),
      ...(mergeKey !== undefined && { mergeKey }),
    });
  };
  return { history, write, word: () => word };
}

describe('UndoHistory', () => {
  test('goes back step by step and forth again', () => {
    const { history, write, word } = notebook();
    write('a');
    write('b');
    expect([history.undo(), word()]).toEqual(['Undone: Wrote b', 'a']);
    expect([history.undo(), word()]).toEqual(['Undone: Wrote a', '']);
    expect(history.undo()).toBeNull();
    expect([history.redo(), word()]).toEqual(['Done again: Wrote a', 'a']);
    expect([history.redo(), word()]).toEqual(['Done again: Wrote b', 'b']);
    expect(history.redo()).toBeNull();
  });

  test('forgets what was undone once something else is done', () => {
    const { history, write } = notebook();
    write('a');
    history.undo();
    write('c');
    expect(history.redo()).toBeNull();
  });

  test('takes typing back at once, and a later burst by itself', () => {
    const { history, write, word } = notebook();
    write('p', 'statement');
    write('pi', 'statement');
    vi.advanceTimersByTime(5_000);
    write('pier', 'statement');
    history.undo();
    expect(word()).toBe('pi');
    history.undo();
    expect(word()).toBe('');
  });

  test('says why when a step cannot be undone, and goes on to the one before', () => {
    const { history, write, word } = notebook();
    write('a');
    history.record({ label: 'Lost', undo: () => 'It is gone.', redo: () => null });
    expect(history.undo()).toBe('It is gone.');
    expect([history.undo(), word()]).toEqual(['Undone: Wrote a', '']);
  });
});
