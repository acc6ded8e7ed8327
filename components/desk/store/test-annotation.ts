import { LiveText } from '@/components/desk/text/live-text';
import { describeRange } from '@/lib/anchoring/describe-range';
import { NO_THREAD } from '@/lib/annotations/comment-model';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView, RangeInput } from '@/lib/annotations/model';

/** The text that annotations of tests stand in. */
export const TEXT =
  '“We have the boat,” said Ilse Maren. “What we lacked was the pier.” It cost 9.4 million crowns.';

/** An annotation for tests; `words` mark its content where they stand first. */
export function annotationOf(
  kind: AnnotationKind,
  words: string,
  changes: Partial<Omit<AnnotationView, 'kind'>> = {},
): AnnotationView {
  const start = TEXT.indexOf(words);
  return {
    id: '0193a1b2-0000-7000-8000-000000000001',
    articleId: '0193a1b2-0000-7000-8000-0000000000aa',
    kind,
    status: 'unchecked',
    priority: 'normal',
    assigneeId: null,
    flags: [],
    tags: [],
    visibility: 'team',
    ranges: [rangeOf({ role: 'content', start, end: start + words.length })],
    textVersion: 0,
    version: 1,
    createdAt: '2026-03-14T09:40:00.000Z',
    createdById: '0193a1b2-0000-7000-8000-0000000000b1',
    updatedAt: '2026-03-14T09:40:00.000Z',
    updatedById: '0193a1b2-0000-7000-8000-0000000000b1',
    thread: NO_THREAD,
    evidence: [],
    agents: {},
    override: null,
    check: null,
    secondCheck: null,
    fields: {},
    ...changes,
  } as AnnotationView;
}

export function rangeOf({ role, start, end }: RangeInput) {
  const { exact, prefix, suffix } = describeRange(TEXT, start, end);
  return { role, start, end, exact, prefix, suffix, placement: 'placed' as const };
}

/** The text that these annotations stand on, as the desk opens with it. */
export function liveText(): LiveText {
  const paragraphs = TEXT.split('\n').map((text) => ({
    type: 'paragraph',
    content: text === '' ? [] : [{ type: 'text', text }],
  }));
  return new LiveText(0, { type: 'doc', content: paragraphs });
}
