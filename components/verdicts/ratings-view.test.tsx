import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RatingsView } from '@/components/verdicts/ratings-view';
import { newId } from '@/lib/ids';
import type { EarlierRating } from '@/lib/review/ratings-model';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

const rating: EarlierRating = {
  annotationId: newId(),
  articleId: newId(),
  articleTitle: 'Quay to reopen',
  outlet: 'The Saltmere Lantern',
  publishedAt: '2026-02-01',
  isArchived: true,
  status: 'in_progress',
  verdict: 'half_true',
  rationale: 'The survey has 79.',
  statement: '',
  words: 'It is 80 metres long.',
  ratedAt: '2026-02-03T09:00:00.000Z',
};
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const shown = (ratings: Partial<Parameters<typeof RatingsView>[0]['ratings']>, isNamed = true) =>
  renderToStaticMarkup(
    <RatingsView
      ratings={{ speakers: [], similar: [], isCut: false, ...ratings }}
      scale={DEFAULT_SCALE}
      isNamed={isNamed}
      onRetry={() => undefined}
    />,
  );

describe('how a claim was rated before', () => {
  test('is told with its verdict, whatever the scale is now, why, where and when, and that it is not settled', () => {
    const html = shown({ similar: [rating] });
    expect(html).toContain(`/articles/${rating.articleId}?annotation=${rating.annotationId}`);
    expect(textOf(html)).toContain(
      'Half true In progress It is 80 metres long. The survey has 79. ' +
        'Quay to reopen, The Saltmere Lantern , rated 2026-02-03, in the archive',
    );
  });

  test('counts what a speaker was found to say', () => {
    const counts = [{ verdict: 'accurate', claims: 3 }];
    const speaker = { agentId: newId(), name: 'Ida Maren', counts, items: [] };
    expect(textOf(shown({ speakers: [speaker] }))).toContain('Ida Maren in other articles 3 Accurate');
    expect(textOf(shown({ speakers: [{ ...speaker, counts: [] }] }))).toContain('No claim of theirs');
  });

  test('says what to do where nobody is named, and when looking was ended', () => {
    expect(textOf(shown({}, false))).toContain('Choose who claims it');
    expect(textOf(shown({}))).not.toContain('Choose who claims it');
    const cut = textOf(shown({ isCut: true }));
    expect(cut).toContain('Looking took too long');
    expect(cut).not.toContain('None has been rated');
  });
});
