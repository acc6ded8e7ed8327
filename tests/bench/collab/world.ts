import type { AnnotationPage, AnnotationView } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';

import { seedLargeArticle } from '../../../prisma/factories/large-article';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import { sessionCookie } from '../../support/session';

/** A person who is signed in at one process of the application. */
export type Visitor = {
  userId: string;
  ask: <T>(path: string, how?: RequestInit) => Promise<T>;
  /** The same, for whoever wants to see the answer itself. */
  fetch: (path: string, how?: RequestInit) => Promise<Response>;
};

/** An article, and people who may write in it. */
export type World = { articleId: string; visitors: Visitor[] };

/** Makes a workspace of its own with so many editors, at the processes in turn, and an article that is the same in every such world. */
export async function makeWorld(
  origins: readonly string[],
  { people, words, annotations }: Record<'people' | 'words' | 'annotations', number>,
): Promise<World> {
  const { db, pool } = await import('@/lib/db/client');
  const users = await Promise.all(
    Array.from({ length: people }, (_, index) => createUser(db, { name: `Editor Number ${index + 1}` })),
  );
  const [owner, ...others] = users.map(({ id }) => id);
  if (owner === undefined) throw new Error('There is nobody.');
  const { id: workspaceId } = await createWorkspace(db, {
    members: [
      { userId: owner, role: 'owner' },
      ...others.map((userId) => ({ userId, role: 'editor' as const })),
    ],
  });
  const actor: Actor = { userId: owner, workspaceId, role: 'owner' };
  const { articleId } = await seedLargeArticle(db, actor, { words, annotations, seed: 1 });
  await pool.query('vacuum analyze');
  const visitors = await Promise.all(
    users.map(async (user, index): Promise<Visitor> => {
      const cookie = await sessionCookie(user, workspaceId);
      const origin = origins[index % origins.length] ?? '';
      return visitorAt(origin, user.id, { cookie, 'x-galley-workspace': workspaceId });
    }),
  );
  return { articleId, visitors };
}

function visitorAt(origin: string, userId: string, own: Record<string, string>): Visitor {
  const visit = async (path: string, { headers, ...how }: RequestInit = {}) => {
    const whole = { ...how, headers: { ...own, ...(headers as Record<string, string> | undefined) } };
    try {
      return await fetch(origin + path, whole);
    } catch (error) {
      // A kept connection that the server was just closing. As browsers do, what only reads is asked once more.
      if (how.method !== undefined || how.signal?.aborted === true) throw error;
      return await fetch(origin + path, whole);
    }
  };
  return {
    userId,
    fetch: visit,
    ask: async <T>(path: string, how?: RequestInit) => {
      const response = await visit(path, how);
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}

/** What is sent as JSON. */
export function sending(method: 'POST' | 'PUT' | 'PATCH', value: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** The article as a page reads it. */
export async function readArticle(visitor: Visitor, articleId: string): Promise<ArticleView> {
  return await visitor.ask(`/api/articles/${articleId}`);
}

/** All annotations of an article. */
export async function readAnnotations(visitor: Visitor, articleId: string): Promise<AnnotationView[]> {
  const items: AnnotationView[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `?cursor=${cursor}`;
    const page: AnnotationPage = await visitor.ask(`/api/articles/${articleId}/annotations${query}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
