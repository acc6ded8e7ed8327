import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TalkMark, talkWords } from '@/components/annotations/talk-mark';
import { NO_THREAD } from '@/lib/annotations/comment-model';

const talk = { ...NO_THREAD, comments: 3 };
const AT = '2026-03-14T09:40:00.000Z';
const textOf = (thread: typeof talk, withCount = false) =>
  renderToStaticMarkup(<TalkMark thread={thread} withCount={withCount} />).replaceAll(/<[^>]*>/g, ' ');

test('a card without talk has no mark, and says nothing of it', () => {
  expect(renderToStaticMarkup(<TalkMark thread={NO_THREAD} />)).toBe('');
  expect(talkWords(NO_THREAD)).toBe('');
});

test('the mark counts what is unread, and what was said where there is room', () => {
  expect(textOf({ ...talk, unread: 2 }).trim()).toBe('2');
  expect(
    textOf({ ...talk, unread: 2 }, true)
      .split(/\s+/)
      .filter(Boolean),
  ).toEqual(['3', '2']);
  expect(textOf({ ...talk, comments: 500, unread: 400 }).trim()).toBe('99+');
  expect(textOf(talk).trim()).toBe('');
});

test('it says in words what is new and what holds the article up, until that is resolved', () => {
  const blocking = { ...talk, blockingAt: AT, blockingById: 'tove' };
  expect(talkWords({ ...talk, unread: 1 })).toBe('1 unread comment');
  expect(talkWords({ ...blocking, unread: 2 })).toBe('blocking thread, 2 unread comments');
  expect(talkWords({ ...blocking, resolvedAt: AT, resolvedById: 'tove' })).toBe('');
  expect(talkWords({ ...blocking, comments: 0 })).toBe('');
});
