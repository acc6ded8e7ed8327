import { describe, expect, test } from 'vitest';
import { canAnnotate, canDeleteAnnotation, canDeleteComment, canEditComment } from '@/lib/annotations/policy';

const own = { createdById: 'me', authorId: 'me' };
const others = { createdById: 'you', authorId: 'you' };

describe('who may do what', () => {
  test.each([
    // role, annotate, delete own, delete others', edit own comment, edit others', delete own, delete others'
    ['owner', true, true, true, true, false, true, true],
    ['editor', true, true, true, true, false, true, true],
    ['reviewer', true, true, false, true, false, true, false],
    ['checker', true, true, false, true, false, true, false],
    ['viewer', false, false, false, false, false, false, false],
  ] as const)('%s', (role, ...expected) => {
    const actor = { role, userId: 'me' };
    expect([
      canAnnotate(actor),
      canDeleteAnnotation(actor, own),
      canDeleteAnnotation(actor, others),
      canEditComment(actor, own),
      canEditComment(actor, others),
      canDeleteComment(actor, own),
      canDeleteComment(actor, others),
    ]).toEqual(expected);
  });
});
