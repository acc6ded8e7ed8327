import { beforeEach, describe, expect, test } from 'vitest';

import { EVENT_TYPES, groupOf } from '@/lib/activity/event-rules';
import { ACTIVITY_GROUPS, type ActivityGroup, type ActivityPage } from '@/lib/activity/model';
import { listActivity, listArticleActivity } from '@/lib/activity/queries';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { deleteArticle, recordExport } from '@/lib/articles/commands';
import { ROLES, type Role } from '@/lib/auth/actor';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';

import { buildEvidence } from '../../../prisma/factories/annotations';
import type { WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { keep } from '../captures/world';
import { logEvents } from './world';

const db = testDatabase();
let team: WorkspaceWith<Role | 'other'>['actors'];
let articleId: string;
beforeEach(async () => {
  ({ actors: team } = await makeTeam());
  articleId = await makeArticle(team.editor);
});

const said = ({ entries }: ActivityPage) => entries.map(({ sentence }) => sentence);

describe('the activity', () => {
  test('of an article is told in sentences, with what they are about, the newest first', async () => {
    const { id } = await annotate(team.checker, articleId, '80 metres');
    await changeAnnotation(team.reviewer, articleId, id, {
      articleVersion: 0,
      changes: {
        status: { from: 'unchecked', to: 'verified' },
        assigneeId: { from: null, to: team.other.userId },
      },
    });
    await addComment(team.checker, articleId, id, { id: newId(), body: 'Says who?' });
    await recordExport(team.viewer, articleId, 'csv');
    const page = await listArticleActivity(team.viewer, articleId, {});
    expect(said(page)).toEqual([
      'The viewer exported the article as csv',
      'The checker commented',
      'The reviewer set the status from Unchecked to Verified; assigned it to The other',
      'The checker marked it as a claim',
      'The editor brought the article in',
    ]);
    expect(page).toMatchObject({ withheld: 0, nextCursor: null });
    const [exported, comment, change] = page.entries;
    const article = { id: articleId, title: 'Quay to reopen in spring', isGone: false };
    expect(exported).toMatchObject({ group: 'exports', article, about: [] });
    expect(comment).toMatchObject({
      group: 'talk',
      article,
      about: [{ what: 'item', id, kind: 'claim', name: '80 metres', isGone: false }],
    });
    expect(change?.said).toEqual([
      'set the status from Unchecked to Verified',
      '; ',
      'assigned it to ',
      { name: 'The other' },
    ]);
    // The comment's words are in the thread, which knows who deleted them.
    expect(JSON.stringify(page)).not.toContain('Says who');
  });

  test('of the workspace tells of members, links and roles too', async () => {
    await createInvitation(team.editor, { role: 'checker', days: 7, note: 'For Tove' });
    await changeRole(team.owner, team.other.userId, 'viewer');
    await removeMember(team.owner, team.other.userId);
    const page = await listActivity(team.editor, { group: 'permissions' });
    expect(said(page)).toEqual([
      'The owner removed The other from the workspace',
      'The owner changed the role of The other from checker to viewer',
      'The editor made an invitation link for a checker',
    ]);
    expect(said(await listArticleActivity(team.editor, articleId, {}))).toEqual([
      'The editor brought the article in',
    ]);
  });

  test.each(ROLES)('is seen by the %s as the table of abilities says', async (role) => {
    const ofArticle = await listArticleActivity(team[role], articleId, {});
    expect(ofArticle.entries).toHaveLength(1);
    const ofWorkspace = listActivity(team[role], {});
    if (role === 'owner' || role === 'editor') expect((await ofWorkspace).entries).toHaveLength(1);
    else await expect(ofWorkspace).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('of another workspace is of nothing', async () => {
    const { actors: there } = await makeTeam();
    await expect(listArticleActivity(there.owner, articleId, {})).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const query of [{}, { article: articleId }, { person: team.editor.userId }]) {
      expect(await listActivity(there.owner, query)).toMatchObject({ entries: [], nextCursor: null });
    }
  });

  test('stays readable when articles, items and people are gone, and when the type is of another version', async () => {
    const { id } = await annotate(team.checker, articleId, '80 metres');
    await deleteAnnotation(team.checker, articleId, id);
    const [deleted] = (await listArticleActivity(team.viewer, articleId, {})).entries;
    expect(deleted?.about).toEqual([{ what: 'item', id, kind: 'claim', name: '80 metres', isGone: true }]);

    await deleteArticle(team.editor, articleId);
    await logEvents(team.owner, [
      { type: 'moon.landed', actorId: newId() },
      { type: 'moon.set', actorId: null },
    ]);
    const page = await listActivity(team.owner, {});
    expect(said(page).slice(0, 3)).toEqual([
      'Galley did something this version does not know: “moon.set”',
      'Somebody who left did something this version does not know: “moon.landed”',
      'The editor deleted the article for good',
    ]);
    expect(page.entries[1]).toMatchObject({ group: null, by: { name: null }, article: null });
    const article = { id: articleId, title: 'Quay to reopen in spring', isGone: true };
    expect(page.entries.slice(2).map((entry) => entry.article)).toEqual(Array(4).fill(article));
    expect(said(await listActivity(team.owner, { article: articleId }))).toHaveLength(4);
    await expect(listArticleActivity(team.owner, articleId, {})).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('filters', () => {
  test('by person and by item find what they name, in an article and in the workspace', async () => {
    const [one, other] = [
      await annotate(team.checker, articleId, '80 metres'),
      await annotate(team.other, articleId, 'The quay will hold', { kind: 'quote' }),
    ];
    await addComment(team.other, articleId, one.id, { id: newId(), body: 'Says who?' });
    await logEvents(team.owner, [
      {
        type: 'agent.changed',
        articleId,
        number: 1_000,
        subjectId: newId(),
        data: { annotationIds: [one.id] },
      },
    ]);
    for (const list of [
      (query: object) => listArticleActivity(team.viewer, articleId, query),
      (query: object) => listActivity(team.owner, query),
    ]) {
      expect(said(await list({ person: team.other.userId }))).toEqual([
        'The other commented',
        'The other marked it as a quote',
      ]);
      expect(said(await list({ item: one.id }))).toEqual([
        'The owner changed a person or organisation named here',
        'The other commented',
        'The checker marked it as a claim',
      ]);
      expect(said(await list({ item: other.id, person: team.checker.userId }))).toEqual([]);
      expect(said(await list({ item: newId() }))).toEqual([]);
    }
  });

  test('by days count in the zone of the reader', async () => {
    const [actor] = [team.owner];
    await logEvents(actor, [
      { type: 'workspace.created', at: '2025-06-09T21:59:59.999Z' },
      { type: 'member.left', at: '2025-06-09T22:00:00.000Z' },
      { type: 'invitation.withdrawn', at: '2025-06-10T21:59:59.999Z' },
      { type: 'workspace.signing_set', at: '2025-06-10T22:00:00.000Z' },
    ]);
    const day = { from: '2025-06-10', to: '2025-06-10' };
    const types = async (query: object) => (await listActivity(actor, query)).entries.map(({ type }) => type);
    expect(await types({ ...day, zone: 'Europe/Berlin' })).toEqual(['invitation.withdrawn', 'member.left']);
    expect(await types(day)).toEqual(['workspace.signing_set', 'invitation.withdrawn']);
    expect(await types({ to: '2025-06-09' })).toEqual(['member.left', 'workspace.created']);
    expect(await types({ from: '2025-06-11', zone: 'Pacific/Kiritimati', to: '2025-06-11' })).toEqual([
      'workspace.signing_set',
      'invitation.withdrawn',
    ]);
  });

  test('by kind are what the rules say, for every type and every change of an item', async () => {
    const changes = [
      { changes: { status: {} } },
      { changes: { 'fields.verdict': {}, tags: {} } },
      { changes: { assigneeId: {} } },
      { changes: { assigneeId: {}, status: {} } },
      { changes: { tags: {} } },
      { changes: { tags: {} }, override: null },
      { changes: [] },
      { changes: null },
      {},
      [],
    ];
    await logEvents(team.owner, [
      ...EVENT_TYPES.map((type) => ({ type })),
      ...changes.map((data) => ({ type: 'annotation.changed', data })),
      { type: 'moon.landed' },
    ]);
    const rows = await db.event.findMany({ where: { workspaceId: team.owner.workspaceId } });
    const groups = Object.keys(ACTIVITY_GROUPS) as ActivityGroup[];
    let found = 0;
    for (const group of groups) {
      const { entries } = await listActivity(team.owner, { group, limit: 200 });
      const expected = rows.filter((row) => groupOf(row) === group).map(({ id }) => String(id));
      expect([group, entries.map(({ id }) => id).toSorted()]).toEqual([group, expected.toSorted()]);
      found += entries.length;
    }
    expect(found).toBe(rows.length - 1);
  });
});

describe('pages', () => {
  test('join without a gap and without anything twice, of an article and of the workspace, filtered or not', async () => {
    await logEvents(
      team.owner,
      Array.from({ length: 25 }, (_, index) => ({
        type: index % 3 === 0 ? 'comment.added' : 'article.edited',
        articleId,
        number: index + 2,
        actorId: index % 2 === 0 ? team.owner.userId : team.other.userId,
      })),
    );
    await recordExport(team.viewer, articleId, 'csv');
    for (const query of [{}, { group: 'talk' as const }, { person: team.other.userId }]) {
      for (const list of [
        (more: object) => listArticleActivity(team.owner, articleId, { ...query, ...more }),
        (more: object) => listActivity(team.owner, { ...query, ...more }),
      ]) {
        const whole = (await list({ limit: 200 })).entries.map(({ id }) => id);
        const joined: string[] = [];
        let cursor: string | null = null;
        do {
          const page: ActivityPage = await list({ limit: 4, ...(cursor !== null && { cursor }) });
          joined.push(...page.entries.map(({ id }) => id));
          expect(page.entries).toHaveLength(page.nextCursor === null ? page.entries.length : 4);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(joined).toEqual(whole);
        expect(whole.length).toBeGreaterThan(4);
        expect(new Set(whole).size).toBe(whole.length);
      }
    }
  });
});

describe('what is restricted', () => {
  const SECRET = 'zqsecret';
  async function makeRestricted() {
    const source = await addSource(team.checker, { title: `Paper ${SECRET}`, publisher: SECRET });
    const copy = await keep(team.checker, source.id, `The northern quay is 80 metres long, ${SECRET}.`);
    const derived = await addSource(team.checker, { title: 'What the board says' });
    await setDerivation(team.checker, derived.id, {
      version: derived.version,
      originId: null,
      derivedFromId: source.id,
      derivation: 'rewrite',
    });
    const { id: annotationId } = await annotate(team.owner, articleId, '80 metres');
    const evidence = buildEvidence(source.id, { captureId: copy.id, excerpt: SECRET });
    await linkSource(team.checker, articleId, annotationId, evidence);
    const { version } = await db.source.findFirstOrThrow({
      where: { id: source.id },
      select: { version: true },
    });
    const readerIds = [team.checker.userId, team.owner.userId];
    const restricted = { access: 'restricted' as const, version, readerIds, evenIfNobody: false };
    await setSourceAccess(team.checker, source.id, restricted);
    return { source, copy, evidence, annotationId };
  }

  test('is left out for those it is withheld from, whatever was logged before, and counted', async () => {
    const { source, copy, evidence } = await makeRestricted();
    const ofArticle = await listArticleActivity(team.editor, articleId, {});
    const ofWorkspace = await listActivity(team.editor, {});
    // The link, and that it became restricted; in the workspace also its making, its copy, the restriction, and what derives from it.
    expect([ofArticle.withheld, ofWorkspace.withheld]).toEqual([2, 6]);
    const told = JSON.stringify([ofArticle, ofWorkspace]);
    for (const word of [SECRET, source.id, copy.id, evidence.id]) expect(told).not.toContain(word);
    expect(said(ofWorkspace)).toContain('The checker added a source');

    const named = await listActivity(team.owner, {});
    expect(named.withheld).toBe(0);
    expect(named.entries).toHaveLength(ofWorkspace.entries.length + 6);
    const linked = named.entries.find(({ type }) => type === 'evidence.linked');
    expect(linked?.about.map(({ what, name }) => [what, name])).toEqual([
      ['item', '80 metres'],
      ['source', `Paper ${SECRET}`],
    ]);
  });

  test('is counted for nobody who filters, because that would tell whose it was', async () => {
    const { annotationId } = await makeRestricted();
    for (const query of [
      { person: team.checker.userId },
      { group: 'evidence' as const },
      { item: annotationId },
    ]) {
      const page = await listActivity(team.editor, query);
      expect([page.withheld, JSON.stringify(page).includes(SECRET)]).toEqual([null, false]);
    }
    expect((await listActivity(team.editor, { from: '2020-01-01' })).withheld).toBe(6);
    // Pages are as full as without it.
    const page = await listActivity(team.editor, { person: team.checker.userId, limit: 1 });
    expect(page.entries).toHaveLength(1);
  });

  test('stays withheld when its article is deleted and only the log knows whose link it was', async () => {
    const { source, evidence } = await makeRestricted();
    await deleteArticle(team.owner, articleId);
    expect(await db.evidence.count({ where: { id: evidence.id } })).toBe(0);
    const page = await listActivity(team.editor, { article: articleId });
    expect(page.withheld).toBe(2);
    for (const word of [source.id, evidence.id]) expect(JSON.stringify(page)).not.toContain(word);
    expect((await listActivity(team.owner, { article: articleId })).withheld).toBe(0);
  });

  test('is withheld in events of types that are not known too', async () => {
    const { source, copy } = await makeRestricted();
    const before = (await listActivity(team.editor, {})).withheld ?? 0;
    await logEvents(team.owner, [
      { type: 'moon.landed', data: { on: [{ what: source.id }] } },
      { type: 'moon.set', subjectId: copy.id },
    ]);
    const page = await listActivity(team.editor, {});
    expect(page.withheld).toBe(before + 2);
    expect(JSON.stringify(page)).not.toContain('moon');
  });
});
