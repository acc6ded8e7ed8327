import { describe, expect, test } from 'vitest';
import {
  canAnnotate,
  canDeleteAnnotation,
  canDeleteComment,
  canEditComment,
  canReadTrace,
} from '@/lib/annotations/policy';

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

test.each([
  // role, of a comment that stands, of one's own that was deleted, of another's that was
  ['owner', true, true, true],
  ['editor', true, true, true],
  ['reviewer', true, true, false],
  ['checker', true, true, false],
  ['viewer', true, true, false],
] as const)('what a comment said before is read by %s', (role, ...expected) => {
  const actor = { role, userId: 'me' };
  const deletedAt = '2026-03-14T09:40:00.000Z';
  expect([
    canReadTrace(actor, { ...others, deletedAt: null }),
    canReadTrace(actor, { ...own, deletedAt }),
    canReadTrace(actor, { ...others, deletedAt }),
  ]).toEqual(expected);
});
