import { beforeEach, describe, expect, test } from 'vitest';

import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import { requireAnnotation } from '@/lib/annotations/queries';
import { archiveArticle, deleteArticle, restoreArticle, updateArticleFields } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { moveArticle } from '@/lib/review/commands/move-article';
import { setPeople } from '@/lib/review/commands/set-people';
import { setSecondCheck } from '@/lib/review/commands/set-second-check';
import type { Move, MoveInput, ReviewState } from '@/lib/review/model';
import { getReview } from '@/lib/review/queries';
import { nameVersion } from '@/lib/versions/commands/name-version';
import { setSigning } from '@/lib/review/commands/set-signing';

import { testDatabase } from '../../support/database';
import { annotate, eventsOf, makeArticle, makeTeam, TEXT } from '../annotations/world';
import { write } from '../steps/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let workspaceId: string;
let articleId: string;

beforeEach(async () => {
  const made = await makeTeam();
  team = made.actors;
  workspaceId = made.workspace.id;
  articleId = await makeArticle(team.checker);
});

const stored = async () =>
  await db.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { state: true, version: true, correctionNote: true },
  });
const state = async () => (await stored()).state;

async function move(actor: Actor, name: Move, parts: Partial<MoveInput> = {}): Promise<void> {
  const { state: from, version } = await stored();
  await moveArticle(actor, articleId, {
    id: newId(),
    move: name,
    from,
    version,
    comment: '',
    note: '',
    ...parts,
  });
}

// Clears each paragraph, so that no sentence is unread.
async function readAll(): Promise<void> {
  for (const paragraph of TEXT.split('\n')) {
    await annotate(team.checker, articleId, paragraph, { kind: 'cleared', fields: { reason: 'transition' } });
  }
}

async function set(actor: Actor, id: string, field: string, to: unknown): Promise<void> {
  const before = await requireAnnotation(actor, articleId, id);
  const own = field.startsWith('fields.')
    ? Reflect.get(before.fields, field.slice(7))
    : Reflect.get(before, field);
  const { version } = await stored();
  await changeAnnotation(actor, articleId, id, {
    articleVersion: version,
    changes: { [field]: { from: own ?? null, to } },
  });
}

async function toChecking(): Promise<void> {
  await db.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: { leadId: team.checker.userId },
  });
  await setPeople(team.editor, articleId, { authorId: { from: null, to: team.editor.userId } });
  await move(team.checker, 'prepare');
  await move(team.checker, 'begin');
}

async function toReview(): Promise<{ claimId: string }> {
  await toChecking();
  const claim = await annotate(team.checker, articleId, '80 metres long');
  await readAll();
  await set(team.checker, claim.id, 'status', 'verified');
  await move(team.checker, 'submit');
  return { claimId: claim.id };
}

async function toPublished(): Promise<{ claimId: string }> {
  const made = await toReview();
  await move(team.reviewer, 'approve');
  await move(team.editor, 'publish');
  return made;
}

