import type { AnnotationView } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import { type Judged, presentHits } from '@/lib/captures/find-hits';
import { ALIKE, type Judge, judging, type Question } from '@/lib/captures/find-judge-rules';
import type { PassageAnswer, PassageQuery } from '@/lib/captures/find-model';
import { combinationsOf } from '@/lib/captures/find-query-rules';
import { termsOf, type Wanted } from '@/lib/captures/find-rules';
import {
  type Candidate,
  likenessStatement,
  passageStatement,
  type Search,
} from '@/lib/captures/find-statements';
import { countTerms } from '@/lib/captures/find-terms';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { guessLanguage } from '@/lib/quotes/guess-language';
import { visibleTo } from '@/lib/sources/access';

const DEFAULT_LIMIT = 20;
/** Each of the two searches is ended after so long. */
const MOST_MS = 2_000;
/** Passages that a search should come to by chance at most. */
const BUDGET = 1_200;
/** With fewer than these, words that stand nowhere are looked for by likeness. */
const FEW = 5;
const MOST_ALIKE = 3;
const SHORTEST_ALIKE = 5;
/** A passage with less of what is looked for is no answer. */
const LEAST_SCORE = 0.08;
/** Of the best one's score, so much is worth showing. */
const LEAST_OF_BEST = 0.2;

/**
 * The passages of all kept copies that most likely speak of what the annotation says, the likeliest first. Copies of sources that are
 * withheld from the actor are not there; of passages that several copies of one source share, the newest is. Throws not found for
 * unknown annotations and other workspaces' alike.
 */
export async function findPassages(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { limit = DEFAULT_LIMIT, sourceId }: PassageQuery = {},
): Promise<PassageAnswer> {
  const annotation = await requireAnnotation(actor, articleId, annotationId);
  const { workspaceId, userId } = actor;
  const [copies, article] = await Promise.all([
    db.capture.count({
      where: {
        workspaceId,
        text: { not: '' },
        source: { ...visibleTo(actor), mergedIntoId: null, ...(sourceId !== undefined && { id: sourceId }) },
      },
    }),
    db.article.findUnique({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { language: true },
    }),
  ]);
  if (!article) throw notFound('article');
  const wanted = wantedOf(annotation, article.language);
  if (copies === 0 || termsOf(wanted).length === 0) return { items: [], copies, isCut: false };
  const { question, found, isCut } = await search(
    { workspaceId, userId, sourceId: sourceId ?? null },
    wanted,
  );
  const judge = judging(question);
  const items = await presentHits(actor, annotation, judge, likeliest(judge, found).slice(0, limit));
  return { items, copies, isCut };
}

function wantedOf({ ranges, fields, agents }: AnnotationView, language: string): Wanted {
  const said = ranges.filter(({ role }) => role === 'content').map(({ exact }) => exact);
  const statement = 'statement' in fields ? (fields.statement ?? '') : '';
  const text = [...said, statement].join('\n');
  const written = ['speaker' in fields && fields.speaker, 'claimant' in fields && fields.claimant];
  return {
    text,
    names: [
      ...Object.values(agents).map(({ name }) => name),
      ...written.filter((name) => name !== false),
    ].flatMap((name) => (name === undefined || name === '' ? [] : [name])),
    language: language === '' ? guessLanguage(text).language : language,
  };
}

async function search(
  where: Search,
  wanted: Wanted,
): Promise<{ question: Question; found: Candidate[]; isCut: boolean }> {
  const { language, text } = wanted;
  const question = { terms: termsOf(wanted), text, language };
  const first = await inTime(async (tx) => {
    const counted = await countTerms(tx, where.workspaceId, question.terms, language);
    const combinations = combinationsOf(counted.terms, counted.passages, BUDGET);
    const found =
      combinations.length === 0
        ? []
        : await tx.$queryRaw<Candidate[]>(passageStatement(where, counted.terms, combinations));
    return { terms: counted.terms, found };
  });
  if (first === null) return { question, found: [], isCut: true };
  const { terms, found } = first;
  const nowhere = terms
    .filter(({ kind, share }) => kind === 'name' && share === 0)
    .concat(found.length < FEW ? terms.filter(({ kind, share }) => kind === 'word' && share === 0) : [])
    .flatMap(({ keys: [key = ''] }) => (key.length >= SHORTEST_ALIKE ? [key] : []))
    .slice(0, MOST_ALIKE);
  const counted = { terms, text, language };
  if (nowhere.length === 0) return { question: counted, found, isCut: false };
  const alike = await inTime(
    async (tx) => await tx.$queryRaw<Candidate[]>(likenessStatement(where, nowhere)),
  );
  return { question: counted, found: [...found, ...(alike ?? [])], isCut: alike === null };
}

/** The candidates in the order of what is thought of them, each passage of a source once. */
function likeliest(judge: Judge, found: readonly Candidate[]): Judged[] {
  const judged = found
    .map((candidate) => ({ ...candidate, ...judge(candidate.words) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || b.copyNumber - a.copyNumber || a.start - b.start);
  const best = judged[0]?.score ?? 0;
  const shown: Judged[] = [];
  for (const one of judged.filter(({ score }) => score >= best * LEAST_OF_BEST)) {
    const at = shown.findIndex((other) => isSamePassage(one, other));
    const other = shown[at];
    if (!other) shown.push(one);
    // The newest copy of a source speaks for the older ones.
    else if (other.captureId !== one.captureId && one.copyNumber > other.copyNumber) shown[at] = one;
  }
  return shown;
}

const SAME = 0.7;

function isSamePassage(one: Judged, other: Judged): boolean {
  if (one.sourceId !== other.sourceId) return false;
  if (one.captureId === other.captureId) return one.start === other.start;
  const [some, others] = [new Set(one.words.split(' ')), new Set(other.words.split(' '))];
  const common = [...some].filter((word) => others.has(word)).length;
  return common >= SAME * Math.min(some.size, others.size);
}

/** What the work finds within the time that it may take; null when it takes longer. */
async function inTime<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T | null> {
  try {
    return await db.$transaction(
      async (tx) => {
        // Whoever reads the whole table reads hundreds of megabytes: the planner takes that for cheap because of the LIMIT.
        await tx.$executeRaw`
          SELECT set_config('statement_timeout', ${`${MOST_MS}ms`}, true), set_config('enable_seqscan', 'off', true),
            set_config('pg_trgm.strict_word_similarity_threshold', ${String(ALIKE)}, true)`;
        return await work(tx);
      },
      { maxWait: 5_000, timeout: MOST_MS * 4 },
    );
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.message.includes('57014');
}
