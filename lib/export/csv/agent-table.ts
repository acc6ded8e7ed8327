import { AGENT_ROLES } from '@/lib/agents/model';
import { roleAt } from '@/lib/agents/role-rules';
import { namedAs } from '@/lib/agents/rules';
import type { ExportBundle } from '@/lib/export/bundle';
import type { Table } from '@/lib/export/csv/table';

/** The table of who stands in an annotation as what, with the name as it was written down and what they were when the article appeared. */
export function agentTable({ annotations, article }: ExportBundle): Table {
  return {
    name: 'agents',
    columns: 'annotation_id kind role as_named agent_id agent_kind name title organisation same_as'.split(
      ' ',
    ),
    rows: annotations.flatMap((annotation) =>
      AGENT_ROLES.flatMap((role) => {
        const agent = annotation.agents[role];
        if (!agent) return [];
        const was = roleAt(agent.roles, article.publishedAt);
        return [
          [
            annotation.id,
            annotation.kind,
            role,
            namedAs(annotation, role),
            agent.id,
            agent.kind,
            agent.name,
            was?.title ?? '',
            was?.organisation ?? '',
            agent.sameAs,
          ],
        ];
      }),
    ),
  };
}
