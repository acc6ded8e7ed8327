import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import { comparing } from '@/lib/anchoring/carry-anchors';
import type { Placement } from '@/lib/annotations/model';
import type { Prisma } from '@/lib/db/generated/client';
import type { TextRange } from '@/lib/text/text-range';
import { inSlices } from '@/lib/versions/in-slices';
import { inTurn } from '@/lib/versions/turns';

/** A passage of a copy. */
export interface Passage extends TextRange {
  captureId: string;
}

/** What became of a passage in another copy; without a place where it is gone, or where several are as good. */
export interface PassageFate {
  placement: Placement;
  start: number | null;
  end: number | null;
}

/**
 * What became of passages of a source's copies in the text of another one. Each pair of texts is compared once, in slices, however
 * often it is asked; copies never change, so the answers stay right.
 */
export class CarriedPassages {
  readonly #workspaceId: string;
  readonly #text: string;
  readonly #fates = new Map<string, PassageFate>();

  constructor(workspaceId: string, text: string) {
    this.#workspaceId = workspaceId;
    this.#text = text;
  }

  /** The fates of the passages, in their order; a passage whose copy is not there is gone. */
  async carry(tx: Prisma.TransactionClient, passages: readonly Passage[]): Promise<PassageFate[]> {
    const missing = passages.filter((passage) => !this.#fates.has(keyOf(passage)));
    for (const captureId of new Set(missing.map((passage) => passage.captureId))) {
      const ranges = missing.filter((passage) => passage.captureId === captureId);
      const own = await tx.capture.findUnique({
        where: { workspaceId_id: { workspaceId: this.#workspaceId, id: captureId } },
        select: { text: true },
      });
      const results = await this.#compare(own?.text ?? '', ranges);
      ranges.forEach((range, index) => this.#fates.set(keyOf(range), fateOf(results[index])));
    }
    return passages.map((passage) => this.#fates.get(keyOf(passage)) ?? fateOf(undefined));
  }

  async #compare(before: string, ranges: readonly TextRange[]): Promise<AnchorResult[]> {
    const after = this.#text;
    if (before === after) return ranges.map(({ start, end }) => ({ status: 'placed', start, end, score: 1 }));
    return await inTurn([before, after], async () => {
      const comparison = await inSlices(comparing(before, after));
      return ranges.map((range) => comparison.carry(range));
    });
  }
}

function keyOf({ captureId, start, end }: Passage): string {
  return `${captureId}/${start}/${end}`;
}

function fateOf(result: AnchorResult | undefined): PassageFate {
  if (!result || result.status === 'orphaned' || result.status === 'ambiguous') {
    return { placement: result?.status ?? 'orphaned', start: null, end: null };
  }
  return { placement: result.status, start: result.start, end: result.end };
}
