import { fieldsOf } from '@/components/annotations/field-definitions';
import { AGENT_ROLE_LABELS } from '@/components/agents/agent-names';
import { AGENT_ROLES } from '@/lib/agents/model';
import type { AnnotationKind } from '@/lib/annotations/kind-model';

const COMMON: Record<string, string> = {
  status: 'Status',
  priority: 'Priority',
  assigneeId: 'Assigned to',
  flags: 'Flags',
  tags: 'Tags',
  visibility: 'Seen by',
  ranges: 'Marked words',
};

/** What people call a field that can be changed: `status`, `fields.claimant`, `evidence.ID`. */
export function fieldLabel(kind: AnnotationKind, field: string): string {
  if (field.startsWith('evidence.')) return 'Link to a source';
  if (field.startsWith('comment.')) return 'Comment';
  const role = AGENT_ROLES.find((each) => field === `agents.${each}`);
  if (role) return AGENT_ROLE_LABELS[role];
  const own = field.replace(/^fields\./, '');
  return COMMON[field] ?? fieldsOf(kind).find(([name]) => name === own)?.[1].label ?? own;
}
