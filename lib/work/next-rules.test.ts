import { describe, expect, test } from 'vitest';
import { REVIEW_STATES } from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';
import { nextStep } from '@/lib/work/next-rules';

const NOBODY = {
  isLead: false,
  isAuthor: false,
  isReviewer: false,
  hasSigned: false,
  openItems: 0,
  openQueries: 0,
};

describe('what comes next on an article', () => {
  test.each([
    ['imported', 'Take it into preparation'],
    ['preparing', 'Begin the checking'],
    ['checking', 'Hand it in for review, once every line is read'],
    ['changes_requested', 'Take it up again'],
    ['correction_open', 'Take it up again'],
  ] as const)('is its lead’s turn when it is %s', (state, words) => {
    expect(nextStep({ ...NOBODY, state, isLead: true })).toEqual({ words, isMine: true });
  });

  test.each([
    ['queries_out', 'Waits for 1 answer of its author'],
    ['in_review', 'Waits for its reviewers'],
    ['approved', 'Waits to be published'],
  ] as const)('is nothing of its lead’s when it is %s', (state, words) => {
    expect(nextStep({ ...NOBODY, state, isLead: true, openQueries: 1 })).toEqual({ words, isMine: false });
  });

  test('is counted for its lead', () => {
    const step = (openItems: number) => nextStep({ ...NOBODY, state: 'checking', isLead: true, openItems });
    expect(step(1).words).toBe('1 item is left to check');
    expect(step(1_200).words).toBe('1,200 items are left to check');
  });

  test('is for its reviewer to approve it, until they have', () => {
    const reviewer = { ...NOBODY, state: 'in_review', isReviewer: true, isLead: true } as const;
    expect(nextStep(reviewer)).toMatchObject({
      isMine: true,
      words: expect.stringMatching(/^Review/) as string,
    });
    expect(nextStep({ ...reviewer, hasSigned: true }).isMine).toBe(false);
    expect(nextStep({ ...reviewer, state: 'checking', isLead: false }).isMine).toBe(false);
  });

  test('is for its author to answer, before anything else that is theirs', () => {
    const author = { ...NOBODY, state: 'queries_out', isAuthor: true } as const;
    expect(nextStep({ ...author, openQueries: 2 })).toEqual({ words: 'Answer 2 queries', isMine: true });
    expect(nextStep(author).isMine).toBe(false);
    expect(nextStep({ ...author, state: 'changes_requested' }).isMine).toBe(true);
  });

  test.each(REVIEW_STATES.filter(isOpenState))('has words for whoever looks on while it is %s', (state) => {
    const { words, isMine } = nextStep({ ...NOBODY, state });
    expect(words).not.toBe('');
    expect(isMine).toBe(false);
  });
});
