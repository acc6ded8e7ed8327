import { describe, expect, test } from 'vitest';
import type { Entry, Operation } from '@/components/desk/store/operations';
import { overlayAnnotation } from '@/components/desk/store/overlay';
import { overlayComments } from '@/components/desk/store/overlay-comments';
import { annotationOf, liveText, rangeOf } from '@/components/desk/store/test-annotation';
import { NO_THREAD, type CommentView } from '@/lib/annotations/comment-model';
import { BARE_LINK, type EvidenceView } from '@/lib/evidence/model';

const ME = '0193a1b2-0000-7000-8000-0000000000b2';
const claim = annotationOf('claim', '9.4 million crowns');
const context = { articleId: claim.articleId, live: liveText(), agentOf: () => null };
const entry = (operation: Operation): Entry => ({
  key: '0193a1b2-0000-7000-8000-0000000000c1',
  annotationId: claim.id,
  byId: ME,
  at: '2026-03-15T08:00:00.000Z',
  attempted: false,
  operation,
});
const after = (...operations: Operation[]) =>
  overlayAnnotation({ view: claim, deleted: false }, operations.map(entry), context);

describe('overlayAnnotation', () => {
  test('shows what was made before the server knows it, with its words', () => {
    const made = overlayAnnotation(
      null,
      [
        entry({
          type: 'annotation.create',
          input: {
            id: claim.id,
            kind: 'quote',
            articleVersion: 0,
            ranges: [{ role: 'content', start: 1, end: 17 }],
          },
        }),
      ],
      context,
    );
    expect(made?.view).toMatchObject({ kind: 'quote', createdById: ME, status: 'unchecked' });
    expect(made?.view.ranges.map((range) => range.exact)).toEqual(['We have the boat']);
  });

  test('shows changes of fields, of lists and of ranges, and leaves everything else as it is', () => {
    const changed = after({
      type: 'annotation.change',
      changes: {
        status: { from: 'unchecked', to: 'verified' },
        'fields.statement': { from: null, to: 'Repairs cost 9.4 million crowns.' },
        flags: { from: [], to: [{ name: 'single_source', reason: '' }] },
        ranges: { from: [], to: [{ role: 'content', start: 70, end: 95 }] },
      },
    });
    expect(changed?.view).toEqual({
      ...claim,
      status: 'verified',
      check: { byId: ME, at: '2026-03-15T08:00:00.000Z' },
      fields: { statement: 'Repairs cost 9.4 million crowns.' },
      flags: [{ name: 'single_source', reason: '', byId: ME, at: '2026-03-15T08:00:00.000Z' }],
      ranges: [rangeOf({ role: 'content', start: 70, end: 95 })],
      updatedAt: '2026-03-15T08:00:00.000Z',
      updatedById: ME,
    });
  });

  test('keeps a deleted annotation at hand, so that it can come back', () => {
    expect(after({ type: 'annotation.delete' })).toEqual({ view: claim, deleted: true });
    expect(after({ type: 'annotation.delete' }, { type: 'annotation.restore', annotation: null })).toEqual({
      view: claim,
      deleted: false,
    });
  });

  test('counts comments and reopens a resolved thread with the next one', () => {
    const talked = after(
      { type: 'comment.create', input: { id: ME, body: 'Which year?' } },
      { type: 'thread.resolve', resolved: true },
    );
    const resolved = { resolvedAt: '2026-03-15T08:00:00.000Z', resolvedById: ME };
    expect(talked?.view.thread).toEqual({ ...NO_THREAD, comments: 1, ...resolved });
    const again = after(
      { type: 'thread.resolve', resolved: true },
      { type: 'comment.create', input: { id: ME, body: 'No, which?' } },
    );
    const reopened = { reopenedAt: '2026-03-15T08:00:00.000Z', reopenedById: ME };
    expect(again?.view.thread).toEqual({ ...NO_THREAD, comments: 1, ...reopened });
  });

  test('shows at once who holds the article up by a talk, until it is taken back', () => {
    const blocking = { blockingAt: '2026-03-15T08:00:00.000Z', blockingById: ME };
    expect(after({ type: 'thread.block', blocking: true })?.view.thread).toEqual({
      ...NO_THREAD,
      ...blocking,
    });
    const both = after({ type: 'thread.block', blocking: true }, { type: 'thread.block', blocking: false });
    expect(both?.view.thread).toEqual(NO_THREAD);
  });

  test('shows a second check at once, and nobody’s when it is taken back or the check is another', () => {
    const second = (checked: boolean): Operation => ({
      type: 'annotation.second_check',
      input: { checked, checkedAt: '2026-03-14T09:40:00.000Z' },
    });
    expect(after(second(true))?.view.secondCheck).toEqual({ byId: ME, at: '2026-03-15T08:00:00.000Z' });
    expect(after(second(true), second(false))?.view.secondCheck).toBeNull();
    const status = { from: 'unchecked', to: 'verified' };
    const anew = after(second(true), { type: 'annotation.change', changes: { status } });
    expect(anew?.view).toMatchObject({ check: { byId: ME }, secondCheck: null });
  });

  test('shows links to sources as they are made, changed, unlinked and linked again', () => {
    const fields = { ...BARE_LINK, relation: 'supported_by' } as const;
    const create: Operation = { type: 'evidence.create', input: { ...fields, id: ME, sourceId: claim.id } };
    const changed = after(create, {
      type: 'evidence.change',
      evidenceId: ME,
      change: { ...fields, relation: 'contradicted_by', version: 1 },
    })?.view.evidence;
    expect(changed).toMatchObject([{ id: ME, relation: 'contradicted_by', version: 2 }]);
    const evidence = changed?.[0] as EvidenceView;
    expect(after(create, { type: 'evidence.delete', evidenceId: ME })?.view.evidence).toEqual([]);
    expect(after({ type: 'evidence.restore', evidence })?.view.evidence).toEqual([evidence]);
  });
});

