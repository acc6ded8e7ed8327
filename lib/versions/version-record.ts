import type { Node } from '@tiptap/pm/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { VOID_REASONS } from '@/lib/review/model';
import { textHash } from '@/lib/versions/doc-hash';
import { readVersion } from '@/lib/versions/read-version';
import type { GivenVersion, VersionFact } from '@/lib/versions/record-rules';

/** Facts of each kind that are told of one version. */
const MOST_TOLD = 100;

/** One version of an article's text with all that was done with it. */
export interface VersionRecord {
  version: number;
  /** The version that the text is at. */
  current: number;
  doc: Node;
  textHash: string;
  /** Who made it what it is, and when; of the first version, who brought the article in. */
  byId: string;
  at: string;
  /** The oldest first. */
  facts: VersionFact[];
  /** What readers were given of the article, in that order. */
  given: GivenVersion[];
}

/** Reads one version to be shown alone. Throws not found for others' articles, and for versions that there never were. */
export async function readVersionRecord(
  actor: Actor,
  articleId: string,
  asked: number,
): Promise<VersionRecord> {
  const { doc, version, current } = await readVersion(actor, articleId, asked);
  const where = { workspaceId: actor.workspaceId, articleId };
  const ofVersion = { ...where, revision: { version } };
  const [made, revisions, signOffs, publications] = await Promise.all([
    readMaker(where, version),
    db.revision.findMany({
      where: { ...where, version, kind: { in: ['named', 'submitted'] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MOST_TOLD,
      select: { id: true, kind: true, name: true, createdById: true, createdAt: true },
    }),
    db.signOff.findMany({
      where: ofVersion,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MOST_TOLD,
      select: {
        id: true,
        decision: true,
        comment: true,
        byId: true,
        createdAt: true,
        voidedAt: true,
        voidReason: true,
      },
    }),
    db.publication.findMany({
      where,
      orderBy: { ordinal: 'asc' },
      select: {
        id: true,
        kind: true,
        note: true,
        byId: true,
        createdAt: true,
        revision: { select: { version: true } },
      },
    }),
  ]);
  const facts = [
    ...revisions.map(({ id, kind, name, createdById, createdAt }) => ({
      id,
      kind: kind === 'submitted' ? ('submitted' as const) : ('named' as const),
      words: kind === 'submitted' ? '' : name,
      byId: createdById,
      at: createdAt.toISOString(),
      voided: null,
    })),
    ...signOffs.map(({ id, decision, comment, byId, createdAt, voidedAt, voidReason }) => ({
      id,
      kind: decision,
      words: comment,
      byId,
      at: createdAt.toISOString(),
      voided: voidedAt && {
        at: voidedAt.toISOString(),
        reason: VOID_REASONS.find((each) => each === voidReason) ?? null,
      },
    })),
    ...publications
      .filter(({ revision }) => revision.version === version)
      .map(({ id, kind, note, byId, createdAt }) => ({
        id,
        kind,
        words: note,
        byId,
        at: createdAt.toISOString(),
        voided: null,
      })),
  ];
  return {
    version,
    current,
    doc,
    textHash: textHash(projectionOf(doc).text),
    ...made,
    facts: facts.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
    given: publications.map(({ kind, createdAt, revision }) => ({
      version: revision.version,
      kind,
      at: createdAt.toISOString(),
    })),
  };
}

async function readMaker(
  { workspaceId, articleId }: { workspaceId: string; articleId: string },
  version: number,
): Promise<{ byId: string; at: string }> {
  const step = await db.step.findUnique({
    where: { workspaceId_articleId_version: { workspaceId, articleId, version } },
    select: { authorId: true, createdAt: true },
  });
  if (step) return { byId: step.authorId, at: step.createdAt.toISOString() };
  const { createdById, createdAt } = await db.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { createdById: true, createdAt: true },
  });
  return { byId: createdById, at: createdAt.toISOString() };
}
