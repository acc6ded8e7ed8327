import type { Actor, Role } from '@/lib/auth/actor';
import type { ArticleFields, ArticleInput, DocJson } from '@/lib/articles/model';
import { createArticle } from '@/lib/articles/commands';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';

/** A new workspace with one member of each given role; the first is who made it. */
export async function makeMembers<R extends Role>(...roles: R[]): Promise<Record<R, Actor>> {
  const db = testDatabase();
  const workspaceId = newId();
  const members = roles.map((role): Actor => ({ userId: newId(), workspaceId, role }));
  await db.user.createMany({
    data: members.map(({ userId, role }) => ({
      id: userId,
      email: `${role}-${userId}@example.test`,
      name: `Some ${role}`,
    })),
  });
  await db.workspace.create({
    data: { id: workspaceId, name: 'A paper', createdById: members[0]?.userId ?? '' },
  });
  await db.membership.createMany({ data: members });
  return Object.fromEntries(members.map((member) => [member.role, member])) as Record<R, Actor>;
}

export const FIELDS: ArticleFields = {
  title: 'The mill is for sale',
  byline: '',
  outlet: '',
  agency: '',
  publishedAt: '',
  url: '',
  language: 'en',
};

/** A document of plain paragraphs. */
export function docOf(...paragraphs: string[]): DocJson {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** What it takes to bring an article in, with parts of one's own. */
export function articleInput({
  fields,
  ...parts
}: Partial<Omit<ArticleInput, 'fields'>> & { fields?: Partial<ArticleFields> } = {}): ArticleInput {
  return {
    id: newId(),
    fields: { ...FIELDS, ...fields },
    provenance: {},
    doc: docOf('The mill on the Aster is for sale.', 'Nobody has made an offer.'),
    original: null,
    ...parts,
  };
}

/** Brings an article in and tells its id. */
export async function makeArticle(actor: Actor, parts?: Parameters<typeof articleInput>[0]): Promise<string> {
  const { id } = await createArticle(actor, articleInput(parts));
  return id;
}

/** An annotation written straight into the table, with one range or none. */
export async function makeAnnotation(
  actor: Actor,
  articleId: string,
  parts: {
    kind?: 'claim' | 'quote' | 'note' | 'cleared';
    status?: 'unchecked' | 'verified';
    deleted?: boolean;
  } = {},
): Promise<void> {
  await testDatabase().annotation.create({
    data: {
      workspaceId: actor.workspaceId,
      id: newId(),
      articleId,
      kind: parts.kind ?? 'claim',
      status: parts.status ?? 'unchecked',
      createdById: actor.userId,
      updatedById: actor.userId,
      ...(parts.deleted && { deletedAt: new Date(), deletedById: actor.userId }),
    },
  });
}
