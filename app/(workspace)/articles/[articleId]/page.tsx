import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import '@/app/desk.css';
import { OpeningDesk } from '@/components/desk/opening-desk';
import { requireArticleHead } from '@/lib/articles/queries';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { listPeople } from '@/lib/workspaces/queries';

interface DeskPageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { article } = await readHead((await params).articleId);
  return { title: article.title };
}

export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const { actor, article } = await readHead((await params).articleId);
  const [people, query] = await Promise.all([listPeople(actor), searchParams]);
  const link = {
    annotationId: idSchema.safeParse(query['annotation']).data ?? null,
    commentId: idSchema.safeParse(query['comment']).data ?? null,
  };
  // Keyed, so that going from one article to another is another desk.
  return <OpeningDesk key={article.id} article={article} people={people} me={actor} link={link} />;
}

const readHead = cache(async (asked: string) => {
  const actor = await requirePageActor();
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  try {
    return { actor, article: await requireArticleHead(actor, id.data) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
