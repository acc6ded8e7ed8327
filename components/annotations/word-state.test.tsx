import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ChangedWords } from '@/components/annotations/changed-words';
import { wordState } from '@/components/annotations/word-state';
import { describeAnnotation } from '@/components/annotations/words-of';
import { annotationOf } from '@/components/desk/store/test-annotation';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { Placement, Range, VerificationStatus } from '@/lib/annotations/model';

const at = (kind: AnnotationKind, placement: Placement, status: VerificationStatus = 'unchecked') => {
  const [range] = annotationOf(kind, 'pier').ranges;
  return annotationOf(kind, 'pier', { status, ranges: [{ ...(range as Range), placement }] });
};

describe('what became of the words', () => {
  test.each<[AnnotationKind, VerificationStatus, Placement, string | undefined]>([
    ['claim', 'verified', 'placed', undefined],
    ['claim', 'verified', 'moved', 'The same words stand elsewhere now.'],
    ['claim', 'verified', 'changed', 'The words changed after this was checked.'],
    ['claim', 'in_progress', 'changed', 'The words changed after this was marked.'],
    ['cleared', 'unchecked', 'changed', 'The words changed after this was cleared.'],
    ['suggestion', 'unchecked', 'orphaned', 'The words that were proposed are no longer in the text.'],
    [
      'claim',
      'unchecked',
      'ambiguous',
      'The words that were marked come more than once now. Choose which are meant.',
    ],
  ])('of a %s that is %s and %s', (kind, status, placement, line) => {
    expect(wordState(at(kind, placement, status))?.line).toBe(line);
  });

  test('is heard with the annotation', () => {
    expect(describeAnnotation(at('claim', 'changed', 'verified'))).toBe(
      'Claim, Verified, Stale, Words changed: pier',
    );
    expect(describeAnnotation(at('suggestion', 'placed'))).toBe('Suggestion, To decide: pier');
  });
});

test('changed words are struck through and underlined, and said to be so', () => {
  const html = renderToStaticMarkup(
    <ChangedWords before="It cost 9.4 million" after="It cost 9.7 million" language="en" />,
  );
  expect(html).toContain('dir="auto"');
  expect(html).toMatch(/It cost <del><span class="sr-only"> \[was: <\/span>9\.4/);
  expect(html).toMatch(/<ins><span class="sr-only"> \[now: <\/span>9\.7.*<\/ins> million/);
});
