import { beforeAll, describe, expect, test } from 'vitest';

import { PATCH as PATCH_ANNOTATION } from '@/app/api/articles/[articleId]/annotations/[annotationId]/route';
import { POST as COMMENT } from '@/app/api/articles/[articleId]/annotations/[annotationId]/comments/route';
import { POST as LINK } from '@/app/api/articles/[articleId]/annotations/[annotationId]/evidence/route';
import { GET as LIST, POST as ANNOTATE } from '@/app/api/articles/[articleId]/annotations/route';
import { PATCH as PATCH_ARTICLE } from '@/app/api/articles/[articleId]/route';
import { POST as IMPORT } from '@/app/api/import/route';
import { POST as PREVIEW } from '@/app/api/import/preview/route';
import { GET as MEMBERS } from '@/app/api/members/route';
import { POST as ADD_SOURCE } from '@/app/api/sources/route';
import type { ImportPreview } from '@/lib/articles/import-rules';
import { ANNOTATION_KINDS, FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import type { AnnotationPage } from '@/lib/annotations/model';
import { isDecisionField, mayBeArticleLevel } from '@/lib/annotations/rules';
import { saveProfile } from '@/lib/auth/commands';
import { newId } from '@/lib/ids';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { invitationInputSchema } from '@/lib/workspaces/model';
import { listInvitations } from '@/lib/workspaces/queries';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { buildSource } from '../../../prisma/factories/sources';
import { addSource, annotate, at, makeArticle, makeTeam } from '../annotations/world';
import { ask, type Route } from '../routes/ask';

const HOSTILE = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)'];
const SCRIPTS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://galley.example/x',
  'file:///etc/passwd',
  '//evil.example',
];

let team: Awaited<ReturnType<typeof makeTeam>>;
let articleId: string;
beforeAll(async () => {
  team = await makeTeam();
  articleId = await makeArticle(team.actors.checker);
});

const post = (route: Route, json: unknown, params: Record<string, string> = {}) =>
  ask(route, team.users.checker, { method: 'POST', params, json });
const patch = (route: Route, json: unknown, params: Record<string, string>) =>
  ask(route, team.users.editor, { method: 'PATCH', params, json });

describe.each(HOSTILE)('%j', (text) => {
  test.each(ANNOTATION_KINDS)('is text in every field of the kind %s', async (kind) => {
    const ranges = mayBeArticleLevel(kind) ? [] : buildAnnotation(at('hold')).ranges;
    const names = Object.entries(FIELD_SCHEMAS[kind].shape)
      .filter(
        ([name, schema]) =>
          name !== 'linkHref' && !isDecisionField(kind, name) && schema.safeParse(text).success,
      )
      .map(([name]) => name);
    const fields = Object.fromEntries(names.map((name) => [name, text]));
    const json = buildAnnotation(at('hold'), { kind, ranges, fields });
    expect(await post(ANNOTATE, json, { articleId })).toMatchObject({ status: 201, body: { fields } });
    const { body } = await ask(LIST, team.users.viewer, { params: { articleId } });
    expect((body as AnnotationPage).items.find(({ id }) => id === json.id)).toMatchObject({ fields });
  });

  test('is text in tags, flags’ reasons, comments, evidence and sources', async () => {
    const { id: annotationId } = await annotate(team.actors.checker, articleId, 'hold');
    const params = { articleId, annotationId };
    const flag = { name: 'dead_link', reason: text };
    const changes = { tags: { from: [], to: [text] }, flags: { from: [], to: [flag] } };
    const changed = await patch(PATCH_ANNOTATION, { articleVersion: 0, changes }, params);
    expect(changed).toMatchObject({ status: 200, body: { tags: [text], flags: [flag] } });
    expect(await post(COMMENT, { id: newId(), body: text }, params)).toMatchObject({ body: { body: text } });

    const fields = {
      title: text,
      authors: [text],
      containerTitle: text,
      agency: text,
      publisher: text,
      note: text,
    };
    const source = buildSource(fields);
    expect(await post(ADD_SOURCE, source)).toMatchObject({ status: 201, body: fields });
    const said = { locatorType: 'page', locator: text, excerpt: text, note: text } as const;
    const linked = await post(LINK, buildEvidence(source.id, said), params);
    expect(linked).toMatchObject({ status: 201, body: said });
  });

  test('is text in what is known of an article, in names of people and notes of invitations', async () => {
    const id = await makeArticle(team.actors.checker);
    const to = (from: string) => ({ from, to: text });
    const changes = { title: to('Quay to reopen in spring'), byline: to(''), outlet: to(''), agency: to('') };
    const expected = { title: text, byline: text, outlet: text, agency: text };
    expect(await patch(PATCH_ARTICLE, { changes }, { articleId: id })).toMatchObject({ body: expected });

    const { id: userId, name, email } = team.users.other;
    await saveProfile({ userId, name, email }, { name: text, timeZone: '' });
    const { body } = await ask(MEMBERS, team.users.viewer);
    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ userId, name: text })]),
    });

    await createInvitation(
      team.actors.owner,
      invitationInputSchema.parse({ role: 'viewer', days: 7, note: text }),
    );
    const { items } = await listInvitations(team.actors.owner);
    expect(items.map(({ note }) => note)).toContain(text);
  });
});

describe.each(SCRIPTS)('the address %j', (url) => {
  test('is refused for sources, articles and citations', async () => {
    const { id: annotationId } = await annotate(team.actors.checker, articleId, 'hold', {
      kind: 'source_citation',
    });
    const before = await addSource(team.actors.checker);
    const answers = [
      await post(ADD_SOURCE, buildSource({ url })),
      await patch(PATCH_ARTICLE, { changes: { url: { from: '', to: url } } }, { articleId }),
      await post(
        ANNOTATE,
        buildAnnotation(at('hold'), { kind: 'source_citation', fields: { linkHref: url } }),
        {
          articleId,
        },
      ),
      await patch(
        PATCH_ANNOTATION,
        { articleVersion: 0, changes: { 'fields.linkHref': { from: null, to: url } } },
        { articleId, annotationId },
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(before.url).toMatch(/^https:/);
  });
});

describe('a large paste', () => {
  test.each([
    ['preview', PREVIEW],
    ['import', IMPORT],
  ])('of 10 MB is refused by the %s in a clear sentence', async (_, route) => {
    const { status, body } = await post(route, { text: 'Ten letters. '.repeat(800_000) });
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'too_large', detail: expect.stringMatching(/larger than the 5 MB/) });
  });

  test('of the most that is taken is previewed', async () => {
    const text = `The quay\n\n${'It holds. '.repeat(190_000)}`;
    const { status, body } = await post(PREVIEW, { text });
    expect(status).toBe(200);
    expect((body as ImportPreview).blocks).toHaveLength(2);
  });
});
