import type { Operation } from '@/components/desk/store/operations';
import type { SendResult } from '@/components/desk/store/outbox';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import type { FieldConflict } from '@/lib/annotations/model';

/**
 * What a refused operation comes to: the fields that two people changed, with both values, and the rest of it, which nobody disputes;
 * null when there is no rest.
 */
export function disputeOf(
  operation: Operation,
  result: Extract<SendResult, { outcome: 'conflict' }>,
): { conflicts: FieldConflict[]; rest: Operation | null } {
  switch (operation.type) {
    case 'annotation.change': {
      const { conflicts, lacks } = result;
      const isDisputed = new Set(conflicts.map((conflict) => conflict.field));
      if (lacks) isDisputed.add('status');
      const rest = Object.entries(operation.changes).filter(([field]) => !isDisputed.has(field));
      // Without a field to decide about, sending the rest again would go round for ever.
      if (rest.length === 0 || isDisputed.size === 0) return { conflicts, rest: null };
      return { conflicts, rest: { ...operation, changes: Object.fromEntries(rest) } };
    }
    case 'evidence.change': {
      const theirs = result.current as EvidenceView;
      const field = `evidence.${theirs.id}`;
      return { conflicts: [{ field, yours: operation.change, theirs, theirsById: '' }], rest: null };
    }
    case 'comment.change': {
      const { id, body, authorId } = result.current as CommentView;
      const conflict = { field: `comment.${id}`, yours: operation.body, theirs: body, theirsById: authorId };
      return { conflicts: [conflict], rest: null };
    }
    case 'annotation.create':
    case 'annotation.delete':
    case 'annotation.confirm':
    case 'annotation.decide':
    case 'annotation.second_check':
    case 'annotation.restore':
    case 'comment.create':
    case 'comment.react':
    case 'comment.delete':
    case 'thread.resolve':
    case 'thread.block':
    case 'source.create':
    case 'agent.create':
    case 'evidence.create':
    case 'evidence.delete':
    case 'evidence.restore':
      return { conflicts: [], rest: null };
  }
}
