import { describe, expect, test } from 'vitest';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { nextStop, passagesOf, type Stop, stopsOf } from '@/components/evidence/pane/walk';
import { linkOf } from '@/components/evidence/pane/test-link';

const quote = annotationOf('quote', 'We have the boat', { id: 'quote', evidence: [linkOf('q1')] });
const note = annotationOf('note', 'said Ilse Maren', { id: 'note' });
const bare = annotationOf('claim', 'What we lacked', { id: 'bare' });
const claim = annotationOf('claim', 'It cost 9.4 million', {
  id: 'claim',
  evidence: [
    linkOf('c1'),
    linkOf('whole', { passage: null }),
    linkOf('hidden', { isWithheld: true }),
    linkOf('c2'),
  ],
});
const stops = stopsOf([quote, note, bare, claim]);
const nameOf = (stop: Stop | null) => stop && (stop.link?.id ?? stop.annotation.id);

describe('the walk through the evidence', () => {
  test('goes from the words to their passages, then to the next words, past what takes no evidence', () => {
    expect(stops.map(nameOf)).toEqual(['quote', 'q1', 'bare', 'claim', 'c1', 'c2']);
  });

  test('goes on and back by one key each, and ends at both ends', () => {
    for (const direction of [1, -1] as const) {
      const expected = direction > 0 ? stops : stops.toReversed();
      const walked: (Stop | null)[] = [expected[0] ?? null];
      for (let at = walked[0]; at; at = walked.at(-1)) {
        const place = { activeId: at.annotation.id, evidenceId: at.link?.id ?? null, caret: 0 };
        walked.push(nextStop(stops, place, direction));
      }
      expect(walked.map(nameOf)).toEqual([...expected.map(nameOf), null]);
    }
  });

  test('begins at the caret while nothing is active', () => {
    const start = bare.ranges[0]?.start ?? 0;
    const place = { activeId: null, evidenceId: null, caret: start };
    expect(nameOf(nextStop(stops, place, 1))).toBe('bare');
    expect(nameOf(nextStop(stops, place, -1))).toBe('q1');
    expect(nextStop(stops, { ...place, caret: 1_000 }, 1)).toBeNull();
  });

  test('takes a passage that is not one of the active words for the words themselves', () => {
    expect(nameOf(nextStop(stops, { activeId: 'claim', evidenceId: 'q1', caret: 0 }, 1))).toBe('c1');
    expect(nameOf(nextStop(stops, { activeId: 'claim', evidenceId: 'whole', caret: 0 }, -1))).toBe('bare');
  });
});

describe('passagesOf', () => {
  test('leaves out what is withheld and what names no words of a copy', () => {
    expect(passagesOf(claim).map(({ id }) => id)).toEqual(['c1', 'c2']);
  });
});
