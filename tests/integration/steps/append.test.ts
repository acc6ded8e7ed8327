import type { Step } from '@tiptap/pm/transform';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getAnnotation, listAllAnnotations } from '@/lib/annotations/queries';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { archiveArticle } from '@/lib/articles/commands';
import { listArticles, requireArticle } from '@/lib/articles/queries';
import { newId } from '@/lib/ids';
import { settleText } from '@/lib/versions/commands/settle-text';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import { docHash, textHash } from '@/lib/versions/doc-hash';
import { listStepsAfter } from '@/lib/versions/queries';
import { readDoc } from '@/lib/versions/read-doc';
import { SNAPSHOT_EVERY } from '@/lib/versions/rules';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { annotate, at as offsetsOf, makeArticle, makeTeam } from '../annotations/world';
import { readText, write } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
beforeAll(async () => {
  team = (await makeTeam()).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
});

const rangesOf = async (id: string) => {
  const annotation = await getAnnotation(team.viewer, articleId, id);
  const { text } = await requireArticle(team.viewer, articleId);
  return annotation?.ranges.map(({ start, end, placement }) => [text.slice(start, end), placement]);
};

describe('writing in the text', () => {
  test('changes it for everybody, one version a step, and keeps who wrote what', async () => {
    const answer = await write(team.editor, articleId, (tr, at) => tr.insertText('old ', at('quay is').from));
    expect(answer).toMatchObject({ accepted: true, version: 1, steps: [{ version: 1 }] });
    const { text, version, textHash: hash } = await requireArticle(team.viewer, articleId);
    expect(text).toContain('The northern old quay is 80 metres long');
    expect([version, hash]).toEqual([1, textHash(text)]);
    const [step] = await db.step.findMany({ where: { articleId } });
    expect(step).toMatchObject({ version: 1, authorId: team.editor.userId, proposedById: null });
    const [event] = await db.event.findMany({ where: { articleId, type: 'article.edited' } });
    expect(event).toMatchObject({ actorId: team.editor.userId, data: { from: 0, to: 1, touched: [] } });
  });

  test('is for owners, editors and the assigned author', async () => {
    const type = (actor: keyof typeof team) => write(team[actor], articleId, (tr) => tr.insertText('x', 1));
    await expect(type('owner')).resolves.toMatchObject({ accepted: true });
    for (const role of ['reviewer', 'checker', 'viewer'] as const) {
      await expect(type(role)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await db.article.update({
      where: { workspaceId_id: { workspaceId: team.owner.workspaceId, id: articleId } },
      data: { authorId: team.viewer.userId },
    });
    await expect(type('viewer')).resolves.toMatchObject({ accepted: true });
    await archiveArticle(team.owner, articleId);
    await expect(type('owner')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('that comes late is written over what others wrote, and told with it', async () => {
    await write(team.editor, articleId, (tr) => tr.insertText('one ', 1));
    const clientId = newId();
    const late = { version: 0, clientId, steps: [{ stepType: 'replace', from: 1, to: 5 }] };
    const answer = await appendSteps(team.owner, articleId, late);
    expect(answer).toMatchObject({
      accepted: true,
      version: 2,
      steps: [{ version: 1 }, { version: 2, clientId }],
    });
    expect((await readText(team.owner, articleId)).text).toMatch(/^one {2}to reopen/);
    // What it was about is gone by now: nothing is left to write.
    const gone = { version: 0, clientId: newId(), steps: [{ stepType: 'replace', from: 2, to: 4 }] };
    expect(await appendSteps(team.owner, articleId, gone)).toMatchObject({ accepted: true, version: 2 });
  });

  test('that comes late and breaks the text is refused whole', async () => {
    await write(team.editor, articleId, (tr) => tr.insertText('one ', 1));
    const broken = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'paragraph' }] } };
    const image = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'image' }] } };
    for (const step of [image, { stepType: 'attr', pos: 0, attr: 'level', value: 2 }]) {
      const batch = { version: 0, clientId: newId(), steps: [step] };
      await expect(appendSteps(team.owner, articleId, batch)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
    const batch = { version: 0, clientId: newId(), steps: [broken] };
    expect(await appendSteps(team.owner, articleId, batch)).toMatchObject({ version: 1 });
  });

  test('sent twice is written once, and its sender finds its own steps again', async () => {
    const batch = {
      version: 0,
      clientId: newId(),
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } }],
    };
    const [one, other] = await Promise.all([
      appendSteps(team.owner, articleId, batch),
      appendSteps(team.owner, articleId, batch),
    ]);
    expect(one.accepted).not.toBe(other.accepted);
    for (const { steps, version } of [one, other]) {
      expect(version).toBe(1);
      expect(steps.map((step) => step.clientId)).toEqual([batch.clientId]);
    }
    expect((await readText(team.owner, articleId)).text).toMatch(/^xQuay/);
  });

  test('that would break the text, or the limits of one, is refused whole', async () => {
    const slice = (node: object) => ({ content: [node] });
    const good = { stepType: 'replace', from: 1, to: 1, slice: slice({ type: 'text', text: 'x' }) };
    const link = (href: string) => ({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] });
    const bad = [
      { stepType: 'replace', from: 0, to: 0, slice: slice({ type: 'text', text: 'bare' }) },
      { stepType: 'replace', from: 1, to: 100_000 },
      { stepType: 'replace', from: -1, to: 2 },
      { stepType: 'replace', from: 1, to: 1, slice: slice({ type: 'image', attrs: { src: 'x' } }) },
      { stepType: 'replace', from: 1, to: 1, slice: slice(link('javascript:alert(1)')) },
      { stepType: 'replace', from: 1, to: 1, slice: slice({ type: 'text', text: 'a\0b' }) },
      { stepType: 'replace', from: 1, to: 1, slice: slice({ type: 'text', text: '\ud800' }) },
      { stepType: 'replace', from: 0, to: 0, slice: slice({ type: 'heading', attrs: { level: 99 } }) },
      { stepType: 'attr', pos: 0, attr: 'level', value: 'x' },
      { stepType: 'addMark', from: 1, to: 4, mark: { type: 'link', attrs: { href: 'data:text/html,x' } } },
      { stepType: 'unknown' },
      {},
    ];
    for (const step of bad) {
      await expect(
        appendSteps(team.owner, articleId, { version: 0, clientId: newId(), steps: [good, step] }),
        JSON.stringify(step),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    }
    const long = { ...good, slice: slice({ type: 'text', text: 'x'.repeat(2_000_001) }) };
    await expect(
      appendSteps(team.owner, articleId, { version: 0, clientId: newId(), steps: [long] }),
    ).rejects.toMatchObject({ code: 'too_large' });
    expect(await db.step.count({ where: { articleId } })).toBe(0);
    expect((await readText(team.owner, articleId)).version).toBe(0);
  });

  test('carries annotations along, and says which words changed', async () => {
    const quote = await annotate(team.checker, articleId, 'The quay will hold.');
    const length = await annotate(team.checker, articleId, '80 metres');
    await write(team.editor, articleId, (tr, at) => tr.insertText('At last: ', at('We are ready').from));
    await write(team.editor, articleId, (tr, at) => tr.insertText('90', at('80').from, at('80').to));
    expect(await rangesOf(quote.id)).toEqual([['The quay will hold.', 'placed']]);
    expect(await rangesOf(length.id)).toEqual([['90 metres', 'changed']]);
    const [, event] = await db.event.findMany({
      where: { articleId, type: 'article.edited' },
      orderBy: { number: 'asc' },
    });
    expect(event?.data).toMatchObject({ touched: [{ annotationId: length.id, placement: 'changed' }] });
    await write(team.editor, articleId, (tr, at) => tr.insertText('80', at('90').from, at('90').to));
    expect(await rangesOf(length.id)).toEqual([['80 metres', 'placed']]);
  });

  test('keeps those whose words are gone where they were, and finds them when the words come back', async () => {
    const length = await annotate(team.checker, articleId, 'The northern quay is 80 metres long');
    await write(team.editor, articleId, (tr, at) => {
      const { from, to } = at('The northern quay is 80 metres long, ');
      return tr.delete(from, to);
    });
    expect(await rangesOf(length.id)).toEqual([['', 'orphaned']]);
    expect(await listAllAnnotations(team.viewer, articleId)).toHaveLength(1);
    await write(team.editor, articleId, (tr, at) =>
      tr.insertText('The northern quay is 80 metres long, ', at('observers').from),
    );
    expect(await rangesOf(length.id)).toEqual([['The northern quay is 80 metres long', 'placed']]);
  });

  test('and taking all of it back leaves the very rows that there were', async () => {
    for (const words of ['northern quay', '80 metres', 'quay is 80 metres long']) {
      await annotate(team.editor, articleId, words);
    }
    const rows = async () =>
      await db.anchor.findMany({
        where: { articleId },
        orderBy: [{ annotationId: 'asc' }, { ordinal: 'asc' }],
      });
    const before = await rows();
    const { text } = await readText(team.editor, articleId);
    const inverses: Step[] = [];
    const changes: Parameters<typeof write>[2][] = [
      (tr, at) => tr.delete(at('ern quay').from, at(' 80 metres').to),
      (tr, at) => tr.insertText(' quay is 80 met', at('north').to),
      (tr, at) => tr.delete(at('quay is 80 met').from, at('quay is 80 met').to).insertText('80', 3),
      (tr) => tr.delete(0, tr.doc.content.size),
    ];
    for (const change of changes) {
      const sent: Step[] = [];
      await write(team.editor, articleId, (tr, at) => {
        const { docs, steps } = change(tr, at);
        steps.forEach((step, index) => sent.unshift(step.invert(docs[index] ?? tr.doc)));
        return tr;
      });
      inverses.unshift(...sent);
    }
    expect(await rows()).not.toEqual(before);
    for (const step of inverses) await write(team.editor, articleId, (tr) => tr.step(step));
    expect((await readText(team.editor, articleId)).text).toBe(text);
    expect(await rows()).toEqual(before);
  });

  test('lets a page annotate that is a moment behind, on words that nobody changed', async () => {
    await write(team.editor, articleId, (tr) => tr.insertText('Good news. ', 1));
    const input = buildAnnotation(offsetsOf('80 metres'), { articleVersion: 0 });
    const { annotation } = await createAnnotation(team.checker, articleId, input);
    expect(annotation.textVersion).toBe(1);
    expect(await rangesOf(annotation.id)).toEqual([['80 metres', 'placed']]);
    // Sent again after its answer was lost, and more was written since.
    await write(team.editor, articleId, (tr) => tr.insertText('Very ', 1));
    expect(await createAnnotation(team.checker, articleId, input)).toMatchObject({ created: false });
    const changed = buildAnnotation(offsetsOf('Quay to reopen'), { articleVersion: 0 });
    await write(team.editor, articleId, (tr, at) => tr.insertText('Pier', at('Quay').from, at('Quay').to));
    await expect(createAnnotation(team.checker, articleId, changed)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

test('a text that came to rest is found by its new words, and counts them', async () => {
  const { wordCount } = await requireArticle(team.viewer, articleId);
  const word = `zimmern${Date.now()}`;
  await write(team.owner, articleId, (tr) => tr.insertText(`${word} twice. `, 1));
  const find = async () =>
    (await listArticles(team.viewer, { search: word })).items.map((item) => item.wordCount);
  expect(await find()).toEqual([]);
  for (const _ of [1, 2]) await settleText(team.owner, articleId);
  expect(await find()).toEqual([wordCount + 2]);
  const row = await db.article.findFirstOrThrow({ where: { id: articleId } });
  expect([row.version, row.snapshotVersion]).toEqual([1, 1]);
  await settleText(team.owner, newId());
});

describe('the log of steps', () => {
  test('gives every version back, checked against what was written', async () => {
    const texts = [(await readText(team.owner, articleId)).text];
    for (let index = 0; index < SNAPSHOT_EVERY + 5; index++) {
      await write(team.owner, articleId, (tr) => tr.insertText(`${index} `, 1));
      texts.push((await readText(team.owner, articleId)).text);
    }
    const { workspaceId } = team.owner;
    const row = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect([row.version, row.snapshotVersion]).toEqual([SNAPSHOT_EVERY + 5, SNAPSHOT_EVERY]);
    expect(await db.snapshot.findMany({ where: { articleId }, select: { version: true } })).toEqual([
      { version: 0 },
    ]);
    for (const version of [0, 1, SNAPSHOT_EVERY - 1, SNAPSHOT_EVERY, SNAPSHOT_EVERY + 4]) {
      const doc = await readDoc(db, { workspaceId, articleId, version, docHash: '' });
      expect(textHash(doc.textBetween(0, doc.content.size, '\n'))).toBe(textHash(texts[version] ?? ''));
    }
    const now = await readDoc(db, { workspaceId, articleId, version: row.version, docHash: row.docHash });
    expect(docHash(now)).toBe(row.docHash);
    // The words that are searched are those of the last snapshot.
    const found = await listArticles(team.viewer, { search: `${SNAPSHOT_EVERY - 2} ` });
    expect(found.items.map((item) => item.id)).toContain(articleId);
  });

  test('is told in pages to whoever asks, and to nobody else', async () => {
    await write(team.owner, articleId, (tr) => tr.insertText('a', 1).insertText('b', 2));
    expect(await listStepsAfter(team.viewer, articleId, 1)).toMatchObject({
      version: 2,
      steps: [{ version: 2 }],
    });
    const stranger = (await makeTeam()).actors.owner;
    await expect(listStepsAfter(stranger, articleId, 0)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      appendSteps(stranger, articleId, { version: 2, clientId: newId(), steps: [{}] }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
