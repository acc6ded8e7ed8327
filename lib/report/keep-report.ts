import { presentAll } from '@/lib/annotations/parts';
import { annotationSelect } from '@/lib/annotations/present';
import { coverageItemOf } from '@/lib/annotations/rules';
import type { AnnotationView } from '@/lib/annotations/model';
import { readArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { coverage } from '@/lib/coverage/coverage';
import type { Prisma } from '@/lib/db/generated/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { listLineages } from '@/lib/evidence/queries';
import { makeReport } from '@/lib/report/freeze-rules';
import type { PublicReport } from '@/lib/report/public-model';
import { readProtected } from '@/lib/report/read-protected';
import { getScale } from '@/lib/review/scale-queries';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { splitSentences } from '@/lib/text/split-sentences';
import { textHash } from '@/lib/versions/doc-hash';

type Tx = Prisma.TransactionClient;

/**
 * Keeps with a publication what readers are told of it from now on, in the transaction that publishes: the article is locked there, so nothing is
 * published that was not approved.
 */
export async function keepReport(
  tx: Tx,
  actor: Actor,
  articleId: string,
  publicationId: string,
): Promise<void> {
  const report = await readReport(tx, actor, articleId);
  const data = report as unknown as Prisma.InputJsonObject;
  await tx.publicationReport.create({
    data: { workspaceId: actor.workspaceId, publicationId, data },
    select: { publicationId: true },
  });
}

async function readReport(tx: Tx, actor: Actor, articleId: string): Promise<PublicReport> {
  const { workspaceId } = actor;
  const { article, doc } = await readArticle(tx, actor, articleId);
  const { text } = projectionOf(doc);
  const rows = await tx.annotation.findMany({
    where: { workspaceId, articleId, deletedAt: null },
    orderBy: { id: 'asc' },
    select: annotationSelect,
  });
  const annotations = await presentAll(tx, actor, rows, article.version);
  const told = annotations.filter(({ visibility }) => visibility === 'public');
  const sourceIds = sourceIdsOf(told);
  const sources = await tx.source.findMany({
    where: { workspaceId, id: { in: sourceIds } },
    select: sourceSelect,
  });
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true },
  });
  const lineages = await listLineages(actor, articleId, sourceIds, tx);
  const { id, title, byline, outlet, agency, publishedAt, url, language } = article;
  const { lines } = coverage(
    splitSentences(text, language),
    annotations.flatMap((each) => coverageItemOf(each) ?? []),
  );
  return makeReport({
    newsroom: workspace.name,
    article: { id, title, byline, outlet, agency, publishedAt, url, language },
    version: article.version,
    textHash: textHash(text),
    doc: article.doc,
    text,
    lines: { total: lines.length, read: lines.filter(({ status }) => status !== 'unread').length },
    annotations,
    sources: sources.map(presentSource),
    // What a source that is not told of is called can stand in the words of what is.
    protections: await readProtected(tx, workspaceId, sourceIdsOf(annotations)),
    lineages: new Map(lineages.map((lineage) => [lineage.id, lineage])),
    scale: await getScale(actor, tx),
    team: await readTeam(tx, actor, articleId, { leadId: article.leadId, told }),
  });
}

function sourceIdsOf(annotations: readonly AnnotationView[]): string[] {
  return [...new Set(annotations.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId)))];
}

// Whether their names are shown is chosen with the link; what they were called is kept as it was.
async function readTeam(
  tx: Tx,
  { workspaceId }: Actor,
  articleId: string,
  { leadId, told }: { leadId: string | null; told: readonly AnnotationView[] },
): Promise<PublicReport['team']> {
  const approvals = await tx.signOff.findMany({
    where: { workspaceId, articleId, decision: 'approved', voidedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { byId: true },
  });
  const approverIds = approvals.map(({ byId }) => byId);
  const checkerIds = told.flatMap(({ check, secondCheck }) =>
    [check, secondCheck].flatMap((record) => record?.byId ?? []),
  );
  const ids = [...new Set([...approverIds, ...checkerIds, ...(leadId === null ? [] : [leadId])])];
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  const namesOf = (some: readonly string[]) =>
    [...new Set(some)].flatMap((userId) => names.get(userId) ?? []);
  return {
    lead: leadId === null ? null : (names.get(leadId) ?? null),
    checkers: namesOf(checkerIds).toSorted((a, b) => (a < b ? -1 : 1)),
    approvers: namesOf(approverIds),
  };
}
