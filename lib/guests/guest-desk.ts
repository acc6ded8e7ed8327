import { listAllAnnotations, listAllComments } from '@/lib/annotations/queries';
import type { AnnotationView } from '@/lib/annotations/model';
import { isLost } from '@/lib/annotations/rules';
import { isForGuests } from '@/lib/annotations/visibility-rules';
import type { DocJson } from '@/lib/articles/model';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { actorOf } from '@/lib/guests/guest-actor';
import type { Guest, GuestDesk, GuestItem } from '@/lib/guests/model';
import { isOpenState } from '@/lib/review/state-rules';
import { readVersion } from '@/lib/versions/read-version';
import { listPeople } from '@/lib/workspaces/queries';

/** What a guest has before them, as it is now. Throws not found for an article that is gone. */
export async function readGuestDesk(guest: Guest): Promise<GuestDesk> {
  const { workspaceId, articleId } = guest;
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { title: true, byline: true, language: true, state: true, archivedAt: true },
  });
  if (!article) throw notFound('article');
  const actor = actorOf(guest);
  // The talk first: what is said after something was restricted is not there.
  const comments = await listAllComments(actor, articleId);
  const annotations = await listAllAnnotations(actor, articleId);
  const { doc, version } = await readVersion(actor, articleId, annotations[0]?.textVersion);
  const names = new Map((await listPeople(actor)).map(({ userId, name }) => [userId, name]));
  const { title, byline, language, state, archivedAt } = article;
  return {
    title,
    byline,
    language,
    doc: doc.toJSON() as DocJson,
    version,
    isOpen: archivedAt === null && isOpenState(state),
    items: annotations.filter(isForGuests).map((annotation) => ({
      ...itemOf(annotation),
      comments: (comments.get(annotation.id) ?? []).map(
        ({ id, body, mentions, images, createdAt, editedAt, deletedAt, authorId }) => ({
          id,
          body,
          mentions,
          images,
          createdAt,
          editedAt,
          deletedAt,
          authorName: names.get(authorId) ?? 'Former member',
          isMine: authorId === guest.userId,
        }),
      ),
    })),
  };
}

function itemOf(annotation: AnnotationView): Omit<GuestItem, 'comments'> {
  const { id, kind, status, ranges, createdAt: markedAt } = annotation;
  const contents = ranges.filter(({ role }) => role === 'content');
  const answer = kind === 'query' ? (annotation.fields.answer ?? '') : '';
  return {
    id,
    kind,
    status,
    ranges: ranges
      .filter((range) => !isLost(range))
      .map(({ role, start, end, placement }) => ({ role, start, end, placement })),
    markedAt,
    // Of an attribution that has none of its own, all that it marks.
    words: (contents.length > 0 ? contents : ranges).map(({ exact }) => exact).join(' … '),
    statement: statementOf(annotation),
    answer,
    isForAuthor: kind === 'query' && annotation.fields.askedOf === 'author' && answer === '',
  };
}

function statementOf(annotation: AnnotationView): string {
  switch (annotation.kind) {
    case 'claim':
      return annotation.fields.statement ?? '';
    case 'query':
      return annotation.fields.question ?? '';
    case 'suggestion':
      return annotation.fields.replacement ?? '';
    case 'quote':
    case 'attribution':
    case 'source_citation':
    case 'entity_check':
    case 'note':
    case 'cleared':
      return '';
  }
}