describe('overlayComments', () => {
  const comment: CommentView = {
    id: ME,
    annotationId: claim.id,
    authorId: ME,
    body: 'Which year?',
    mentions: [],
    reactions: [],
    images: [],
    version: 1,
    createdAt: '2026-03-14T10:00:00.000Z',
    editedAt: null,
    deletedAt: null,
  };

  test('lays edits, deletions and new comments over what the server said', () => {
    const id = claim.id;
    const shown = overlayComments(
      [comment],
      [
        entry({ type: 'comment.change', commentId: ME, body: 'Which season?', version: 1 }),
        entry({ type: 'comment.create', input: { id, body: 'The last.' } }),
        entry({ type: 'comment.delete', commentId: id }),
      ],
    );
    expect(shown.map(({ body, deletedAt }) => [body, deletedAt])).toEqual([
      ['Which season?', null],
      ['', '2026-03-15T08:00:00.000Z'],
    ]);
  });

  test('leaves nothing to see of a comment that is deleted', () => {
    const shown = { id: claim.id, alt: 'A chart', width: 10, height: 10 };
    const talked: CommentView = {
      ...comment,
      mentions: [{ userId: ME, name: 'Tove' }],
      reactions: [{ kind: 'doubt', userIds: ['tove'] }],
      images: [shown],
    };
    expect(overlayComments([talked], [entry({ type: 'comment.delete', commentId: ME })])).toEqual([
      { ...comment, body: '', deletedAt: '2026-03-15T08:00:00.000Z' },
    ]);
  });

  test('shows one’s own reaction at once, and takes it back', () => {
    const react = (isOn: boolean) => entry({ type: 'comment.react', commentId: ME, reaction: 'doubt', isOn });
    const others = { ...comment, reactions: [{ kind: 'doubt' as const, userIds: ['tove'] }] };
    const [shown] = overlayComments([others], [react(true)]);
    expect(shown?.reactions).toEqual([{ kind: 'doubt', userIds: ['tove', ME] }]);
    expect(overlayComments([others], [react(true), react(false)])).toEqual([others]);
  });

  test('does not show a comment twice that the server knows already', () => {
    const again = entry({ type: 'comment.create', input: { id: ME, body: 'Which year?' } });
    expect(overlayComments([comment], [again])).toEqual([comment]);
  });
});
