import { holdsUp } from '@/lib/annotations/comment-model';
import { presentAll } from '@/lib/annotations/parts';
import { annotationSelect } from '@/lib/annotations/present';
import { coverageItemOf, isAccurate } from '@/lib/annotations/rules';
import type { AnnotationView } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { coverage } from '@/lib/coverage/coverage';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { getSufficiency, listLineages } from '@/lib/evidence/queries';
import { projectionOf } from '@/lib/editor/projection-of';
import type { Standing, StandingItem } from '@/lib/review/guard-rules';
import { isOpenQuery } from '@/lib/review/query-rules';
import { getSigning } from '@/lib/review/get-signing';
import type { Scale } from '@/lib/review/scale-model';
import { getScale } from '@/lib/review/scale-queries';
import { verdictOf } from '@/lib/review/scale-rules';
import { listSignerIds } from '@/lib/review/signers';
import { splitSentences } from '@/lib/text/split-sentences';
import { textHash } from '@/lib/versions/doc-hash';
import { readDoc } from '@/lib/versions/read-doc';

type Tx = Prisma.TransactionClient;

/** How an article stands, with what the page needs of it beside. */
export interface ReadStanding extends Standing {
  stateAt: Date;
  version: number;
  correctionNote: string;
  archivedAt: Date | null;
}

/**
 * All that moves of an article are decided by, read in one transaction that holds the article or sees one moment of it. Throws not found
 * for others' articles.
 */
export async function readStanding(tx: Tx, actor: Actor, articleId: string): Promise<ReadStanding> {
  const { workspaceId } = actor;
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      version: true,
      docHash: true,
      language: true,
      byline: true,
      state: true,
      stateAt: true,
      leadId: true,
      authorId: true,
      archivedAt: true,
      correctionNote: true,
    },
  });
  if (!article) throw notFound('article');
  const { version, docHash, state, stateAt, leadId, archivedAt, correctionNote } = article;
  const { text } = projectionOf(await readDoc(tx, { workspaceId, articleId, version, docHash }));
  const rows = await tx.annotation.findMany({
    where: { workspaceId, articleId, deletedAt: null },
    orderBy: { id: 'asc' },
    select: annotationSelect,
  });
  const annotations = await presentAll(tx, actor, rows, version);
  const sentences = splitSentences(text, article.language);
  const { lines } = coverage(
    sentences,
    annotations.flatMap((each) => coverageItemOf(each) ?? []),
  );
  const signOffs = await tx.signOff.findMany({
    where: { workspaceId, articleId, decision: 'approved', voidedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { byId: true, revision: { select: { textHash: true } } },
  });
  const published = await tx.publication.findFirst({
    where: { workspaceId, articleId, kind: { not: 'withdrawn' } },
    select: { id: true },
  });
  const signing = await getSigning(actor, tx);
  const isRated = annotations.some((each) => each.kind === 'claim' && each.fields.verdict !== undefined);
  return {
    state,
    stateAt,
    version,
    archivedAt,
    correctionNote,
    sentences: sentences.length,
    unread: lines.filter(({ status }) => status === 'unread'),
    items: await itemsOf(tx, actor, articleId, annotations),
    leadId,
    hasAuthor: article.authorId !== null || article.byline !== '',
    approvals: {
      needed: isRated ? signing.ratedApprovals : signing.approvals,
      byIds: signOffs.map(({ byId }) => byId),
    },
    signerIds: await listSignerIds(actor, tx),
    textHash: textHash(text),
    approvedHash: signOffs[0]?.revision.textHash ?? null,
    publishedBefore: published !== null,
    comment: '',
    note: '',
  };
}

async function itemsOf(
  tx: Tx,
  actor: Actor,
  articleId: string,
  annotations: readonly AnnotationView[],
): Promise<StandingItem[]> {
  const claimed = annotations.filter(
    ({ kind, status, override }) => kind === 'claim' && isAccurate(status) && override === null,
  );
  const sourceIds = claimed.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId));
  const lineages = await listLineages(actor, articleId, sourceIds, tx);
  const byId = new Map(lineages.map((each) => [each.id, each]));
  const policy = await getSufficiency(actor, tx);
  const lacking = new Set(
    claimed
      .filter(({ evidence }) => claimSupport(evidence, byId, policy).lacks.length > 0)
      .map(({ id }) => id),
  );
  const scale = await getScale(actor, tx);
  return annotations.map((each) => ({
    id: each.id,
    kind: each.kind,
    status: each.status,
    priority: each.priority,
    ranges: each.ranges,
    checkedById: each.check?.byId ?? null,
    secondCheckById: each.secondCheck?.byId ?? null,
    isRatedFalse: isRatedFalse(each, scale),
    lacksEvidence: lacking.has(each.id),
    isOpenQuery: isOpenQuery(each),
    hasBlockingThread: holdsUp(each.thread),
  }));
}

function isRatedFalse(annotation: AnnotationView, scale: Scale): boolean {
  const verdict = annotation.kind === 'claim' ? annotation.fields.verdict : undefined;
  return verdict !== undefined && verdictOf(scale, verdict).bucket === 'FALSE';
}
