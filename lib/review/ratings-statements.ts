import { Prisma } from '@/lib/db/generated/client';

/** Articles that are looked at, those of them that may make a similar claim, and of their rated claims those that are judged. */
const MOST_FOUND = 1_000;
const MOST_ARTICLES = 300;
const MOST_CLAIMS = 400;

/** Where somebody looks from: their workspace, and the article that is not looked in. */
export interface RatingsPlace {
  workspaceId: string;
  articleId: string;
}

/** How somebody's claims in other articles were rated, by verdict. */
export function countedStatement(place: RatingsPlace, agentId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT n.fields->>'verdict' AS verdict, count(*)::int AS claims
    FROM ${claimedBy(place, agentId)}
    GROUP BY 1`;
}

/** Somebody's newest rated claims in other articles. */
export function claimedStatement(place: RatingsPlace, agentId: string, most: number): Prisma.Sql {
  return rated(Prisma.sql`
    SELECT n.workspace_id, n.id, 0 AS score
    FROM ${claimedBy(place, agentId)}
    ORDER BY n.id DESC LIMIT ${most}`);
}

/** Rated claims of other articles in which two of the probes meet, those first that hold the most of them. Probes are folded. */
export function similarStatement(
  { workspaceId, articleId }: RatingsPlace,
  probes: readonly string[],
  pairs: readonly (readonly string[])[],
): Prisma.Sql {
  const meet = pairs.map((pair) => Prisma.sql`(${Prisma.join(pair.map(holds), ' AND ')})`);
  const number = probes.map((probe) => Prisma.sql`(${holds(probe)})::int`);
  return rated(Prisma.sql`
    SELECT n.workspace_id, n.id, f.score
    FROM (
      SELECT s.article_id, ${Prisma.join(number, ' + ')} AS score
      FROM (
        SELECT s.article_id, s.search_text FROM article_searches s
        WHERE s.workspace_id = ${workspaceId}::uuid AND s.article_id <> ${articleId}::uuid
          AND (${Prisma.join(meet, ' OR ')})
        LIMIT ${MOST_FOUND}
      ) s
      ORDER BY score DESC, s.article_id DESC LIMIT ${MOST_ARTICLES}
    ) f
    JOIN annotations n ON n.workspace_id = ${workspaceId}::uuid AND n.article_id = f.article_id AND ${IS_RATED}
    ORDER BY f.score DESC, n.id DESC LIMIT ${MOST_CLAIMS}`);
}

const IS_RATED = Prisma.sql`n.kind = 'claim' AND n.deleted_at IS NULL AND n.fields ? 'verdict'`;

function claimedBy({ workspaceId, articleId }: RatingsPlace, agentId: string): Prisma.Sql {
  // OFFSET 0 has the ties read first: to walk through all claims until there are enough of a rare speaker would be long.
  return Prisma.sql`(
      SELECT annotation_id FROM annotation_agents
      WHERE workspace_id = ${workspaceId}::uuid AND agent_id = ${agentId}::uuid AND role = 'claimant' OFFSET 0
    ) g
    JOIN annotations n ON n.workspace_id = ${workspaceId}::uuid AND n.id = g.annotation_id
      AND n.article_id <> ${articleId}::uuid AND ${IS_RATED}`;
}

function holds(probe: string): Prisma.Sql {
  const literal = probe.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  return Prisma.sql`s.search_text LIKE ${`%${literal}%`}`;
}

function rated(chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH chosen AS MATERIALIZED (${chosen})
    SELECT n.id::text AS "annotationId", a.id::text AS "articleId", a.title AS "articleTitle", a.outlet,
      a.published_at AS "publishedAt", a.archived_at IS NOT NULL AS "isArchived", n.status::text AS status,
      n.fields->>'verdict' AS verdict, coalesce(n.fields->>'verdictRationale', '') AS rationale,
      coalesce(n.fields->>'statement', '') AS statement, coalesce(n.checked_at, n.updated_at) AS "ratedAt",
      coalesce((SELECT string_agg(c.exact, ' … ' ORDER BY c.ordinal) FROM anchors c
        WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.id AND c.role = 'content'), '') AS words
    FROM chosen
    JOIN annotations n ON n.workspace_id = chosen.workspace_id AND n.id = chosen.id
    JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
    ORDER BY chosen.score DESC, n.id DESC`;
}
