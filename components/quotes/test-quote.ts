import { NO_THREAD } from '@/lib/annotations/comment-model';
import type { BenchQuote, QuoteAnnotation } from '@/components/quotes/bench';
import { newId } from '@/lib/ids';

/** A quotation for tests. */
export function buildQuote(
  fields: QuoteAnnotation['fields'] = {},
  pieces: readonly string[] = ['We kept the stones dry.'],
): BenchQuote {
  const by = newId();
  const at = '2026-03-14T09:40:00.000Z';
  return {
    pieces,
    sentence: 1,
    annotation: {
      id: newId(),
      articleId: newId(),
      kind: 'quote',
      status: 'unchecked',
      priority: 'normal',
      assigneeId: null,
      flags: [],
      tags: [],
      visibility: 'public',
      ranges: [],
      textVersion: 0,
      version: 1,
      createdAt: at,
      createdById: by,
      updatedAt: at,
      updatedById: by,
      thread: NO_THREAD,
      evidence: [],
      agents: {},
      override: null,
      check: null,
      secondCheck: null,
      fields,
    },
  };
}
