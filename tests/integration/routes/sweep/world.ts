import { createAgent } from '@/lib/agents/commands/create-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { Actor } from '@/lib/auth/actor';
import type { User } from '@/lib/db/generated/client';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { newId } from '@/lib/ids';
import { distinguishSources } from '@/lib/sources/commands/distinguish-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { newToken } from '@/lib/tokens';
import { removeMember } from '@/lib/workspaces/commands/members';

import { buildAgent } from '../../../../prisma/factories/agents';
import { buildEvidence } from '../../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../../prisma/factories/articles';
import { createImageRow } from '../../../../prisma/factories/images';
import { createUser } from '../../../../prisma/factories/users';
import { createWorkspace } from '../../../../prisma/factories/workspaces';
import { createWorkspaceWith } from '../../../support/actors';
import { testDatabase } from '../../../support/database';
import { addSource, annotate, at, TEXT } from '../../annotations/world';
import { keep } from '../../captures/world';

/** An id of each thing that a path or a body can name, each on the one before it. */
export interface Ids {
  articleId: string;
  annotationId: string;
  commentId: string;
  imageId: string;
  evidenceId: string;
  sourceId: string;
  otherSourceId: string;
  sourceMergeId: string;
  captureId: string;
  reportLinkId: string;
  guestId: string;
  agentId: string;
  mergeId: string;
  otherAgentId: string;
  /** Two mark the article; the mark is its maker's, who is the first of them. */
  doubleCheckId: string;
  blindMarkId: string;
  userId: string;
  /** Another member, a checker. */
  otherUserId: string;
}

/** Names in `Ids` of what a path can name. */
export const ID_NAMES = [
  'articleId',
  'annotationId',
  'commentId',
  'imageId',
  'evidenceId',
  'sourceId',
  'sourceMergeId',
  'captureId',
  'reportLinkId',
  'guestId',
  'agentId',
  'mergeId',
  'doubleCheckId',
  'blindMarkId',
] as const;

/** Ids of nothing. */
export function randomIds(): Ids {
  const ids = { articleId: newId(), annotationId: newId(), commentId: newId() };
  return {
    ...ids,
    imageId: newId(),
    evidenceId: newId(),
    sourceId: newId(),
    otherSourceId: newId(),
    sourceMergeId: newId(),
    captureId: newId(),
    reportLinkId: newId(),
    guestId: newId(),
    agentId: newId(),
    mergeId: newId(),
    otherAgentId: newId(),
    doubleCheckId: newId(),
    blindMarkId: newId(),
    userId: newId(),
    otherUserId: newId(),
  };
}

/**
 * One workspace with one of everything, made by a person who has only been a viewer since, so that having made a thing is
 * no permission either; and people who have no business there.
 */
export interface World {
  workspaceId: string;
  ids: Ids;
  /** One of everything once more, in the same workspace. */
  siblingIds: Ids;
  owner: User;
  viewer: User;
  /** Owner of another workspace, which also has one of everything. */
  stranger: User;
  strangerIds: Ids;
  /** Was a checker and belongs to no workspace any more. */
  removed: User;
  /** Was a checker and has a workspace of their own. */
  moved: User;
}

/** Makes a `World` on the worker's database. */
export async function makeWorld(): Promise<World> {
  const db = testDatabase();
  const here = await createWorkspaceWith(db, {
    owner: {},
    viewer: {},
    removed: { role: 'checker' },
    moved: { role: 'checker' },
  });
  const there = await createWorkspaceWith(db, { owner: {} });
  const { owner, viewer, removed, moved } = here.actors;
  const ids = await makeOneOfEach({ ...viewer, role: 'checker' });
  const siblingIds = await makeOneOfEach(owner);
  const strangerIds = await makeOneOfEach(there.actors.owner);
  const home = await createUser(db);
  await createWorkspace(db, {
    members: [
      { userId: moved.userId, role: 'owner' },
      { userId: home.id, role: 'editor' },
    ],
  });
  for (const { userId } of [removed, moved]) await removeMember(owner, userId);
  const { users, workspace } = here;
  return { ...users, workspaceId: workspace.id, ids, siblingIds, stranger: there.users.owner, strangerIds };
}

async function makeOneOfEach(actor: Actor): Promise<Ids> {
  const articleId = await makeArticle(actor, {
    doc: buildDoc(...TEXT.split('\n')),
    original: {
      fileName: 'quay.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: new TextEncoder().encode(TEXT),
    },
  });
  const { id: annotationId } = await annotate(actor, articleId, '80 metres');
  const commentId = newId();
  await addComment(actor, articleId, annotationId, { id: commentId, body: 'Says who?' });
  const imageId = await createImageRow(testDatabase(), actor, { articleId, commentId });
  const { sourceId, ...others } = await addSources(actor);
  const evidence = buildEvidence(sourceId);
  await linkSource(actor, articleId, annotationId, evidence);
  const { id: captureId } = await keep(actor, sourceId, `The quay holds, says ${newId()}.`);
  const reportLinkId = await addVersions(actor, articleId);
  const guestId = newId();
  const invited = { name: 'Nadja Ferrant', days: 7, mayComment: true, mayAnswer: true, mayDownload: true };
  await inviteGuest({ ...actor, role: 'editor' }, articleId, { id: guestId, ...invited });
  await testDatabase().articleReviewer.create({
    data: { workspaceId: actor.workspaceId, articleId, userId: actor.userId },
  });
  const agents = await addAgents(actor);
  const checks = await addDoubleChecks(actor, { articleId, annotationId });
  const { workspaceId, userId } = actor;
  const db = testDatabase();
  await db.threadFollow.create({ data: { workspaceId, annotationId, userId, isMuted: false } });
  await db.threadRead.create({ data: { workspaceId, annotationId, userId, seenAt: new Date(0) } });
  await db.commentReaction.create({ data: { workspaceId, commentId, userId, kind: 'seen' } });
  const told = { kind: 'reply', byId: userId, at: new Date() };
  await db.notice.create({
    data: { workspaceId, userId, topicId: annotationId, articleId, annotationId, ...told },
  });
  await db.mailDigest.create({ data: { workspaceId, userId } });
  return {
    articleId,
    annotationId,
    commentId,
    imageId,
    evidenceId: evidence.id,
    sourceId,
    ...others,
    captureId,
    reportLinkId,
    guestId,
    ...agents,
    ...checks,
    userId: actor.userId,
  };
}

