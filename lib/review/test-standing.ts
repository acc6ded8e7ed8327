import type { Standing, StandingItem } from '@/lib/review/guard-rules';

/** An item for tests: a claim that is verified, on its words, by somebody. */
export function buildItem(item: Partial<StandingItem> = {}): StandingItem {
  return {
    id: 'item',
    kind: 'claim',
    status: 'verified',
    priority: 'normal',
    ranges: [],
    checkedById: 'checker',
    secondCheckById: null,
    isRatedFalse: false,
    lacksEvidence: false,
    isOpenQuery: false,
    hasBlockingThread: false,
    ...item,
  };
}

/** How an article stands, for tests: ready for anything. */
export function buildStanding({
  items = [],
  ...standing
}: Partial<Omit<Standing, 'items'>> & { items?: Partial<StandingItem>[] } = {}): Standing {
  return {
    state: 'checking',
    sentences: 12,
    unread: [],
    items: items.map(buildItem),
    leadId: 'lead',
    hasAuthor: true,
    approvals: { needed: 1, byIds: [] },
    signerIds: ['me', 'reviewer', 'editor'],
    textHash: 'a1',
    approvedHash: 'a1',
    publishedBefore: false,
    comment: '',
    note: '',
    ...standing,
  };
}
