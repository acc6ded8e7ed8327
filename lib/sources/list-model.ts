import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import { SOURCE_ACCESS, SOURCE_KINDS, type SourceView } from '@/lib/sources/model';

/** What a list can be sorted by: the last change, the title, when it was published, the outlet or work. */
export const SOURCE_SORTS = ['updated', 'title', 'issued', 'outlet'] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];
export const SORT_DIRECTIONS = ['asc', 'desc'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

const year = z.coerce.number().int().min(1).max(9_998);
const yesOrNo = z.enum(['yes', 'no']);

/** What the list of sources can be asked, as it stands in an address; `search` looks for every word anywhere, years are included. */
export const sourceListQuerySchema = z
  .strictObject({
    search: z.string().trim().max(300),
    kind: z.enum(SOURCE_KINDS),
    outlet: z.string().trim().min(1).max(500),
    language: z.string().trim().min(1).max(35),
    from: year,
    to: year,
    origin: idSchema,
    used: yesOrNo,
    /** Whether there are kept copies of it. */
    copies: yesOrNo,
    access: z.enum(SOURCE_ACCESS),
    sort: z.enum(SOURCE_SORTS),
    direction: z.enum(SORT_DIRECTIONS),
    cursor: z.string().max(3_000),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type SourceListQuery = z.infer<typeof sourceListQuerySchema>;

/** A source in the list: how many copies of it are kept, and how many links to it there are. */
export interface SourceRow extends SourceView {
  copies: number;
  uses: number;
}

/** One page of the list; a cursor is null where there is no page on that side. */
export interface SourcePage {
  items: SourceRow[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** How many sources of the workspace the reader may not see, whatever was searched for. */
  withheld: number;
}
