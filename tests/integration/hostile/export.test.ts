import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';

import { GET as EXPORT } from '@/app/api/articles/[articleId]/export/[format]/route';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { ANNOTATION_KINDS, FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import { isDecisionField } from '@/lib/annotations/rules';
import { saveProfile } from '@/lib/auth/commands';
import { newId } from '@/lib/ids';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { createWorkspaceWith } from '../../support/actors';
import { allOf, parseMarkdown } from '../../fixtures/export/read-markdown';
import { readWord } from '../../fixtures/export/read-word';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { addSource, annotate, TEXT } from '../annotations/world';

const SCRIPT = '<script>alert(1)</script>';
const HOSTILE = [
  SCRIPT,
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) <javascript:alert(1)>',
  '![x](https://evil.example/pixel.png)',
  '</td></table><iframe src="https://evil.example">',
  '<!-- ]]> -->" onmouseover="alert(1)',
  '=HYPERLINK("https://evil.example","x")',
].join(' ');
const FORMULA = '=HYPERLINK("https://evil.example","x")';

const exports: Record<string, Uint8Array> = {};
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** One article with the hostile words in all that is exported: its text, its fields, annotations of every kind, and what hangs on them. */
beforeAll(async () => {
  const { users, actors } = await createWorkspaceWith(testDatabase(), { owner: {} });
  const { owner } = actors;
  await saveProfile(
    { userId: users.owner.id, name: '', email: users.owner.email },
    { name: SCRIPT, timeZone: '' },
  );
  const fields = { title: HOSTILE, byline: HOSTILE, outlet: HOSTILE, agency: HOSTILE };
  const articleId = await makeArticle(owner, {
    fields,
    doc: buildDoc(...TEXT.split('\n'), HOSTILE, FORMULA),
  });
  const said = {
    title: HOSTILE,
    authors: [SCRIPT],
    publisher: HOSTILE,
    containerTitle: HOSTILE,
    note: HOSTILE,
  };
  const source = await addSource(owner, said);
  for (const kind of ANNOTATION_KINDS) {
    const taken = Object.entries(FIELD_SCHEMAS[kind].shape).filter(
      ([name, schema]) =>
        name !== 'linkHref' && !isDecisionField(kind, name) && schema.safeParse(HOSTILE).success,
    );
    const filled = Object.fromEntries(taken.map(([name]) => [name, HOSTILE]));
    const { id } = await annotate(owner, articleId, 'The quay will hold', { kind, fields: filled });
    const changes = { tags: { from: [], to: [SCRIPT] } };
    await changeAnnotation(owner, articleId, id, { articleVersion: 0, changes });
    await addComment(owner, articleId, id, { id: newId(), body: HOSTILE });
    if (kind !== 'claim' && kind !== 'quote') continue;
    const cited = { excerpt: HOSTILE, note: FORMULA, locatorType: 'page', locator: SCRIPT } as const;
    await linkSource(owner, articleId, id, buildEvidence(source.id, cited));
  }
  for (const format of ['markdown', 'csv', 'w3c', 'docx']) {
    const request = await signedInRequest(users.owner, `/api/articles/${articleId}/export/${format}`);
    const response = await EXPORT(request, { params: Promise.resolve({ articleId, format }) });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w. -]+";/);
    exports[format] = new Uint8Array(await response.arrayBuffer());
  }
});

test('Markdown shows hostile words as text', () => {
  const read = parseMarkdown(textOf(exports['markdown']));
  for (const type of ['html', 'image', 'imageReference', 'definition', 'linkReference'] as const) {
    expect(allOf(read, type)).toEqual([]);
  }
  for (const { url } of allOf(read, 'link')) expect(url).toMatch(/^https?:/);
  const words = allOf(read, 'text').map(({ value }) => value);
  expect(words.filter((value) => value.includes(SCRIPT)).length).toBeGreaterThan(20);
  expect(words.join('\n')).toContain('[x](javascript:alert(1))');
});

test('tables hold hostile words as text, and no formula', () => {
  const files = Object.entries(unzipSync(exports['csv'] ?? new Uint8Array())).filter(([name]) =>
    name.endsWith('.csv'),
  );
  const cells = files.flatMap(([, bytes]) => parse(bytes, { bom: true }).flat());
  expect(cells).toContain(HOSTILE);
  expect(cells).toContain(`'${FORMULA}`);
  expect(cells.filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
});

test('annotations hold hostile words in plain text, and no address that does something', () => {
  const found: string[] = [];
  const visit = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (name === 'format') expect(value).toMatch(/^text\/(plain|markdown)$/);
      if (/^(id|source|url|homepage|via|canonical)$/.test(name))
        expect(value).toMatch(/^(https?|urn|mailto):/);
      found.push(value);
    } else if (Array.isArray(value)) for (const each of value) visit(each, name);
    else if (typeof value === 'object' && value !== null && name !== '@context') {
      for (const [key, each] of Object.entries(value)) visit(each, key);
    }
  };
  visit(JSON.parse(textOf(exports['w3c'])), '');
  expect(found).toContain(HOSTILE);
});

test('Word shows hostile words as text, and follows no address but those of the web', () => {
  const { text, title, comments, parts } = readWord(exports['docx'] ?? new Uint8Array());
  expect(title).toBe(HOSTILE);
  expect(text).toContain(HOSTILE);
  // Of every kind one, with a comment about it; what says that the sentence is done with has no words of its own.
  const said = comments.filter(({ lines }) => lines.join('\n').includes(SCRIPT));
  expect(said.length).toBeGreaterThanOrEqual(2 * ANNOTATION_KINDS.length - 1);
  expect([...new Set(comments.slice(1).map(({ author }) => author))]).toEqual([SCRIPT]);
  for (const [name, xml] of Object.entries(parts)) {
    expect([name, /<script|<img|<iframe/i.test(xml)]).toEqual([name, false]);
    for (const [, address] of name.endsWith('.rels') ? xml.matchAll(/Target="([a-z]+:[^"]*)"/gi) : []) {
      expect(address).toMatch(/^https?:/);
    }
  }
});
