import { expect } from 'vitest';

import { linkSource } from '@/lib/annotations/commands/link-source';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import type { CaptureInput, CaptureView } from '@/lib/captures/model';
import { newId } from '@/lib/ids';
import { readPastedCapture } from '@/lib/import/capture/read-capture';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle } from '../annotations/world';

/** What it takes to keep a pasted text as a copy. */
export function buildCopy(text: string, parts: Partial<CaptureInput> = {}): CaptureInput {
  return {
    id: newId(),
    way: 'paste',
    bytes: new TextEncoder().encode(text),
    fileName: '',
    address: '',
    redirects: [],
    finalAddress: '',
    headers: {},
    reading: readPastedCapture({ text, html: undefined }),
    ...parts,
  };
}

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
