import { expect } from 'vitest';

import { linkSource } from '@/lib/evidence/commands/link-source';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import type { CaptureView } from '@/lib/captures/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildCopy } from '../../../prisma/factories/captures';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle } from '../annotations/world';

/** Keeps a pasted text as a copy of the source. */
export async function keep(actor: Actor, sourceId: string, text: string): Promise<CaptureView> {
  return (await keepCapture(actor, sourceId, buildCopy(text))).capture;
}

/** A claim of an article that rests on these words of a copy, which must stand in it. */
export async function cite(
  actor: Actor,
  capture: CaptureView,
  words: string,
): Promise<{ articleId: string; annotationId: string; evidenceId: string }> {
  const db = testDatabase();
  const articleId = await makeArticle(actor);
  const { id: annotationId } = await annotate(actor, articleId, '80 metres');
  const { text } = await db.capture.findFirstOrThrow({ where: { id: capture.id }, select: { text: true } });
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  const passage = { start, end: start + words.length };
  const evidence = buildEvidence(capture.sourceId, { captureId: capture.id, passage });
  await linkSource(actor, articleId, annotationId, evidence);
  return { articleId, annotationId, evidenceId: evidence.id };
}
