import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { importArticle } from '@/lib/import/import-article';
import { acceptVersion } from '@/lib/versions/commands/accept-version';
import type { NewVersionInput, NewVersionPreview } from '@/lib/versions/new-version-rules';
import { previewVersion } from '@/lib/versions/preview-version';

import type { WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { eventsOf, makeTeam } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { docOf, LINES, makeHarbour, markWords, standingOf, textOf, type } from './world';

const db = testDatabase();
const TODAY = new Date('2026-11-23T22:30:00Z');
const [COUNCIL, TOFT, WORK, PIER, FERRY] = LINES;
const TUESDAY = COUNCIL.replace('on Monday', 'on Tuesday');

let team: WorkspaceWith<Role | 'other'>;
let editor: Actor;
let articleId: string;
beforeAll(async () => {
  team = await makeTeam();
  editor = team.actors.editor;
});
beforeEach(async () => {
  articleId = await makeHarbour(editor);
});

const draftOf = (doc: ReturnType<typeof docOf>) => ({ doc, titleAdded: false, isPlain: false, warnings: [] });
const inputOf = (doc: ReturnType<typeof docOf>, parts: Partial<NewVersionInput> = {}): NewVersionInput => ({
  id: newId(),
  baseVersion: 0,
  doc: { ...doc },
  choices: [],
  ...parts,
});
const accept = async (input: NewVersionInput, actor = editor) =>
  await acceptVersion(actor, articleId, input, TODAY);

/** A text in which the pier has moved, the council is rewritten in a word and the lighthouse is gone. */
const NEXT = docOf(TUESDAY, WORK, FERRY, PIER);

describe('a preview of a new version', () => {
  test('tells what becomes of each annotation and of the words, and keeps nothing', async () => {
    const marks = {
      placed: await markWords(editor, articleId, '4.2 million crowns'),
      moved: await markWords(editor, articleId, 'the old pier'),
      changed: await markWords(editor, articleId, COUNCIL),
      orphaned: await markWords(editor, articleId, 'Maren Toft'),
    };
    const before = await fingerprint(editor.workspaceId);
    const preview = await previewVersion(editor, articleId, draftOf(NEXT));
    expect(await fingerprint(editor.workspaceId)).toEqual(before);
    const fates = new Map(preview.fates.map((fate) => [fate.annotationId, fate]));
    for (const [placement, id] of Object.entries(marks)) expect(fates.get(id)).toMatchObject({ placement });
    expect(fates.get(marks.changed)).toMatchObject({ exact: COUNCIL });
    expect(fates.get(marks.changed)?.words).toContain('on Tuesday to raise the harbour wall');
    expect(fates.get(marks.changed)?.score).toBeGreaterThan(0.8);
    expect(preview).toMatchObject({ baseVersion: 0, isSame: false });
    expect(preview.comparison).toMatchObject({ added: 1 });
    expect(preview.comparison.moved).toBeGreaterThan(8);
  });

  test('says when there is nothing new, and when only the look is', async () => {
    const { isSame, isReformatted } = await previewVersion(editor, articleId, draftOf(docOf(...LINES)));
    expect({ isSame, isReformatted }).toEqual({ isSame: true, isReformatted: false });
    const quoted = docOf(...LINES);
    const [head, ...rest] = quoted.content;
    const doc = { type: 'doc', content: [head, { type: 'blockquote', content: rest }] } as typeof quoted;
    expect(await previewVersion(editor, articleId, draftOf(doc))).toMatchObject({
      isSame: false,
      isReformatted: true,
    });
  });

  test('of plain text keeps the look, and the heading that it lacks', async () => {
    const read = importArticle({
      text: [TUESDAY, ...LINES.slice(1)].join('\n\n'),
      mediaType: 'text/plain',
      fileName: '',
    });
    if (!read.ok) throw new Error(read.message);
    const { doc, titleAdded, warnings } = read.draft;
    const preview = await previewVersion(editor, articleId, { doc, titleAdded, warnings, isPlain: true });
    expect(titleAdded).toBe(true);
    expect(preview.doc).toEqual(docOf(TUESDAY, ...LINES.slice(1)));
    expect(preview.warnings).toEqual(['The heading of the article was not in it, and stays.']);
  });
});

describe('a new version', () => {
  test('is the text, letter by letter, with every annotation where it was said to be', async () => {
    const marks = await Promise.all(
      ['4.2 million crowns', 'the old pier', COUNCIL, 'Maren Toft'].map((words) =>
        markWords(editor, articleId, words),
      ),
    );
    const preview = await previewVersion(editor, articleId, draftOf(NEXT));
    const { version, created } = await accept(inputOf(NEXT));
    expect(created).toBe(true);
    expect(await textOf(editor, articleId)).toBe(
      ['Harbour wall to be raised', TUESDAY, WORK, FERRY, PIER].join('\n'),
    );
    for (const id of marks) {
      const fate = preview.fates.find(({ annotationId }) => annotationId === id);
      const { placement, words } = await standingOf(editor, articleId, id);
      expect({ placement, words }).toEqual({ placement: fate?.placement, words: fate?.words || words });
      if (placement === 'placed' || placement === 'moved') {
        expect(words).toBe((await standingOf(editor, articleId, id)).exact);
      }
    }
    const article = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect(article).toMatchObject({ version, snapshotVersion: version, wordCount: 62 });
  });

  test('names the versions before and after, and is told in the log', async () => {
    const input = inputOf(NEXT);
    const { version } = await accept(input);
    const revisions = await db.revision.findMany({ where: { articleId }, orderBy: { version: 'asc' } });
    expect(revisions.map(({ name, version: at }) => [at, name])).toEqual([
      [0, 'Before: New version, 23 November 2026'],
      [version, 'New version, 23 November 2026'],
    ]);
    expect(revisions[1]).toMatchObject({ id: input.id, createdById: editor.userId });
    expect((await eventsOf(articleId)).map((event) => event.type)).toEqual([
      'article.edited',
      'article.version_accepted',
    ]);
  });

  test('puts ranges where a person put them, and lets go what they let go', async () => {
    const gone = await markWords(editor, articleId, 'Maren Toft');
    const lost = await markWords(editor, articleId, 'nine years');
    const stays = await markWords(editor, articleId, '4.2 million crowns');
    const text = ['Harbour wall to be raised', TUESDAY, WORK, FERRY, PIER].join('\n');
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const choice = { role: 'content' as const, ordinal: 0 };
    await accept(
      inputOf(NEXT, {
        choices: [
          { ...choice, annotationId: gone, place: at('The council of Orsk') },
          { ...choice, annotationId: stays, place: null },
        ],
      }),
    );
    expect(await standingOf(editor, articleId, gone)).toEqual({
      placement: 'changed',
      exact: 'Maren Toft',
      words: 'The council of Orsk',
    });
    expect(await standingOf(editor, articleId, lost)).toMatchObject({ placement: 'orphaned', words: '' });
    expect(await standingOf(editor, articleId, stays)).toMatchObject({ placement: 'orphaned', words: '' });
  });

  test('places by hand also where only the look changes', async () => {
    const id = await markWords(editor, articleId, 'Maren Toft');
    await type(editor, articleId, TOFT, 'Nothing.');
    expect(await standingOf(editor, articleId, id)).toMatchObject({ placement: 'orphaned' });
    const bold = docOf(COUNCIL, 'Nothing.', WORK, PIER, FERRY);
    const doc = JSON.parse(
      JSON.stringify(bold).replace('"text":"Nothing."', '"text":"Nothing.","marks":[{"type":"bold"}]'),
    ) as typeof bold;
    const start = 'Harbour wall to be raised\n'.length;
    const place = { start, end: start + 'The council'.length };
    const { version } = await accept(
      inputOf(doc, { baseVersion: 1, choices: [{ annotationId: id, role: 'content', ordinal: 0, place }] }),
    );
    expect(version).toBe(2);
    expect(await standingOf(editor, articleId, id)).toMatchObject({
      placement: 'changed',
      words: 'The council',
    });
  });

  test('is made once, however often it is sent', async () => {
    const input = inputOf(NEXT);
    const answers = await Promise.all([accept(input), accept(input), accept(input)]);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    expect(await accept(input)).toEqual({ version: answers[0].version, created: false });
    expect(await db.revision.count({ where: { articleId } })).toBe(2);
    await expect(acceptVersion(team.actors.owner, articleId, input, TODAY)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is refused whole when somebody typed meanwhile, and is taken after another look', async () => {
    const { baseVersion } = await previewVersion(editor, articleId, draftOf(NEXT));
    await type(team.actors.owner, articleId, 'nineteen', 'twenty');
    const text = await textOf(editor, articleId);
    const input = inputOf(NEXT, { baseVersion });
    await expect(accept(input)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'stale', version: 1 },
    });
    expect(await textOf(editor, articleId)).toBe(text);
    expect(await db.revision.count({ where: { articleId } })).toBe(0);
    const again: NewVersionPreview = await previewVersion(editor, articleId, draftOf(NEXT));
    expect(await accept({ ...input, baseVersion: again.baseVersion })).toMatchObject({ created: true });
  });

  test('that is the text already makes nothing', async () => {
    const before = await fingerprint(editor.workspaceId);
    expect(await accept(inputOf(docOf(...LINES)))).toEqual({ version: 0, created: false });
    expect(await fingerprint(editor.workspaceId)).toEqual(before);
  });

  test('is brought in by owners, editors and the assigned author, and by nobody into the archive', async () => {
    for (const name of ['viewer', 'checker', 'reviewer'] as const) {
      await expect(accept(inputOf(NEXT), team.actors[name])).rejects.toMatchObject({ code: 'forbidden' });
      await expect(previewVersion(team.actors[name], articleId, draftOf(NEXT))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const { viewer } = team.actors;
    await db.article.updateMany({ where: { id: articleId }, data: { authorId: viewer.userId } });
    expect(await accept(inputOf(NEXT), viewer)).toMatchObject({ created: true });
    await db.article.updateMany({ where: { id: articleId }, data: { archivedAt: new Date() } });
    await expect(accept(inputOf(docOf('Nothing.')))).rejects.toMatchObject({ code: 'conflict' });
  });

  const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
  test.each<[string, Partial<NewVersionInput>]>([
    ['a document of nothing', { doc: { type: 'doc', content: [] } }],
    ['no text', { doc: { type: 'doc', content: [{ type: 'paragraph' }] } }],
    ['an unknown node', { doc: { type: 'doc', content: [{ type: 'script' }] } }],
    [
      'a link that does something',
      {
        doc: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [link] }] }],
        },
      },
    ],
    ['a text that is too long', { doc: docOf('a'.repeat(2_000_001)) }],
    [
      'a place beyond the text',
      { choices: [{ annotationId: newId(), role: 'content', ordinal: 0, place: { start: 0, end: 9_999 } }] },
    ],
    [
      'a place without a word',
      { choices: [{ annotationId: newId(), role: 'content', ordinal: 0, place: { start: 25, end: 26 } }] },
    ],
    [
      'an annotation that is not there',
      { choices: [{ annotationId: newId(), role: 'content', ordinal: 0, place: null }] },
    ],
  ])('with %s is refused and changes nothing', async (_, parts) => {
    await markWords(editor, articleId, 'Maren Toft');
    const before = await fingerprint(editor.workspaceId);
    await expect(accept(inputOf(NEXT, parts))).rejects.toMatchObject({
      code: expect.stringMatching(/invalid_input|too_large|conflict/) as string,
    });
    expect(await fingerprint(editor.workspaceId)).toEqual(before);
  });
});
