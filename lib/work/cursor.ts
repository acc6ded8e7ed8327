import { z } from 'zod';
import { Cursors, textValue } from '@/lib/cursor';
import type { WorkSort } from '@/lib/work/statements';

/** What a row of a list of work is ordered by. */
interface Ordered {
  id: string;
  dueKey: string;
  place: number;
}

/** Places in lists of work. */
export const workCursors = new Cursors<Ordered, WorkSort, string | number>({
  due: { of: (row) => row.dueKey, schema: textValue },
  place: { of: (row) => row.place, schema: z.int32().min(-1) },
});
