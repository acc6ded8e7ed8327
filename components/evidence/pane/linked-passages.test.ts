import { describe, expect, test } from 'vitest';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { linkedPassages } from '@/components/evidence/pane/linked-passages';
import { linkOf } from '@/components/evidence/pane/test-link';
import type { PassageNow } from '@/lib/evidence/model';

const now = (placement: PassageNow['placement']): PassageNow => ({
  captureId: 'new',
  placement,
  start: 4,
  end: 8,
});
const annotations = [
  annotationOf('claim', 'It cost', { id: 'cost', evidence: [linkOf('late', {})] }),
  annotationOf('claim', 'What we lacked', {
    id: 'lacked',
    evidence: [
      linkOf('early', { passage: { start: 2, end: 20 }, newest: now('moved') }),
      linkOf('changed', { passage: null, newest: now('changed') }),
      linkOf('elsewhere', { captureId: 'other' }),
      linkOf('withheld', { isWithheld: true }),
    ],
  }),
];
const idsIn = (captureId: string) => linkedPassages(annotations, captureId).map(({ link }) => link.id);

describe('linkedPassages', () => {
  test('has what was found in the copy, in its order', () => {
    expect(idsIn('copy')).toEqual(['early', 'late']);
  });

  test('has, of what was found in an older copy, only what stands in it word for word', () => {
    expect(idsIn('new')).toEqual(['early']);
    expect(linkedPassages(annotations, 'new')[0]?.range).toEqual({ start: 4, end: 8 });
  });
});
