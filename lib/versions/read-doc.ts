import type { Node } from '@tiptap/pm/model';
import type { Prisma } from '@/lib/db/generated/client';
import { documentSchema } from '@/lib/editor/schema';
import { DocCache } from '@/lib/versions/doc-cache';
import { docHash } from '@/lib/versions/doc-hash';
import { replaySteps } from '@/lib/versions/apply-steps';
import { KEPT_SNAPSHOT_EVERY } from '@/lib/versions/rules';

type Tx = Prisma.TransactionClient;

/** What tells which document is meant; of a row that was read in the same transaction or before. */
export interface DocAddress {
  workspaceId: string;
  articleId: string;
  version: number;
  /** Of the document at `version`; empty when it is not known. */
  docHash: string;
}

const cache = new DocCache();
const keyOf = ({ workspaceId, articleId }: Pick<DocAddress, 'workspaceId' | 'articleId'>) =>
  `${workspaceId}/${articleId}`;

/** The version of an article's document that is kept here, if one is. */
export function keptVersion(address: Pick<DocAddress, 'workspaceId' | 'articleId'>): number | null {
  return cache.get(keyOf(address))?.version ?? null;
}

/**
 * The document of an article at a version, to be kept for those who ask next: from the nearest version that is kept, here or in the
 * database, and the steps since. Throws when what comes out is not what was hashed when it was written. `newest` are the last steps before
 * the version, as far as they are known; others are read.
 */
export async function readDoc(
  tx: Tx,
  address: DocAddress,
  newest: readonly { step: unknown }[] = [],
): Promise<Node> {
  const doc = await readOldDoc(tx, address, newest);
  rememberDoc(address, doc);
  return doc;
}

/** `readDoc` of a version that hardly anybody asks for again. */
export async function readOldDoc(
  tx: Tx,
  address: DocAddress,
  newest: readonly { step: unknown }[] = [],
): Promise<Node> {
  const kept = cache.get(keyOf(address));
  if (kept?.version === address.version) return kept.doc;
  const isNear =
    kept && kept.version < address.version && address.version - kept.version <= KEPT_SNAPSHOT_EVERY;
  const base = isNear ? kept : await readBase(tx, address);
  const doc = await follow(tx, address, base, newest);
  if (address.docHash !== '' && docHash(doc) !== address.docHash) {
    cache.forget(keyOf(address));
    throw new Error(`Article ${address.articleId} at version ${address.version} is not what was written.`);
  }
  return doc;
}

/** Keeps a document for those who ask next; only after it was committed. */
export function rememberDoc(address: DocAddress, doc: Node): void {
  cache.put(keyOf(address), address.version, doc);
}

async function readBase(tx: Tx, { workspaceId, articleId, version }: DocAddress) {
  const where = { workspaceId, articleId };
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId }, snapshotVersion: { lte: version } },
    select: { doc: true, snapshotVersion: true },
  });
  if (article) return { version: article.snapshotVersion, doc: documentSchema.nodeFromJSON(article.doc) };
  // An older version, or one that a snapshot went past between two statements.
  const snapshot = await tx.snapshot.findFirst({
    where: { ...where, version: { lte: version } },
    orderBy: { version: 'desc' },
    select: { doc: true, version: true },
  });
  if (!snapshot) throw new Error(`Article ${articleId} has no snapshot at or before version ${version}.`);
  return { version: snapshot.version, doc: documentSchema.nodeFromJSON(snapshot.doc) };
}

async function follow(
  tx: Tx,
  { workspaceId, articleId, version }: DocAddress,
  base: { version: number; doc: Node },
  newest: readonly { step: unknown }[],
) {
  const missing = version - base.version;
  if (missing === 0) return base.doc;
  const rows =
    newest.length >= missing
      ? newest.slice(-missing)
      : await tx.step.findMany({
          where: { workspaceId, articleId, version: { gt: base.version, lte: version } },
          orderBy: { version: 'asc' },
          select: { step: true },
        });
  const isWhole = rows.length === missing;
  const doc = isWhole
    ? replaySteps(
        base.doc,
        rows.map((row) => row.step),
      )
    : null;
  if (!doc)
    throw new Error(`The steps of article ${articleId} after version ${base.version} cannot be followed.`);
  return doc;
}
