import { createHash, randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/auth/actor';
import type { PrismaClient } from '@/lib/db/generated/client';

/** One row of every table of the library: a copy of the source, an origin, a person who speaks in it and in the annotation, merges; its evidence stands in the copy. */
export async function createLibraryRows(
  db: PrismaClient,
  { workspaceId, userId }: Actor,
  { sourceId, annotationId }: { sourceId: string; annotationId: string },
): Promise<{ agentId: string; originId: string; captureId: string }> {
  const [agentId, originId, captureId, goneId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const goneAgentId = randomUUID();
  const by = { createdById: userId, updatedById: userId };
  const text = `The gates of ${sourceId} closed at four.`;
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.agent.create({
    data: {
      workspaceId,
      id: agentId,
      kind: 'person',
      name: 'Ottilie Brandt',
      searchText: 'ottilie brandt',
      ...by,
    },
  });
  await db.agent.create({
    data: {
      workspaceId,
      id: goneAgentId,
      kind: 'person',
      name: 'O. Brandt',
      searchText: 'o. brandt',
      mergedIntoId: agentId,
      ...by,
    },
  });
  await db.agentMerge.create({
    data: {
      workspaceId,
      id: randomUUID(),
      keptId: agentId,
      goneId: goneAgentId,
      data: {},
      createdById: userId,
    },
  });
  await db.annotationAgent.create({ data: { workspaceId, annotationId, role: 'speaker', agentId } });
  await db.sourceCredit.create({ data: { workspaceId, sourceId, role: 'author', agentId } });
  await db.origin.create({
    data: {
      workspaceId,
      id: originId,
      kind: 'dispatch',
      title: 'Dispatch on the gates',
      createdById: userId,
    },
  });
  await db.source.create({
    data: {
      workspaceId,
      id: goneId,
      citationKey: `gone${goneId}`,
      kind: 'webpage',
      title: 'The gates',
      searchText: 'the gates',
      mergedIntoId: sourceId,
      derivedFromId: sourceId,
      derivation: 'reprint',
      originId,
      ...by,
    },
  });
  await db.humanSource.create({ data: { workspaceId, sourceId, interviewerId: userId } });
  await db.sourceReader.create({ data: { workspaceId, sourceId, userId } });
  await db.sourceMerge.create({
    data: { workspaceId, id: randomUUID(), keptId: sourceId, goneId, data: {}, createdById: userId },
  });
  const [oneId = '', otherId = ''] = [sourceId, goneId].toSorted();
  await db.sourceDistinction.create({ data: { workspaceId, oneId, otherId, createdById: userId } });
  await db.captureBytes.create({ data: { workspaceId, sha256, size: bytes.length, bytes } });
  await db.capture.create({
    data: {
      workspaceId,
      id: captureId,
      sourceId,
      number: 1,
      way: 'paste',
      mediaType: 'text/plain',
      size: bytes.length,
      sha256,
      doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
      text,
      createdById: userId,
    },
  });
  await db.$executeRaw`
    INSERT INTO capture_passages (workspace_id, capture_id, ordinal, start_offset, end_offset, search_text, lexemes)
    VALUES (${workspaceId}::uuid, ${captureId}::uuid, 0, 0, ${text.length}, ${text.toLowerCase()}, to_tsvector('simple', ${text}))`;
  await db.evidence.updateMany({
    where: { workspaceId, sourceId },
    data: { captureId, newestCaptureId: captureId, newestPlacement: 'placed' },
  });
  return { agentId, originId, captureId };
}
