import {
  AGENT_ROLES,
  CREDIT_ROLES,
  type CreditedSource,
  type Statement,
  type StatementSort,
  type VerdictCounts,
} from '@/lib/agents/model';
import { namedAs } from '@/lib/agents/rules';
import { SORT_OF_ROLE } from '@/lib/agents/statement-rules';
import type { FieldsOf } from '@/lib/annotations/kind-model';
import type { Page } from '@/lib/annotations/model';
import { anchorSelect } from '@/lib/annotations/present';
import { isStale } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Scale } from '@/lib/review/scale-model';
import { inScaleOrder } from '@/lib/review/scale-rules';
import type { SourceKind } from '@/lib/sources/model';
import { visibleTo } from '@/lib/sources/access';

const PAGE = 20;

/** One page of what somebody said, claimed, or is named in otherwise, the newest annotations first; deleted ones are left out. */
export async function listStatements(
  actor: Actor,
  agentId: string,
  sort: StatementSort,
  { cursor, limit = PAGE }: { cursor?: string | undefined; limit?: number } = {},
): Promise<Page<Statement>> {
  const { workspaceId } = actor;
  const roles = AGENT_ROLES.filter((role) => SORT_OF_ROLE[role] === sort);
  const ties = { where: { agentId, role: { in: roles } }, select: { role: true } } as const;
  const rows = await db.annotation.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      agents: { some: ties.where },
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: {
      id: true,
      kind: true,
      status: true,
      fields: true,
      articleId: true,
      article: { select: { title: true, outlet: true, publishedAt: true } },
      agents: ties,
      anchors: {
        orderBy: [{ startOffset: 'asc' }, { ordinal: 'asc' }],
        select: anchorSelect,
      },
    },
  });
  const items = rows.slice(0, limit).map(({ agents, anchors, article, ...row }): Statement => {
    const role = roles.find((each) => agents.some((tie) => tie.role === each)) ?? 'speaker';
    const content = anchors.filter((anchor) => anchor.role === 'content');
    const ranges = anchors.map(({ startOffset: start, endOffset: end, ...anchor }) => ({
      ...anchor,
      start,
      end,
    }));
    const fields = Object(row.fields) as Partial<FieldsOf<'claim'> & FieldsOf<'quote'>>;
    return {
      annotationId: row.id,
      role,
      kind: row.kind,
      articleId: row.articleId,
      articleTitle: article.title,
      outlet: article.outlet,
      publishedAt: article.publishedAt,
      status: row.status,
      isStale: isStale({ status: row.status, ranges }),
      words: (content.length > 0 ? content : anchors).map((anchor) => anchor.exact).join(' … '),
      named: namedAs({ kind: row.kind, fields }, role),
      statement: fields.statement ?? '',
      verdict: fields.verdict ?? null,
      fidelity: fields.fidelity ?? null,
    };
  });
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.annotationId ?? null) : null };
}

/** How somebody's claims were rated, in the order of the scale; those without a verdict last. Verdicts without a claim are left out. */
export async function countVerdicts(actor: Actor, agentId: string, scale: Scale): Promise<VerdictCounts> {
  const rows = await db.$queryRaw<{ verdict: string | null; claims: number }[]>`
    SELECT annotations.fields->>'verdict' AS verdict, count(*)::int AS claims
    FROM annotation_agents JOIN annotations
      ON annotations.workspace_id = annotation_agents.workspace_id AND annotations.id = annotation_agents.annotation_id
    WHERE annotation_agents.workspace_id = ${actor.workspaceId}::uuid AND annotation_agents.agent_id = ${agentId}::uuid
      AND annotation_agents.role = 'claimant' AND annotations.deleted_at IS NULL
    GROUP BY 1`;
  const claims = new Map(rows.map((row) => [row.verdict, row.claims]));
  const given = [...claims.keys()].filter((verdict) => verdict !== null);
  return [...inScaleOrder(scale, given), null].flatMap((verdict) => {
    const number = claims.get(verdict);
    return number === undefined ? [] : [{ verdict, claims: number }];
  });
}

/**
 * One page of the sources that name somebody, the newest first. Sources that are withheld from the actor are left out and not counted
 * either: that there is one would tell who the protected source is.
 */
export async function listCredits(
  actor: Actor,
  agentId: string,
  { cursor, limit = PAGE }: { cursor?: string | undefined; limit?: number } = {},
): Promise<Page<CreditedSource>> {
  const credits = { where: { agentId }, select: { role: true } } as const;
  const rows = await db.source.findMany({
    where: {
      ...visibleTo(actor),
      mergedIntoId: null,
      credits: { some: credits.where },
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, kind: true, title: true, containerTitle: true, issued: true, credits },
  });
  const items = rows.slice(0, limit).map(({ id, kind, credits: found, ...source }): CreditedSource => ({
    ...source,
    sourceId: id,
    kind: kind as SourceKind,
    roles: CREDIT_ROLES.filter((role) => found.some((credit) => credit.role === role)),
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.sourceId ?? null) : null };
}
