import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

type Who = Pick<Actor, 'role'>;

/** Whether the actor may bring articles into the workspace. */
export function canImportArticle(actor: Who): boolean {
  return can(actor, 'article.import');
}

/** Whether the actor may change what is known about an article: its title, byline, dates and so on. */
export function canEditArticle(actor: Who): boolean {
  return can(actor, 'article.edit');
}

/** Whether the actor may move articles into the archive and back. */
export function canArchiveArticle(actor: Who): boolean {
  return can(actor, 'article.archive');
}

/** Whether the actor may say who an article's author is, who may then write in its text. */
export function canAssignAuthor(actor: Who): boolean {
  return can(actor, 'article.assign');
}

/** Whether the actor may delete an article with everything on it, for good. */
export function canDeleteArticle(actor: Who): boolean {
  return can(actor, 'article.delete');
}

/** Whether the actor may take articles out, in any format. */
export function canExportArticle(actor: Who): boolean {
  return can(actor, 'article.export');
}

/** What the actor may do with one article as it stands, for the interface to offer nothing else. */
export interface ArticleAbilities {
  edit: boolean;
  archive: boolean;
  restore: boolean;
  delete: boolean;
}

/** See `ArticleAbilities`; an archived article is read, restored or deleted, and otherwise left as it is. */
export function articleAbilities(actor: Who, article: { archivedAt: unknown }): ArticleAbilities {
  const isArchived = article.archivedAt !== null;
  return {
    edit: canEditArticle(actor) && !isArchived,
    archive: canArchiveArticle(actor) && !isArchived,
    restore: canArchiveArticle(actor) && isArchived,
    delete: canDeleteArticle(actor),
  };
}
