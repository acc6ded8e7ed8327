import { describeRange } from '@/lib/anchoring/describe-range';
import { insertArticle } from '@/lib/articles/commands';
import { buildSample, type Sample } from '@/lib/articles/sample/build-sample';
import { SAMPLE_DOC, SAMPLE_FIELDS } from '@/lib/articles/sample/sample-doc';
import { SAMPLE_SOURCES, type SampleSource } from '@/lib/articles/sample/sample-sources';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import type { SourceFields } from '@/lib/sources/model';
import { citationKeyBase, freeCitationKey, sourceSearchText } from '@/lib/sources/rules';

type Tx = Prisma.TransactionClient;
type Placed = Sample['annotations'][number] & { id: string };

/**
 * Writes the sample article with its sources, annotations, evidence and talk into the actor's workspace, in the
 * transaction of the caller, who has authorized it. Everything is by the actor. Answers the article's id.
 */
export async function createSampleArticle(tx: Tx, actor: Actor): Promise<string> {
  const { text, annotations } = buildSample();
  const articleId = newId();
  await insertArticle(tx, actor, {
    id: articleId,
    fields: SAMPLE_FIELDS,
    provenance: {},
    doc: SAMPLE_DOC,
    original: null,
  });
  const placed = annotations.map((annotation): Placed => ({ ...annotation, id: newId() }));
  await insertAnnotations(tx, actor, articleId, text, placed);
  await insertEvidence(tx, actor, placed, await insertSources(tx, actor));
  await insertTalk(tx, actor, placed);
  return articleId;
}

async function insertSources(tx: Tx, actor: Actor): Promise<Map<SampleSource, string>> {
  const { workspaceId } = actor;
  const stored = await tx.source.findMany({ where: { workspaceId }, select: { citationKey: true } });
  const taken = new Set(stored.map((row) => row.citationKey));
  const ids = new Map<SampleSource, string>();
  const rows = entriesOf(SAMPLE_SOURCES).map(([name, fields]: [SampleSource, SourceFields]) => {
    const id = newId();
    ids.set(name, id);
    const citationKey = freeCitationKey(citationKeyBase(fields), taken);
    taken.add(citationKey);
    const searchText = sourceSearchText(fields, citationKey);
    return { ...fields, workspaceId, id, citationKey, searchText, ...stampsOf(actor) };
  });
  await tx.source.createMany({ data: rows });
  return ids;
}

async function insertAnnotations(
  tx: Tx,
  actor: Actor,
  articleId: string,
  text: string,
  placed: readonly Placed[],
): Promise<void> {
  const { workspaceId, userId } = actor;
  const at = new Date().toISOString();
  await tx.annotation.createMany({
    data: placed.map(({ id, kind, status, fields, priority, mine, flags = [] }) => ({
      workspaceId,
      id,
      articleId,
      kind,
      fields,
      ...(status && { status }),
      ...(priority && { priority }),
      assigneeId: mine ? userId : null,
      flags: flags.map((flag) => ({ ...flag, byId: userId, at })),
      ...stampsOf(actor),
    })),
  });
  await tx.anchor.createMany({
    data: placed.flatMap(({ id, ranges }) =>
      ranges.map(({ role, start, end }, ordinal) => {
        const { exact, prefix, suffix } = describeRange(text, start, end);
        const offsets = { startOffset: start, endOffset: end };
        return { workspaceId, articleId, annotationId: id, role, ordinal, ...offsets, exact, prefix, suffix };
      }),
    ),
  });
}

async function insertEvidence(
  tx: Tx,
  actor: Actor,
  placed: readonly Placed[],
  sourceIds: ReadonlyMap<SampleSource, string>,
): Promise<void> {
  const { workspaceId } = actor;
  const data = placed.flatMap(({ id: annotationId, evidence = [] }) =>
    evidence.map(({ source, ...link }) => {
      const sourceId = sourceIds.get(source);
      if (sourceId === undefined) throw new Error(`The sample has no source ${source}.`);
      return { workspaceId, id: newId(), annotationId, sourceId, ...link, ...stampsOf(actor) };
    }),
  );
  await tx.evidence.createMany({ data });
}

async function insertTalk(tx: Tx, actor: Actor, placed: readonly Placed[]): Promise<void> {
  const { workspaceId, userId } = actor;
  const talked = placed.filter(({ comments = [] }) => comments.length > 0);
  await tx.thread.createMany({ data: talked.map(({ id }) => ({ workspaceId, annotationId: id })) });
  const now = Date.now();
  await tx.comment.createMany({
    data: talked.flatMap(({ id, comments = [] }) =>
      comments.map((body, index) => ({
        workspaceId,
        id: newId(),
        annotationId: id,
        authorId: userId,
        body,
        createdAt: new Date(now + index),
      })),
    ),
  });
}

function stampsOf({ userId }: Actor) {
  return { createdById: userId, updatedById: userId };
}

function entriesOf<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
