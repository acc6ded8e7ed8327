import type { Actor } from '@/lib/auth/actor';
import { projectText } from '@/lib/text/project-text';

import { seedLargeArticle } from '../../../prisma/factories/large-article';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import { sessionCookie } from '../../support/session';
import { servePage } from '../bare/serve';
import type { Subject } from '../desk/pages';
import type { Comment } from './pages/article';

/** A place to write at: within annotated words of one paragraph, in characters of it. */
export type WritingPlace = { block: number; offset: number };

const SEED = 1;
const PAGES: [name: string, script: string, style: string, query: string][] = [
  ['bare', 'bare.ts', 'page.css', ''],
  ['bare, skipping', 'bare.ts', 'page.css', '?skipping'],
  ['marks', 'marks.ts', 'page.css', ''],
  ['BlockNote', 'blocknote.ts', 'blocknote.css', ''],
];

/** One article on the desk, with its annotations, and on the pages of peers, with a comment for each of them; bare Tiptap is first. */
export async function makeSubjects(
  root: string,
  appUrl: string,
  { words, annotations }: { words: number; annotations: number },
): Promise<{ subjects: Subject[]; places: WritingPlace[]; words: number; close: () => Promise<void> }> {
  const { db, pool } = await import('@/lib/db/client');
  const user = await createUser(db, { name: 'Sixten Brauer' });
  const role = 'owner';
  const { id: workspaceId } = await createWorkspace(db, { members: [{ userId: user.id, role }] });
  const actor: Actor = { userId: user.id, workspaceId, role };
  const { articleId } = await seedLargeArticle(db, actor, { words, annotations, seed: SEED });
  const article = await db.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { doc: true, text: true, wordCount: true },
  });
  const known = await db.annotation.findMany({
    where: { workspaceId },
    select: { id: true, kind: true, anchors: { orderBy: { ordinal: 'asc' } } },
  });
  await pool.query('vacuum analyze');

  const comments = known.flatMap(({ id, anchors: [first] }): Comment[] =>
    first ? [{ id, start: first.startOffset, end: first.endOffset }] : [],
  );
  const size = article.text.length;
  const peers: Subject[] = [];
  const closes: (() => Promise<void>)[] = [];
  for (const [name, script, style, query] of PAGES) {
    const served = await servePage(root, {
      script: `tests/bench/editor/pages/${script}`,
      style: `tests/bench/editor/pages/${style}`,
      data: { '/doc.json': article.doc, '/comments.json': comments },
    });
    closes.push(served.close);
    peers.push(subject(name, 0, served.url + query, { menu: null, annotations: 0, size }));
  }
  const [bare, ...others] = peers;
  // What is cleared stands in the margin only.
  const drawn = known.filter(({ kind }) => kind !== 'cleared').length;
  const url = `${appUrl}/articles/${articleId}`;
  const desk = {
    ...subject('desk', annotations, url, { menu: null, annotations: drawn, size }),
    cookie: await sessionCookie(user, workspaceId),
  };
  return {
    subjects: bare ? [bare, desk, ...others] : [],
    places: placesIn(projectText(article.doc as Parameters<typeof projectText>[0]), comments),
    words: article.wordCount,
    close: async () => {
      await Promise.all(closes.map((close) => close()));
    },
  };
}

function subject(
  name: string,
  annotations: number,
  url: string,
  expectation: Subject['expectation'],
): Subject {
  return { name, annotations, url, cookie: null, expectation, restore: () => Promise.resolve() };
}

/** The middles of comments that lie in one paragraph and are long enough to write in, from the last to the first, so that one does not move the next. */
function placesIn({ blocks }: ReturnType<typeof projectText>, comments: readonly Comment[]): WritingPlace[] {
  const places = new Map<number, WritingPlace>();
  for (const { start, end } of comments) {
    const block = blocks.findIndex((each) => each.start <= start && end <= each.end);
    const first = blocks[block];
    if (!first || end - start < 40) continue;
    places.set(block, { block, offset: Math.floor((start + end) / 2) - first.start });
  }
  return [...places.values()].toSorted((one, other) => other.block - one.block);
}
