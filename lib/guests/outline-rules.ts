/** An annotation of a guest's page in short: which, what stands there, and how much was said about it. */
export type OutlinedItem = readonly [id: string, digest: string, comments: number];

/** What a guest's page shows in short, so that one that is open can tell what is new without having it. */
export interface GuestOutline {
  /** Of the title, the text, and whether it is worked on. */
  text: string;
  items: readonly OutlinedItem[];
}

/** What a page without a stream is answered. */
export interface GuestLiveAnswer {
  outline: GuestOutline;
}

/** What became of a page: things that are new, other or gone, each counted once, and a comment each, and whether the text is another. */
export interface GuestNews {
  count: number;
  isTextNew: boolean;
}

/** What is new in `heard` for somebody who has `shown` before them. */
export function newsBetween(shown: GuestOutline, heard: GuestOutline): GuestNews {
  const before = new Map(shown.items.map((item) => [item[0], item]));
  let count = 0;
  for (const [id, digest, comments] of heard.items) {
    const known = before.get(id);
    before.delete(id);
    if (known?.[1] === digest) continue;
    count += Math.max(1, known ? comments - known[2] : 1);
  }
  return { count: count + before.size, isTextNew: shown.text !== heard.text };
}

/** Says it; null when nothing is new. */
export function newsWords({ count, isTextNew }: GuestNews): string | null {
  if (count === 0) return isTextNew ? 'The text has changed.' : null;
  return isTextNew ? `${count} new, and the text has changed.` : `${count} new`;
}