// Two sources, of which the first was merged with a third and is not the second.
async function addSources(actor: Actor): Promise<Pick<Ids, 'sourceId' | 'otherSourceId' | 'sourceMergeId'>> {
  // With a citation key that no other workspace has: what refuses to move it there is no key that is taken.
  const author = `Vossen${newId().slice(-12)}, Ida`;
  const gone = await addSource(actor, { authors: [author] });
  const [kept, other] = [await addSource(actor), await addSource(actor)];
  const sourceMergeId = newId();
  const pair = { keptId: kept.id, goneId: gone.id, keptVersion: 1, goneVersion: 1 };
  await mergeSources(actor, { id: sourceMergeId, ...pair, take: [] });
  await distinguishSources(actor, { sourceId: kept.id, otherIds: [other.id] });
  return { sourceId: kept.id, otherSourceId: other.id, sourceMergeId };
}

// Two people, of whom the first was merged with a third.
async function addAgents(actor: Actor): Promise<Pick<Ids, 'agentId' | 'mergeId' | 'otherAgentId'>> {
  const [kept, gone, other] = [buildAgent(), buildAgent({ name: 'O. Brandt' }), buildAgent()];
  for (const agent of [kept, gone, other]) await createAgent(actor, agent);
  const mergeId = newId();
  await mergeAgents(actor, kept.id, { id: mergeId, goneId: gone.id });
  return { agentId: kept.id, mergeId, otherAgentId: other.id };
}

// One in which the actor marks, and one with a decision about marks of both.
async function addDoubleChecks(
  { workspaceId, userId }: Actor,
  { articleId, annotationId }: Pick<Ids, 'articleId' | 'annotationId'>,
): Promise<Pick<Ids, 'doubleCheckId' | 'blindMarkId' | 'otherUserId'>> {
  const db = testDatabase();
  const { id: otherUserId } = await createUser(db);
  await db.membership.create({ data: { workspaceId, userId: otherUserId, role: 'checker' } });
  const [start, end] = at('80 metres');
  const mark = {
    workspaceId,
    kind: 'claim',
    startOffset: start,
    endOffset: end,
    exact: '80 metres',
  } as const;
  const check = {
    workspaceId,
    articleId,
    version: 0,
    textHash: '',
    leftId: userId,
    rightId: otherUserId,
    askedById: userId,
  };
  const [doubleCheckId, comparedId] = [newId(), newId()];
  const finished = { leftFinishedAt: new Date(), rightFinishedAt: new Date() };
  await db.doubleCheck.create({ data: { ...check, id: doubleCheckId } });
  await db.doubleCheck.create({ data: { ...check, ...finished, id: comparedId, state: 'comparing' } });
  const blindMarkId = newId();
  await db.blindMark.create({ data: { ...mark, id: blindMarkId, doubleCheckId, userId } });
  const both = { leftMarkId: newId(), rightMarkId: newId() };
  const inCompared = { ...mark, doubleCheckId: comparedId };
  await db.blindMark.create({ data: { ...inCompared, id: both.leftMarkId, userId } });
  await db.blindMark.create({ data: { ...inCompared, id: both.rightMarkId, userId: otherUserId } });
  await db.doubleCheckDecision.create({
    data: {
      workspaceId,
      id: newId(),
      doubleCheckId: comparedId,
      ...both,
      choice: 'left',
      annotationId,
      byId: userId,
    },
  });
  return { doubleCheckId, blindMarkId, otherUserId };
}

// What hangs on the versions of a text; steps far from those that the sweep writes itself.
async function addVersions({ workspaceId, userId }: Actor, articleId: string): Promise<string> {
  const db = testDatabase();
  const place = { workspaceId, articleId };
  await db.step.create({
    data: { ...place, version: 1_000_000, step: {}, clientId: newId(), authorId: userId },
  });
  await db.snapshot.create({ data: { ...place, version: 0, doc: {} } });
  const revision = { id: newId(), version: 0, name: 'As imported', textHash: '', createdById: userId };
  await db.revision.create({ data: { ...place, ...revision } });
  const ofRevision = { ...place, revisionId: revision.id, byId: userId };
  await db.signOff.create({ data: { ...ofRevision, id: newId(), decision: 'changes_requested' } });
  const publicationId = newId();
  await db.publication.create({ data: { ...ofRevision, id: publicationId, ordinal: 1, kind: 'published' } });
  await db.publicationReport.create({ data: { workspaceId, publicationId, data: {} } });
  const reportLinkId = newId();
  await db.reportLink.create({
    data: { ...place, id: reportLinkId, token: newToken(), createdById: userId },
  });
  // What has not been heard of for a while is swept by whoever comes next, and a slow machine is at this for longer.
  const seenAt = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await db.presence.create({ data: { ...place, clientId: newId(), userId, version: 0, seenAt } });
  return reportLinkId;
}
