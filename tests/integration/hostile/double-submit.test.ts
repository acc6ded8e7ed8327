import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { requireAnnotation } from '@/lib/annotations/queries';
import { createArticle } from '@/lib/articles/commands';
import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import type { Actor } from '@/lib/auth/actor';
import { createUser as signUp } from '@/lib/auth/commands';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { createSource } from '@/lib/sources/commands/create-source';
import { joinWorkspace } from '@/lib/workspaces/commands/accept-invitation';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { createOwnWorkspace, createWorkspace } from '@/lib/workspaces/commands/create-workspace';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { buildArticle } from '../../../prisma/factories/articles';
import { buildSource } from '../../../prisma/factories/sources';
import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { addSource, annotate, at, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>;
let actor: Actor;
let articleId: string;
beforeAll(async () => {
  team = await makeTeam();
  actor = team.actors.checker;
});
beforeEach(async () => {
  articleId = await makeArticle(actor);
});

const fiveTimes = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, work));

/** Numbers of the article's events, in the order in which they were written. */
async function numbersOf(id: string): Promise<(number | null)[]> {
  const where = { workspaceId: actor.workspaceId, articleId: id };
  return (await db.event.findMany({ where, orderBy: { id: 'asc' } })).map(({ number }) => number);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the same, sent five times at once, makes one', () => {
  test('article', async () => {
    const input = buildArticle();
    const made = await fiveTimes(() => createArticle(actor, input));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(await numbersOf(input.id)).toEqual([1]);
  });

  test('annotation', async () => {
    const input = buildAnnotation(at('hold'));
    const made = await fiveTimes(() => createAnnotation(actor, articleId, input));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(made.map(({ annotation }) => JSON.stringify(annotation))).size).toBe(1);
    expect(await db.anchor.count({ where: { annotationId: input.id } })).toBe(1);
    expect(await numbersOf(articleId)).toEqual([1, 2]);
  });

  test('comment, and one thread', async () => {
    const { id: annotationId } = await annotate(actor, articleId, 'hold');
    const input = { id: newId(), body: 'Says who?' };
    const made = await fiveTimes(() => addComment(actor, articleId, annotationId, input));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(await db.comment.count({ where: { annotationId } })).toBe(1);
    expect(await numbersOf(articleId)).toEqual([1, 2, 3]);
  });

  test('link to a source', async () => {
    const { id: annotationId } = await annotate(actor, articleId, 'hold');
    const input = buildEvidence((await addSource(actor)).id);
    const made = await fiveTimes(() => linkSource(actor, articleId, annotationId, input));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(await db.evidence.count({ where: { annotationId } })).toBe(1);
    expect(await numbersOf(articleId)).toEqual([1, 2, 3]);
  });

  test('source', async () => {
    const input = buildSource();
    const made = await fiveTimes(() => createSource(actor, input));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(await db.source.count({ where: { id: input.id } })).toBe(1);
    expect(await db.event.count({ where: { subjectId: input.id } })).toBe(1);
  });

  test('account, with one workspace and one sample article', async () => {
    const form = {
      name: 'Ida Maren',
      email: `ida-${newId()}@quay.example`,
      password: 'quarry teapot walrus',
    };
    const made = await fiveTimes(() =>
      signUp(form, async (tx, person) => createSampleArticle(tx, await createWorkspace(tx, person))),
    );
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(made.map(({ claims }) => claims.userId)).size).toBe(1);
    const userId = made[0]?.claims.userId ?? '';
    expect(await db.membership.count({ where: { userId } })).toBe(1);
    expect(await db.article.count({ where: { createdById: userId } })).toBe(1);
  });

  test('workspace of a person who has none', async () => {
    const person = await createUser(db);
    const claims = { userId: person.id, name: person.name };
    await fiveTimes(() => createOwnWorkspace(claims, createSampleArticle));
    expect(await db.membership.count({ where: { userId: person.id } })).toBe(1);
    expect(await db.workspace.count({ where: { createdById: person.id } })).toBe(1);
    expect(await db.article.count({ where: { createdById: person.id } })).toBe(1);
  });

  test('member of an invitation', async () => {
    const { token } = await createInvitation(team.actors.owner, { role: 'checker', days: 7, note: '' });
    const { id: userId } = await createUser(db);
    const joined = await fiveTimes(() => joinWorkspace({ userId }, token));
    expect(joined.filter((one) => one.joined)).toHaveLength(1);
    expect(await db.membership.count({ where: { workspaceId: actor.workspaceId, userId } })).toBe(1);
    const where = { workspaceId: actor.workspaceId, type: 'member.joined', subjectId: userId };
    expect(await db.event.count({ where })).toBe(1);
  });

  test('member of an invitation that five people use', async () => {
    const { token, id } = await createInvitation(team.actors.owner, { role: 'checker', days: 7, note: '' });
    const people = await Promise.all(Array.from({ length: 5 }, () => createUser(db)));
    const outcomes = await Promise.allSettled(people.map((one) => joinWorkspace({ userId: one.id }, token)));
    const refused = outcomes
      .filter((one) => one.status === 'rejected')
      .map(({ reason }) => reason as AppError);
    expect(refused.map(({ code }) => code)).toEqual(['conflict', 'conflict', 'conflict', 'conflict']);
    const userId = { in: people.map((one) => one.id) };
    const [member] = await db.membership.findMany({ where: { userId } });
    expect(await db.membership.count({ where: { userId } })).toBe(1);
    const used = await db.invitation.findFirstOrThrow({ where: { id } });
    expect(used.acceptedById).toBe(member?.userId);
  });
});