const refusalOf = async (work: Promise<unknown>) =>
  await work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('a blocking thread', () => {
  const say = async (annotationId: string, body: string) =>
    await addComment(team.other, articleId, annotationId, { id: newId(), body });

  test('holds up the approval, and the publication, and is named until it is resolved', async () => {
    const { claimId } = await toReview();
    await say(claimId, 'This is libel.');
    await changeThread(team.other, articleId, claimId, { blocking: true });
    const way = { message: 'One blocking thread is not resolved.', annotationIds: [claimId], lines: [] };
    await expect(move(team.reviewer, 'approve')).rejects.toMatchObject({
      code: 'conflict',
      details: { obstacles: [way] },
    });
    await changeThread(team.reviewer, articleId, claimId, { resolved: true });
    await move(team.reviewer, 'approve');
    // A word in it reopens the talk, and leaves the approval as it is.
    await say(claimId, 'It still is.');
    expect(await state()).toBe('approved');
    await expect(move(team.editor, 'publish')).rejects.toMatchObject({ details: { obstacles: [way] } });
    await changeThread(team.other, articleId, claimId, { blocking: false });
    await move(team.editor, 'publish');
    expect(await state()).toBe('published');
    await expect(changeThread(team.owner, articleId, claimId, { resolved: true })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('an article on its way', () => {
  test('goes from its import to its readers and through a correction, each move told once', async () => {
    const { claimId } = await toPublished();
    expect(await state()).toBe('published');
    await move(team.editor, 'open_correction', { note: 'We gave a wrong length.' });
    expect(await stored()).toMatchObject({
      state: 'correction_open',
      correctionNote: 'We gave a wrong length.',
    });
    await write(team.editor, articleId, (tr, at) => tr.insertText('85', at('80').from, at('80').to));
    expect(await state()).toBe('checking');
    await set(team.checker, claimId, 'status', 'in_progress');
    await set(team.checker, claimId, 'status', 'verified_with_change');
    await move(team.checker, 'submit');
    await move(team.reviewer, 'approve');
    await move(team.editor, 'publish');
    const review = await getReview(team.viewer, articleId);
    expect(review).toMatchObject({
      state: 'corrected',
      correctionNote: '',
      publications: [
        { ordinal: 2, kind: 'corrected', note: 'We gave a wrong length.', version: 1 },
        { ordinal: 1, kind: 'published', note: '', version: 0 },
      ],
    });
    expect(review.publications[0]?.textHash).not.toBe(review.publications[1]?.textHash);
    const told = (await eventsOf(articleId))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('article.'));
    expect(told).toEqual([
      'article.author_assigned',
      'article.state_changed',
      'article.state_changed',
      'article.submitted',
      'article.signed',
      'article.published',
      'article.correction_opened',
      'article.edited',
      'article.state_changed',
      'article.sign_offs_voided',
      'article.submitted',
      'article.signed',
      'article.corrected',
    ]);
  });

  test('is not begun without a lead checker and an author, and says so', async () => {
    await move(team.checker, 'prepare');
    expect(await refusalOf(move(team.checker, 'begin'))).toBe(
      'It has no lead checker. Say who sees to the checking. Nobody is named as its author. Assign one, or give its byline, if the author is not here.',
    );
    expect(await state()).toBe('preparing');
  });

  test('is handed in by its lead when every sentence was read and every item checked, with the places of what is left', async () => {
    await toChecking();
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const refused = await moveArticle(team.checker, articleId, {
      id: newId(),
      move: 'submit',
      from: 'checking',
      version: 0,
      comment: '',
      note: '',
    }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'conflict',
      details: {
        obstacles: [
          { message: /sentences have not been read/, lines: expect.any(Array) as unknown },
          { message: 'One item is not checked to an end.', annotationIds: [claim.id] },
        ],
      },
    });
    await readAll();
    await set(team.checker, claim.id, 'status', 'verified');
    expect(await refusalOf(move(team.other, 'submit'))).toBe('Its lead checker hands it in.');
    await move(team.checker, 'submit');
    expect(await state()).toBe('in_review');
  });

  test('sent twice moves once, and two people at once move once', async () => {
    const input: MoveInput = {
      id: newId(),
      move: 'prepare',
      from: 'imported',
      version: 0,
      comment: '',
      note: '',
    };
    await Promise.all([1, 2, 3].map(() => moveArticle(team.checker, articleId, input)));
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual(['article.state_changed']);
    expect(await refusalOf(moveArticle(team.other, articleId, input))).toMatch(/something else with this id/);
    expect(await refusalOf(moveArticle(team.other, articleId, { ...input, id: newId() }))).toMatch(
      /went on with this article meanwhile/,
    );
  });

  test('waits for queries that hold it up, and goes on by itself when the last one is answered', async () => {
    await toChecking();
    const query = await annotate(team.checker, articleId, 'observers', {
      kind: 'query',
      fields: { question: 'Who?', askedOf: 'author', blocking: true },
    });
    const other = await annotate(team.checker, articleId, 'harbour master', {
      kind: 'query',
      fields: { question: 'Since when?', askedOf: 'author', blocking: true },
    });
    await move(team.checker, 'send_queries');
    await set(team.checker, query.id, 'fields.answer', 'The pilots.');
    expect(await state()).toBe('queries_out');
    await set(team.checker, other.id, 'status', 'unverifiable');
    expect(await state()).toBe('checking');
  });
});

describe('signing off', () => {
  test('is for reviewers who checked no claim in it, and against the text that was handed in', async () => {
    const { claimId } = await toReview();
    expect(await refusalOf(move(team.checker, 'approve'))).toBe(
      'Your role does not let you approve articles.',
    );
    await set(team.reviewer, claimId, 'status', 'in_progress');
    await set(team.reviewer, claimId, 'status', 'verified');
    expect(await refusalOf(move(team.reviewer, 'approve'))).toMatch(
      /^You checked one claim in it yourself\./,
    );
    await move(team.editor, 'approve');
    const { signOffs, approvals } = await getReview(team.viewer, articleId);
    expect(signOffs).toMatchObject([
      { decision: 'approved', version: 0, byId: team.editor.userId, voidedAt: null },
    ]);
    expect(approvals).toEqual({ needed: 1, byIds: [team.editor.userId] });
  });

  test('takes as many approvals as the workspace asks for, each by somebody else', async () => {
    await setSigning(team.editor, { approvals: 2, ratedApprovals: 2 });
    await toReview();
    await move(team.reviewer, 'approve');
    expect(await state()).toBe('in_review');
    expect(await refusalOf(move(team.reviewer, 'approve'))).toMatch(/^You have approved it\./);
    await move(team.editor, 'approve');
    expect(await state()).toBe('approved');
  });

  test('is void when the text changes, which says why and who had approved', async () => {
    await toReview();
    await move(team.reviewer, 'approve');
    await write(team.editor, articleId, (tr) => tr.insertText('Soon: ', 1));
    expect(await getReview(team.viewer, articleId)).toMatchObject({
      state: 'checking',
      approvals: { byIds: [] },
      signOffs: [{ decision: 'approved', voidReason: 'text_edited' }],
    });
    const events = await db.event.findMany({ where: { articleId, type: 'article.sign_offs_voided' } });
    expect(events).toMatchObject([{ data: { reason: 'text_edited', byIds: [team.reviewer.userId] } }]);
  });

  test('is void when a verdict changes after it, and stays when somebody comments', async () => {
    const { claimId } = await toReview();
    await move(team.reviewer, 'approve');
    await addComment(team.checker, articleId, claimId, { id: newId(), body: 'Well done.' });
    expect(await state()).toBe('approved');
    await set(team.checker, claimId, 'fields.verdict', 'mixed');
    expect(await getReview(team.viewer, articleId)).toMatchObject({
      state: 'checking',
      signOffs: [{ voidReason: 'items_changed' }],
    });
  });

  test('asks for changes with a comment, which takes approvals back', async () => {
    await setSigning(team.editor, { approvals: 2, ratedApprovals: 2 });
    await toReview();
    await move(team.reviewer, 'approve');
    expect(await refusalOf(move(team.editor, 'request_changes'))).toBe(
      'Say in a comment what is to be changed.',
    );
    await move(team.editor, 'request_changes', { comment: 'Who measured it?' });
    expect(await getReview(team.viewer, articleId)).toMatchObject({
      state: 'changes_requested',
      signOffs: [
        { decision: 'changes_requested', comment: 'Who measured it?', voidedAt: null },
        { decision: 'approved', voidReason: 'changes_requested' },
      ],
    });
    await move(team.checker, 'take_up');
    expect(await state()).toBe('checking');
  });

  test('waits for the second check of what is of legal priority or rated false', async () => {
    await toChecking();
    const claim = await annotate(team.checker, articleId, '80 metres long');
    await readAll();
    await set(team.checker, claim.id, 'priority', 'legal');
    await set(team.checker, claim.id, 'status', 'verified');
    await move(team.checker, 'submit');
    expect(await refusalOf(move(team.reviewer, 'approve'))).toMatch(
      /^One item needs a second check by somebody else/,
    );
    const { check } = await requireAnnotation(team.other, articleId, claim.id);
    const checkedAt = check?.at ?? '';
    const again = { checked: true, checkedAt };
    expect(await refusalOf(setSecondCheck(team.checker, articleId, claim.id, again))).toMatch(
      /^You checked this yourself/,
    );
    expect(
      await refusalOf(
        setSecondCheck(team.other, articleId, claim.id, {
          checked: true,
          checkedAt: '2026-01-01T00:00:00.000Z',
        }),
      ),
    ).toMatch(/^It was checked again meanwhile/);
    await setSecondCheck(team.other, articleId, claim.id, again);
    const once = await setSecondCheck(team.other, articleId, claim.id, again);
    expect(once.secondCheck?.byId).toBe(team.other.userId);
    await move(team.reviewer, 'approve');
    expect(await state()).toBe('approved');
  });

  test('a second check goes with the check that it was of', async () => {
    const { claimId } = await toReview();
    const { check } = await requireAnnotation(team.other, articleId, claimId);
    await setSecondCheck(team.other, articleId, claimId, { checked: true, checkedAt: check?.at ?? '' });
    await set(team.checker, claimId, 'fields.verdict', 'accurate');
    expect(await requireAnnotation(team.other, articleId, claimId)).toMatchObject({
      check: { byId: team.checker.userId },
      secondCheck: null,
    });
    await set(team.checker, claimId, 'status', 'disputed');
    expect(await requireAnnotation(team.other, articleId, claimId)).toMatchObject({
      check: null,
      secondCheck: null,
    });
  });
});

describe('a published article', () => {
  const CLOSED = 'This article is published. Open a correction to work on it.';

  test('is read, and not changed, by anybody in any way', async () => {
    const { claimId } = await toPublished();
    const works: [string, () => Promise<unknown>][] = [
      ['its items', () => set(team.checker, claimId, 'status', 'in_progress')],
      ['its talk', () => addComment(team.checker, articleId, claimId, { id: newId(), body: 'Late.' })],
      ['its text', () => write(team.editor, articleId, (tr) => tr.insertText('x', 1))],
      [
        'its title',
        () =>
          updateArticleFields(team.editor, articleId, {
            title: { from: 'Quay to reopen in spring', to: 'Quay' },
          }),
      ],
      [
        'its author',
        () => setPeople(team.editor, articleId, { authorId: { from: team.editor.userId, to: null } }),
      ],
    ];
    for (const [what, work] of works) expect([what, await refusalOf(work())]).toEqual([what, CLOSED]);
    expect(await refusalOf(archiveArticle(team.owner, articleId))).toMatch(
      /Withdraw it before you archive it/,
    );
    expect(await refusalOf(deleteArticle(team.owner, articleId))).toMatch(/Withdraw it before you delete it/);
    await nameVersion(team.checker, articleId, { id: newId(), version: 0, name: 'In print' });
  });

  test('is withdrawn with a note for its readers', async () => {
    await toPublished();
    expect(await refusalOf(move(team.editor, 'withdraw'))).toBe('Write the note that its readers are given.');
    await move(team.editor, 'withdraw', { note: 'The quay does not exist.' });
    expect(await getReview(team.viewer, articleId)).toMatchObject({
      state: 'withdrawn',
      publications: [{ ordinal: 2, kind: 'withdrawn', note: 'The quay does not exist.' }, { ordinal: 1 }],
      moves: [],
    });
  });
});

test.each<[ReviewState, ReviewState]>([
  ['imported', 'imported'],
  ['in_review', 'checking'],
  ['approved', 'checking'],
  ['changes_requested', 'checking'],
])('an article that was archived while %s comes back as %s', async (from, to) => {
  await db.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: { state: from },
  });
  await archiveArticle(team.editor, articleId);
  expect(await refusalOf(move(team.editor, 'prepare'))).toMatch(/archive/);
  await restoreArticle(team.editor, articleId);
  expect(await state()).toBe(to);
});
