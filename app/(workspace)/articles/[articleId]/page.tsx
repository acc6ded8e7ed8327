import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import '@/app/desk.css';
import { OpeningDesk } from '@/components/desk/opening-desk';
import { requireArticleHead } from '@/lib/articles/queries';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { getSufficiency } from '@/lib/evidence/queries';
import { idSchema } from '@/lib/ids';
import { getScale } from '@/lib/review/scale-queries';
import { findWorkspaceOfArticle, listPeople } from '@/lib/workspaces/queries';
import { InOtherWorkspace } from '../_components/in-other-workspace';

interface DeskPageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { article } = await readHead((await params).articleId);
  return { title: article?.title ?? 'Article in another workspace' };
}

export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const { articleId } = await params;
  const [{ actor, article, elsewhere }, query] = await Promise.all([readHead(articleId), searchParams]);
  const link = {
    annotationId: idSchema.safeParse(query['annotation']).data ?? null,
    commentId: idSchema.safeParse(query['comment']).data ?? null,
  };
  if (!article) {
    const named = Object.entries({ annotation: link.annotationId, comment: link.commentId });
    const asked = new URLSearchParams(named.flatMap(([name, id]) => (id === null ? [] : [[name, id]])));
    return <InOtherWorkspace workspace={elsewhere} path={`/articles/${articleId}?${asked}`} />;
  }
  const [people, sufficiency, scale] = await Promise.all([
    listPeople(actor),
    getSufficiency(actor),
    getScale(actor),
  ]);
  // Keyed, so that going from one article to another is another desk.
  return (
    <OpeningDesk
      key={article.id}
      article={article}
      people={people}
      me={actor}
      sufficiency={sufficiency}
      scale={scale}
      link={link}
    />
  );
}

const readHead = cache(async (asked: string) => {
  const actor = await requirePageActor();
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  try {
    return { actor, article: await requireArticleHead(actor, id.data), elsewhere: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
    const elsewhere = await findWorkspaceOfArticle(actor.userId, id.data);
    return elsewhere ? { actor, article: null, elsewhere } : notFound();
  }
});