describe('twenty changes of one annotation by two people at once', () => {
  const tags = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
  const who = (index: number) => (index % 2 === 0 ? team.actors.checker : team.actors.other);

  test('to one field are all kept when those in conflict are made again', async () => {
    const { id } = await annotate(actor, articleId, 'hold');
    let conflicts = 0;
    const addTag = async (tag: string, by: Actor): Promise<void> => {
      const from = (await requireAnnotation(by, articleId, id)).tags;
      try {
        const changes = { tags: { from, to: [...from, tag] } };
        await changeAnnotation(by, articleId, id, { articleVersion: 0, changes });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        conflicts += 1;
        await addTag(tag, by);
      }
    };
    await Promise.all(tags.map((tag, index) => addTag(tag, who(index))));
    const stored = await requireAnnotation(actor, articleId, id);
    expect(stored.tags.toSorted()).toEqual(tags.toSorted());
    // What was refused wrote nothing: no version, no event.
    expect([stored.version, conflicts > 0]).toEqual([21, true]);
    expect(await numbersOf(articleId)).toEqual(upTo(22));
  });

  test('to one field on the same value let one in and tell the others', async () => {
    const { id } = await annotate(actor, articleId, 'hold');
    const outcomes = await Promise.allSettled(
      tags.map((tag, index) =>
        changeAnnotation(who(index), articleId, id, {
          articleVersion: 0,
          changes: { 'fields.statement': { from: null, to: tag } },
        }),
      ),
    );
    const kept = outcomes.filter((one) => one.status === 'fulfilled').map(({ value }) => value.fields);
    expect(kept).toHaveLength(1);
    const stored = await requireAnnotation(actor, articleId, id);
    expect(stored.fields).toEqual(kept[0]);
    for (const one of outcomes) {
      if (one.status === 'fulfilled') continue;
      expect(one.reason).toMatchObject({ code: 'conflict', details: { annotation: { fields: kept[0] } } });
    }
    expect(await numbersOf(articleId)).toEqual(upTo(3));
  });

  test('to different fields all come in', async () => {
    const { id } = await annotate(actor, articleId, 'hold');
    const fields = ['statement', 'shortStatement', 'claimant', 'location', 'calculation'];
    const more = ['verdictRationale', 'unknowns'];
    await Promise.all(
      [...fields, ...more].map((name, index) =>
        changeAnnotation(who(index), articleId, id, {
          articleVersion: 0,
          changes: { [`fields.${name}`]: { from: null, to: name } },
        }),
      ),
    );
    const stored = await requireAnnotation(actor, articleId, id);
    expect(stored.fields).toEqual(Object.fromEntries([...fields, ...more].map((name) => [name, name])));
    expect(stored.version).toBe(8);
  });

  test('of many annotations, and comments among them, number the events without gaps', async () => {
    const { id } = await annotate(actor, articleId, 'hold');
    await Promise.all(
      tags.map((body, index) =>
        index % 3 === 0
          ? createAnnotation(who(index), articleId, buildAnnotation(at('quay')))
          : addComment(who(index), articleId, id, { id: newId(), body }),
      ),
    );
    expect(await numbersOf(articleId)).toEqual(upTo(22));
    const { lastEventNumber } = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect(lastEventNumber).toBe(22);
  });
});
