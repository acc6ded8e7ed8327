import { describeRange } from '@/lib/anchoring/describe-range';
import { isFinished } from '@/lib/annotations/rules';
import { usualVisibility } from '@/lib/annotations/visibility-rules';
import { insertArticle } from '@/lib/articles/commands';
import { buildSample, type Sample } from '@/lib/articles/sample/build-sample';
import { SAMPLE_DOC, SAMPLE_FIELDS } from '@/lib/articles/sample/sample-doc';
import { SAMPLE_SOURCES, type SampleSource } from '@/lib/articles/sample/sample-sources';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import type { SourceFields } from '@/lib/sources/model';
import { citationKeyBase, freeCitationKey, sourceColumns } from '@/lib/sources/rules';

type Tx = Prisma.TransactionClient;
type Author = Actor & Circumstances;
type Placed = Sample['annotations'][number] & { id: string };

/** Where ids and the time come from, for a sample that is the same every time. */
interface Circumstances {
  nextId: () => string;
  now: Date;
}

/**
 * Writes the sample article with its sources, annotations, evidence and talk into the actor's workspace, in the
 * transaction of the caller, who has authorized it. Everything is by the actor. Answers the article's id.
 */
export async function createSampleArticle(
  tx: Tx,
  actor: Actor,
  { nextId, now }: Circumstances = { nextId: newId, now: new Date() },
): Promise<string> {
  const { text, annotations } = buildSample();
  const articleId = nextId();
  await insertArticle(tx, actor, {
    id: articleId,
    fields: SAMPLE_FIELDS,
    provenance: {},
    doc: SAMPLE_DOC,
    original: null,
  });
  // It is being checked, by whoever it is for.
  await tx.article.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    data: { state: 'checking', stateAt: now, leadId: actor.userId },
    select: { id: true },
  });
  const placed = annotations.map((annotation): Placed => ({ ...annotation, id: nextId() }));
  const by = { ...actor, nextId, now };
  await insertAnnotations(tx, by, articleId, text, placed);
  await insertEvidence(tx, by, placed, await insertSources(tx, by));
  await insertTalk(tx, by, placed);
  return articleId;
}

async function insertSources(tx: Tx, by: Author): Promise<Map<SampleSource, string>> {
  const { workspaceId } = by;
  const stored = await tx.source.findMany({ where: { workspaceId }, select: { citationKey: true } });
  const taken = new Set(stored.map((row) => row.citationKey));
  const ids = new Map<SampleSource, string>();
  const rows = entriesOf(SAMPLE_SOURCES).map(([name, fields]: [SampleSource, SourceFields]) => {
    const id = by.nextId();
    ids.set(name, id);
    const citationKey = freeCitationKey(citationKeyBase(fields), taken);
    taken.add(citationKey);
    const columns = sourceColumns(fields, citationKey);
    return { ...columns, workspaceId, id, citationKey, ...stampsOf(by) };
  });
  await tx.source.createMany({ data: rows });
  return ids;
}

async function insertAnnotations(
  tx: Tx,
  by: Author,
  articleId: string,
  text: string,
  placed: readonly Placed[],
): Promise<void> {
  const { workspaceId, userId } = by;
  const at = by.now.toISOString();
  await tx.annotation.createMany({
    data: placed.map(({ id, kind, status, fields, priority, mine, flags = [] }) => ({
      workspaceId,
      id,
      articleId,
      kind,
      visibility: usualVisibility(kind),
      fields,
      ...(status && { status }),
      ...(status && isFinished(status) && { checkedById: userId, checkedAt: by.now }),
      ...(priority && { priority }),
      assigneeId: mine ? userId : null,
      flags: flags.map((flag) => ({ ...flag, byId: userId, at })),
      ...stampsOf(by),
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
  by: Author,
  placed: readonly Placed[],
  sourceIds: ReadonlyMap<SampleSource, string>,
): Promise<void> {
  const { workspaceId } = by;
  const data = placed.flatMap(({ id: annotationId, evidence = [] }) =>
    evidence.map(({ source, ...link }) => {
      const sourceId = sourceIds.get(source);
      if (sourceId === undefined) throw new Error(`The sample has no source ${source}.`);
      return { workspaceId, id: by.nextId(), annotationId, sourceId, ...link, ...stampsOf(by) };
    }),
  );
  await tx.evidence.createMany({ data });
}

async function insertTalk(tx: Tx, by: Author, placed: readonly Placed[]): Promise<void> {
  const { workspaceId, userId } = by;
  const talked = placed.filter(({ comments = [] }) => comments.length > 0);
  await tx.thread.createMany({ data: talked.map(({ id }) => ({ workspaceId, annotationId: id })) });
  await tx.comment.createMany({
    data: talked.flatMap(({ id, comments = [] }) =>
      comments.map((body, index) => ({
        workspaceId,
        id: by.nextId(),
        annotationId: id,
        authorId: userId,
        body,
        createdAt: new Date(by.now.getTime() + index),
      })),
    ),
  });
}

function stampsOf({ userId, now }: Author) {
  return { createdAt: now, createdById: userId, updatedAt: now, updatedById: userId };
}

function entriesOf<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
