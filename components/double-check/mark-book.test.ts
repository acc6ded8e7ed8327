import { describe, expect, test } from 'vitest';
import { MarkBook, type MarkSender } from '@/components/double-check/mark-book';
import type { MarkContent } from '@/lib/double-check/model';

const CLAIM: MarkContent = {
  kind: 'claim',
  start: 4,
  end: 9,
  statement: '',
  status: 'unchecked',
  verdict: null,
  note: '',
};

/** A server that keeps what it is sent, and can lose its answers. */
function makeServer() {
  const sent: string[] = [];
  const server = { sent, isLost: false };
  const versions = new Map<string, number>();
  const answer = <T>(value: T) =>
    Promise.resolve(
      server.isLost ? ({ ok: false, message: 'No connection.' } as const) : ({ ok: true, value } as const),
    );
  const view = (id: string, content: MarkContent) => ({
    ...content,
    id,
    userId: 'ida',
    exact: 'words',
    version: versions.get(id) ?? 1,
  });
  const sender: MarkSender = {
    mark: async ({ id, ...content }) => {
      sent.push(`mark ${content.statement}`);
      versions.set(id, 1);
      return await answer(view(id, content));
    },
    change: async (id, { version, ...content }) => {
      sent.push(`change ${version} ${content.statement}`);
      versions.set(id, version + 1);
      return await answer(view(id, content));
    },
    remove: async () => {
      sent.push('remove');
      return await answer(null);
    },
  };
  return { server, book: new MarkBook(sender, []) };
}

describe('one’s own marks', () => {
  test('show at once in reading order, and are sent as they stand then', async () => {
    const { server, book } = makeServer();
    const id = book.add(CLAIM, 'words');
    book.add({ ...CLAIM, start: 0, end: 3 }, 'The');
    book.change(id, { statement: 'It' });
    book.change(id, { statement: 'It is.' });
    expect(book.state.marks.map(({ exact }) => exact)).toEqual(['The', 'words']);
    expect(await book.settle()).toBe(true);
    expect(server.sent).toEqual(['mark It is.', 'mark ']);
    book.change(id, { statement: 'It was.' });
    expect(book.state.isSaving).toBe(true);
    expect(await book.settle()).toBe(true);
    expect(server.sent.at(-1)).toBe('change 1 It was.');
    expect(book.state).toMatchObject({ isSaving: false, problem: null });
  });

  test('are sent again as they were first sent when an answer was lost, and then as they are', async () => {
    const { server, book } = makeServer();
    server.isLost = true;
    const id = book.add(CLAIM, 'words');
    expect(await book.settle()).toBe(false);
    expect(book.state.problem).toBe('No connection.');
    server.isLost = false;
    book.change(id, { statement: 'It is.' });
    expect(await book.settle()).toBe(true);
    expect(server.sent).toEqual(['mark ', 'mark ', 'change 1 It is.']);
  });

  test('that are taken away before they were sent are never sent', async () => {
    const { server, book } = makeServer();
    book.remove(book.add(CLAIM, 'words'));
    expect(await book.settle()).toBe(true);
    expect(server.sent).toEqual([]);
    const id = book.add(CLAIM, 'words');
    await book.settle();
    book.remove(id);
    await book.settle();
    expect(server.sent).toEqual(['mark ', 'remove']);
    expect(book.state.marks).toEqual([]);
  });

  test('lose what their kind does not have', () => {
    const { book } = makeServer();
    const id = book.add({ ...CLAIM, status: 'verified', verdict: 'accurate' }, 'words');
    book.change(id, { kind: 'cleared' });
    expect(book.state.marks[0]).toMatchObject({ kind: 'cleared', status: 'unchecked', verdict: null });
  });
});
