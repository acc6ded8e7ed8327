import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import type { ReportOptions, ReportStanding, ReportView } from '@/lib/report/model';
import { presentReportLink, reportLinkSelect } from '@/lib/report/present';
import { REPORT_FORMAT, type PublicPublication, type PublicReport } from '@/lib/report/public-model';
import { readProtected } from '@/lib/report/read-protected';
import { citedIds, withholdItems, withholdSources } from '@/lib/report/withhold-rules';

type Tx = Prisma.TransactionClient;

const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 20_000 } as const;

/** How the public report of an article stands. Throws forbidden for those who may not share it, not found for others' articles. */
export async function getReport(actor: Actor, articleId: string, tx: Tx = db): Promise<ReportView> {
  const { workspaceId } = actor;
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true },
  });
  if (!article) throw notFound('article');
  if (!can(actor, 'report.share')) {
    throw new AppError('forbidden', 'Your role does not let you share public reports.');
  }
  const link = await tx.reportLink.findFirst({
    where: { workspaceId, articleId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: reportLinkSelect,
  });
  return {
    standing: await readStandingOf(tx, workspaceId, articleId),
    link: link && presentReportLink(link),
  };
}

/** Whether there is something that readers can be given. */
export async function readStandingOf(
  tx: Tx,
  workspaceId: string,
  articleId: string,
): Promise<ReportStanding> {
  const last = await tx.publication.findFirst({
    where: { workspaceId, articleId },
    orderBy: { ordinal: 'desc' },
    select: { kind: true, report: { select: { publicationId: true } } },
  });
  if (last?.kind === 'withdrawn') return 'withdrawn';
  return last?.report ? 'ready' : 'unpublished';
}

/** What stands at a public address. */
export type PublicAnswer =
  | { what: 'nothing' }
  /** It was published, and taken back. */
  | { what: 'withdrawn'; newsroom: string; note: string; at: string }
  | {
      what: 'report';
      report: PublicReport;
      options: ReportOptions;
      /** The one that is read, and all that can be, oldest first. */
      publication: PublicPublication;
      publications: PublicPublication[];
      isBeingCorrected: boolean;
    };

/**
 * What anybody is given who has the token: the last thing that was published, or the one that is asked for by its number. `nothing` for tokens
 * that there are not, or that were revoked, and for publications that there are not. Sources that were put under protection since are withheld, and so are items
 * that were restricted.
 */
export async function readPublicReport(token: string, ordinal: number | null): Promise<PublicAnswer> {
  return await db.$transaction((tx) => read(tx, token, ordinal), ONE_MOMENT);
}

async function read(tx: Tx, token: string, ordinal: number | null): Promise<PublicAnswer> {
  const link = await tx.reportLink.findUnique({
    where: { token, revokedAt: null },
    select: {
      workspaceId: true,
      articleId: true,
      showsText: true,
      showsTeam: true,
      isListed: true,
      article: { select: { state: true, workspace: { select: { name: true } } } },
    },
  });
  if (!link) return { what: 'nothing' };
  const { workspaceId, articleId, article, showsText, showsTeam, isListed } = link;
  const rows = await tx.publication.findMany({
    where: { workspaceId, articleId },
    orderBy: { ordinal: 'asc' },
    select: {
      id: true,
      ordinal: true,
      kind: true,
      note: true,
      createdAt: true,
      report: { select: { publicationId: true } },
    },
  });
  const last = rows.at(-1);
  if (last?.kind === 'withdrawn') {
    const at = last.createdAt.toISOString();
    return { what: 'withdrawn', newsroom: article.workspace.name, note: last.note, at };
  }
  const readable = rows.filter(({ report }) => report !== null);
  const asked = readable.find((row) =>
    ordinal === null ? row === readable.at(-1) : row.ordinal === ordinal,
  );
  const stored = asked ? await readStored(tx, workspaceId, asked.id) : null;
  if (!asked || !stored) return { what: 'nothing' };
  const restricted = await readRestricted(tx, { workspaceId, articleId }, stored);
  const protections = await readProtected(tx, workspaceId, citedIds(stored));
  return {
    what: 'report',
    // In this order: what an item cites is looked for in the words of all others.
    report: withholdItems(withholdSources(stored, protections), restricted),
    options: { showsText, showsTeam, isListed },
    publication: presentPublication(asked),
    publications: readable.map(presentPublication),
    isBeingCorrected: article.state !== 'published' && article.state !== 'corrected',
  };
}

/** A report as it was kept: before annotations had a visibility none was withheld, and nothing said so. */
type KeptReport = Omit<PublicReport, 'withheldItems'> & Partial<Pick<PublicReport, 'withheldItems'>>;

async function readStored(tx: Tx, workspaceId: string, publicationId: string): Promise<PublicReport | null> {
  const row = await tx.publicationReport.findUnique({
    where: { workspaceId_publicationId: { workspaceId, publicationId } },
    select: { data: true },
  });
  // Only `keepReport` writes it.
  const report = row?.data as unknown as KeptReport | undefined;
  if (report?.format !== REPORT_FORMAT) return null;
  return { ...report, withheldItems: report.withheldItems ?? 0 };
}

/** The ids of the items of a report that are restricted to the team by now. */
async function readRestricted(
  tx: Tx,
  where: { workspaceId: string; articleId: string },
  { items }: PublicReport,
): Promise<Set<string>> {
  const rows = await tx.annotation.findMany({
    where: { ...where, id: { in: items.map(({ id }) => id) }, visibility: 'restricted' },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

function presentPublication({
  ordinal,
  kind,
  note,
  createdAt,
}: {
  ordinal: number;
  kind: string;
  note: string;
  createdAt: Date;
}): PublicPublication {
  return {
    ordinal,
    kind: kind === 'corrected' ? 'corrected' : 'published',
    note,
    at: createdAt.toISOString(),
  };
}
