import type { AgentRole } from '@/lib/agents/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import type { Wanted } from '@/lib/captures/find-rules';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { guessLanguage } from '@/lib/quotes/guess-language';
import type { EarlierRating, EarlierRatings } from '@/lib/review/ratings-model';
import { likest, pairsOf, probesOf } from '@/lib/review/ratings-rules';
import {
  claimedStatement,
  countedStatement,
  type RatingsPlace,
  similarStatement,
} from '@/lib/review/ratings-statements';
import { getScale } from '@/lib/review/scale-queries';
import { inScaleOrder } from '@/lib/review/scale-rules';

const MOST_SHOWN = 6;
/** Who says something: as who claims it, or whose words they are. */
const SPEAKING: AgentRole[] = ['claimant', 'speaker'];
/** Looking for similar claims is ended after so long. */
const MOST_MS = 1_500;

type Row = Omit<EarlierRating, 'ratedAt'> & { ratedAt: Date };

/**
 * How whoever says this, and claims like it, were rated in other articles of the workspace, archived ones too. It goes by claims alone and
 * tells nothing of their sources. Throws not found for unknown annotations and other workspaces' alike.
 */
export async function listEarlierRatings(
  actor: Actor,
  articleId: string,
  annotationId: string,
): Promise<EarlierRatings> {
  const annotation = await requireAnnotation(actor, articleId, annotationId);
  const place = { workspaceId: actor.workspaceId, articleId };
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { language: true },
  });
  const wanted = wantedOf(annotation, article?.language ?? '');
  const found = await findSimilar(place, wanted);
  const similar = likest(wanted, found ?? [], ({ statement, words }) => `${statement}\n${words}`, MOST_SHOWN);
  const shown = new Set(similar.map((each) => each.annotationId));
  const scale = await getScale(actor);
  const agents = new Map(
    SPEAKING.flatMap((role) => annotation.agents[role] ?? []).map((agent) => [agent.id, agent]),
  );
  const speakers = [...agents.values()].map(async ({ id, name }) => {
    const [counted, items] = await Promise.all([
      db.$queryRaw<{ verdict: string; claims: number }[]>(countedStatement(place, id)),
      db.$queryRaw<Row[]>(claimedStatement(place, id, MOST_SHOWN)),
    ]);
    const claims = new Map(counted.map((row) => [row.verdict, row.claims]));
    return {
      agentId: id,
      name,
      counts: inScaleOrder(scale, claims.keys()).map((verdict) => ({
        verdict,
        claims: claims.get(verdict) ?? 0,
      })),
      items: items.filter((row) => !shown.has(row.annotationId)).map(present),
    };
  });
  return { speakers: await Promise.all(speakers), similar: similar.map(present), isCut: found === null };
}

function wantedOf({ ranges, fields, agents }: AnnotationView, language: string): Wanted {
  const said = ranges.filter(({ role }) => role === 'content').map(({ exact }) => exact);
  const statement = 'statement' in fields ? (fields.statement ?? '') : '';
  const text = [statement, ...said].join('\n');
  return {
    text,
    names: Object.values(agents).map(({ name }) => name),
    language: language === '' ? guessLanguage(text).language : language,
  };
}

/** Null: it took too long. */
async function findSimilar(place: RatingsPlace, wanted: Wanted): Promise<Row[] | null> {
  const probes = probesOf(wanted);
  if (probes.length === 0) return [];
  try {
    return await db.$transaction(
      async (tx) => {
        // Every article's text is in this table: it is not to be read whole, however few the planner takes them for.
        await tx.$executeRaw`
          SELECT set_config('statement_timeout', ${`${MOST_MS}ms`}, true), set_config('enable_seqscan', 'off', true)`;
        return await tx.$queryRaw<Row[]>(similarStatement(place, probes, pairsOf(probes)));
      },
      { maxWait: 5_000, timeout: MOST_MS * 4 },
    );
  } catch (error) {
    // What PostgreSQL says of a statement that it ended.
    const isEnded = error instanceof Prisma.PrismaClientKnownRequestError && error.message.includes('57014');
    if (isEnded) return null;
    throw error;
  }
}

function present(row: Row): EarlierRating {
  return { ...row, ratedAt: row.ratedAt.toISOString() };
}
