import type { BrowserContext } from '@playwright/test';

import type { Actor } from '@/lib/auth/actor';

import { sessionCookie } from '../../support/session';
import { seedLargeArticle } from '../../../prisma/factories/large-article';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import { serveBare } from '../bare/serve';
import type { Expectation } from '../probe/probe';

/** A page to measure: the bare one, or the desk with a number of annotations. */
export type Subject = {
  name: string;
  annotations: number;
  url: string;
  cookie: string | null;
  expectation: Expectation;
  /** Puts back what measuring wrote. */
  restore: () => Promise<void>;
};

const WORDS = 50_000;
const MENU = '.selection-menu';
const SEED = 1;

/** The same article bare and on a desk of its own for each number of annotations, each in its own workspace. */
export async function makeSubjects(
  root: string,
  appUrl: string,
  counts: readonly number[],
): Promise<{ bare: Subject; desks: Subject[]; words: number; close: () => Promise<void> }> {
  const { db, pool } = await import('@/lib/db/client');
  const user = await createUser(db, { name: 'Sixten Brauer' });
  const desks: Subject[] = [];
  let doc: unknown;
  let size = 0;
  let words = 0;
  for (const annotations of counts) {
    const role = 'owner';
    const { id: workspaceId } = await createWorkspace(db, { members: [{ userId: user.id, role }] });
    const actor: Actor = { userId: user.id, workspaceId, role };
    const { articleId } = await seedLargeArticle(db, actor, { words: WORDS, annotations, seed: SEED });
    const article = await db.article.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { doc: true, text: true, wordCount: true },
    });
    doc = article.doc;
    size = article.text.length;
    words = article.wordCount;
    const known = await db.annotation.findMany({ where: { workspaceId }, select: { id: true, kind: true } });
    // What is cleared stands in the margin only.
    const drawn = known.filter(({ kind }) => kind !== 'cleared').length;
    desks.push({
      name: annotations.toLocaleString('en-GB'),
      annotations,
      url: `${appUrl}/articles/${articleId}`,
      cookie: await sessionCookie(user, workspaceId),
      expectation: { menu: MENU, annotations: drawn, size },
      restore: async () => {
        await db.annotation.deleteMany({ where: { workspaceId, id: { notIn: known.map(({ id }) => id) } } });
      },
    });
  }
  await pool.query('vacuum analyze');
  const { url, close } = await serveBare(root, doc);
  const expectation = { menu: null, annotations: 0, size };
  const bare = {
    name: 'bare',
    annotations: 0,
    url,
    cookie: null,
    expectation,
    restore: () => Promise.resolve(),
  };
  return { bare, desks, words, close };
}

/** Makes a browser's pages ready for a subject: who is signed in, and the probe from the first moment on. */
export async function prepare(context: BrowserContext, subject: Subject, probe: string): Promise<void> {
  const expectation = `window.probeExpectation = ${JSON.stringify(subject.expectation)};\n`;
  await context.addInitScript({ content: expectation + probe });
  const cookies = subject.cookie?.split('; ') ?? [];
  await context.addCookies(
    cookies.map((cookie) => {
      const at = cookie.indexOf('=');
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: new URL(subject.url).origin };
    }),
  );
}
