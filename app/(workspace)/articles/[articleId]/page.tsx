import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import '@/app/desk.css';
import { Desk } from '@/components/desk/desk';
import { listAnnotations } from '@/lib/annotations/queries';
import { requireArticle } from '@/lib/articles/queries';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { listPeople } from '@/lib/workspaces/queries';

interface DeskPageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Annotations that come with the page; the browser reads the others while the text can be seen already. */
const FIRST_PAGE = 200;

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { article } = await readArticle((await params).articleId);
  return { title: article.title };
}

export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const { actor, article } = await readArticle((await params).articleId);
  const [page, people, query] = await Promise.all([
    listAnnotations(actor, article.id, { limit: FIRST_PAGE }),
    listPeople(actor),
    searchParams,
  ]);
  const link = {
    annotationId: idSchema.safeParse(query['annotation']).data ?? null,
    commentId: idSchema.safeParse(query['comment']).data ?? null,
  };
  // Keyed, so that going from one article to another is another desk.
  return (
    <Desk
      key={article.id}
      article={article}
      page={page}
      people={people}
      me={{ userId: actor.userId, role: actor.role }}
      link={link}
    />
  );
}

// The text beside the document is the document's own projection: the browser makes it itself.
const readArticle = cache(async (asked: string) => {
  const actor = await requirePageActor();
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  try {
    const { text: _text, ...article } = await requireArticle(actor, id.data);
    return { actor, article };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
