import { CarriedPassages, type Passage, type PassageFate } from '@/lib/captures/carried-passages';
import type { Prisma } from '@/lib/db/generated/client';

type Tx = Prisma.TransactionClient;

/** What became of a passage in its source's newest copy. */
export type NewestFate = PassageFate & { captureId: string };

/**
 * What became of passages in the newest copy of their source. Texts that were compared once are remembered, so who asks before
 * locking anything, which is what takes long, has the answer at once when it is locked.
 */
export class NewestFates {
  readonly #workspaceId: string;
  readonly #carried = new Map<string, CarriedPassages>();

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId;
  }

  /** Tells the text of a copy that is yet to be kept. */
  expect(captureId: string, text: string): void {
    this.#carried.set(captureId, new CarriedPassages(this.#workspaceId, text));
  }

  /** Compares all passages in these copies that links cite with the last one of the copies, or with the one that is named. */
  async compareAhead(tx: Tx, copies: Prisma.CaptureWhereInput, captureId?: string): Promise<void> {
    const where = { ...copies, workspaceId: this.#workspaceId };
    const to = captureId ?? (await lastOf(tx, where));
    if (to === undefined) return;
    const rows = await tx.evidence.findMany({
      where: { workspaceId: this.#workspaceId, capture: where, passageStart: { not: null } },
      select: { captureId: true, passageStart: true, passageEnd: true },
    });
    const cited = rows.flatMap(({ captureId: id, passageStart: start, passageEnd: end }) =>
      id === null || id === to || start === null || end === null ? [] : [{ captureId: id, start, end }],
    );
    await this.#carry(tx, to, cited);
  }

  /** The fates of passages of one source, in their order; null for those in the newest copy with text, or in a newer one without. */
  async find(tx: Tx, sourceId: string, passages: readonly Passage[]): Promise<(NewestFate | null)[]> {
    const workspaceId = this.#workspaceId;
    const newest = await tx.capture.findFirst({
      where: { workspaceId, sourceId, text: { not: '' } },
      orderBy: [{ number: 'desc' }, { id: 'desc' }],
      select: { id: true, number: true },
    });
    if (!newest || passages.length === 0) return passages.map(() => null);
    const older = await tx.capture.findMany({
      where: { workspaceId, sourceId, number: { lt: newest.number } },
      select: { id: true },
    });
    const isOlder = new Set(older.map(({ id }) => id));
    const moved = passages.filter(({ captureId }) => isOlder.has(captureId));
    const found = await this.#carry(tx, newest.id, moved);
    const fates = new Map(moved.map((passage, index) => [passage, found[index]]));
    return passages.map((passage) => {
      const fate = fates.get(passage);
      return fate ? { ...fate, captureId: newest.id } : null;
    });
  }

  async #carry(tx: Tx, captureId: string, passages: readonly Passage[]): Promise<PassageFate[]> {
    if (passages.length === 0) return [];
    if (!this.#carried.has(captureId)) {
      const { text } = await tx.capture.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId: this.#workspaceId, id: captureId } },
        select: { text: true },
      });
      this.expect(captureId, text);
    }
    return (await this.#carried.get(captureId)?.carry(tx, passages)) ?? [];
  }
}

async function lastOf(tx: Tx, copies: Prisma.CaptureWhereInput): Promise<string | undefined> {
  const last = await tx.capture.findFirst({
    where: { ...copies, text: { not: '' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return last?.id;
}
