import { z } from 'zod';
import type { Prisma } from '@/lib/db/generated/client';
import type { Loss, Point } from '@/lib/editor/exact-point';
import type { AnchorMemory } from '@/lib/editor/standing-anchor';

const number = z.int().nonnegative();
const loss = z
  .tuple([number, number, number, number, z.union([number, z.string()]), z.literal([1, -1])])
  .transform(([from, to, length, pos, lost, way]): Loss => ({ from, to, length, pos, lost, way }));
const point = z.tuple([number], loss).transform(([pos, ...losses]): Point => ({ pos, losses }));
const memory = z
  .object({
    home: z
      .tuple([number, number])
      .transform(([offset, skip]) => ({ offset, skip }))
      .nullable(),
    places: z.array(
      z.tuple([point, point, z.boolean()]).transform(([start, end, isAway]) => ({ start, end, isAway })),
    ),
  })
  .nullable()
  // Without it words are looked for.
  .catch(null);

/** What an anchor remembers, from its row; null when it is nothing that was written here. */
export function readMemory(stored: Prisma.JsonValue): AnchorMemory | null {
  return memory.parse(stored);
}

/** What an anchor remembers, as its row holds it: short, because thousands may be written at once. */
export function storeMemory({ home, places }: AnchorMemory): Prisma.InputJsonObject {
  return {
    home: home && [home.offset, home.skip],
    places: places.map(({ start, end, isAway }) => [storePoint(start), storePoint(end), isAway]),
  };
}

function storePoint({ pos, losses }: Point): Prisma.InputJsonArray {
  return [pos, ...losses.map((each) => [each.from, each.to, each.length, each.pos, each.lost, each.way])];
}
