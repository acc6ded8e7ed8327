import { describe, expect, test } from 'vitest';
import { type MarkPart, markStyle } from '@/lib/editor/mark-style';

const part = (kind: MarkPart['kind'], more: Partial<MarkPart> = {}): MarkPart => ({
  kind,
  role: 'content',
  finished: false,
  ...more,
});
const classes = (...parts: MarkPart[]) => markStyle(parts).className;

describe('markStyle', () => {
  test.each([
    ['claim', 'mark line-claim wash-claim'],
    ['quote', 'mark wash-quote'],
    ['attribution', 'mark line-attribution'],
    ['source_citation', 'mark line-source'],
    ['entity_check', 'mark line-entity'],
    ['query', 'mark line-query'],
    ['note', 'mark line-note wash-note'],
    ['cleared', 'mark'],
  ] as const)('draws a %s by itself as %s', (kind, expected) => {
    expect(classes(part(kind))).toBe(expected);
  });

  test('stacks the second line below the first and mixes washes', () => {
    expect(classes(part('quote'), part('claim'), part('entity_check'))).toBe(
      'mark line-claim under-entity wash-quote wash-claim',
    );
  });

  test('makes the wavy line the decoration wherever it stands', () => {
    expect(classes(part('claim'), part('query'))).toBe('mark line-query under-claim wash-claim');
  });

  test('shows two claims on one another by two lines and a deeper wash', () => {
    expect(classes(part('claim'), part('claim'))).toBe('mark line-claim under-claim wash-claim wash-deep');
  });

  test('draws two lines and a count of everything where there would be more', () => {
    const style = markStyle([part('quote'), part('claim'), part('attribution'), part('entity_check')]);
    expect(style.count).toBe(4);
    expect(style.className).toBe('mark line-claim under-attribution wash-quote wash-claim mark-many');
    expect(markStyle([part('claim'), part('attribution')]).count).toBeNull();
  });

  test('is quiet only where every check is done', () => {
    expect(classes(part('claim', { finished: true }))).toContain('mark-done');
    expect(classes(part('claim', { finished: true }), part('query'))).not.toContain('mark-done');
  });

  test('draws the cue and the speaker of a quote by a faint line without a wash', () => {
    expect(classes(part('quote', { role: 'cue' }))).toBe('mark line-part');
  });
});
