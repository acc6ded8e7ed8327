import { z } from 'zod';
import type { AnnotationView } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { type Judge, type Judgement, tellingPart } from '@/lib/captures/find-judge-rules';
import type { PassageHit } from '@/lib/captures/find-model';
import type { Candidate } from '@/lib/captures/find-statements';
import { capturePlaceSchema } from '@/lib/captures/model';
import { db } from '@/lib/db/client';
import { visibleTo } from '@/lib/sources/access';
import { foldText } from '@/lib/text/fold';
import type { TextRange } from '@/lib/text/text-range';

/** A passage with what is thought of it. */
export type Judged = Candidate & Judgement;

/** The passages as they leave the server: their telling sentences, where these stand, and whether the annotation is linked to them. */
export async function presentHits(
  actor: Actor,
  annotation: AnnotationView,
  judge: Judge,
  judged: readonly Judged[],
): Promise<PassageHit[]> {
  if (judged.length === 0) return [];
  const { workspaceId } = actor;
  const [rows, texts] = await Promise.all([
    db.capture.findMany({
      where: { workspaceId, source: visibleTo(actor), id: { in: judged.map(({ captureId }) => captureId) } },
      select: {
        id: true,
        createdAt: true,
        language: true,
        places: true,
        source: { select: { title: true, citationKey: true } },
      },
    }),
    readWords(workspaceId, judged),
  ]);
  const copies = new Map(rows.map((row) => [row.id, row]));
  return judged.flatMap((passage, at) => {
    const copy = copies.get(passage.captureId);
    const words = texts[at] ?? '';
    if (!copy || words === '') return [];
    const part = tellingPart(judge, words, copy.language);
    const excerpt = words.slice(part.start, part.end);
    const range = { start: passage.start + part.start, end: passage.start + part.end };
    const places = z.array(capturePlaceSchema).parse(copy.places);
    return [
      {
        captureId: passage.captureId,
        sourceId: passage.sourceId,
        sourceTitle: copy.source.title,
        citationKey: copy.source.citationKey,
        copyNumber: passage.copyNumber,
        copiedAt: copy.createdAt.toISOString(),
        ...range,
        excerpt,
        marks: judge(excerpt).marks,
        language: copy.language,
        place: places.findLast(({ start }) => start <= range.start) ?? null,
        score: passage.score,
        reasons: passage.reasons,
        isLinked: isLinked(annotation, passage.captureId, range),
      },
    ];
  });
}

function isLinked({ evidence }: AnnotationView, captureId: string, { start, end }: TextRange): boolean {
  return evidence.some(({ captureId: own, passage, newest }) => {
    const places = [
      ...(own === captureId && passage ? [passage] : []),
      ...(newest?.captureId === captureId && newest.start !== null && newest.end !== null
        ? [{ start: newest.start, end: newest.end }]
        : []),
    ];
    return places.some((place) => place.start < end && place.end > start);
  });
}

/** The passages as they are written in their copies, in their order. */
async function readWords(workspaceId: string, judged: readonly Judged[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ words: string }[]>`
    SELECT substr(c.text, q.start + 1, q.length) AS words
    FROM unnest(
      ${judged.map(({ captureId }) => captureId)}::uuid[], ${judged.map(({ start }) => start)}::int[],
      ${judged.map(({ start, end }) => end - start)}::int[]) WITH ORDINALITY q(id, start, length, at)
    JOIN captures c ON c.workspace_id = ${workspaceId}::uuid AND c.id = q.id
    ORDER BY q.at`;
  return await Promise.all(
    judged.map(async ({ captureId: id, start, end, words }, at) => {
      const read = rows[at]?.words ?? '';
      if (foldText(read) === words) return read;
      // PostgreSQL counts characters and we count UTF-16 units; where emoji stand before, only the whole text tells.
      const copy = await db.capture.findUnique({
        where: { workspaceId_id: { workspaceId, id } },
        select: { text: true },
      });
      return copy?.text.slice(start, end) ?? '';
    }),
  );
}
