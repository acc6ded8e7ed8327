import type { DeskApi } from '@/components/desk/store/desk-api';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnnotationView } from '@/lib/annotations/model';
import type { CitedSource } from '@/lib/sources/model';

/** All comments on an annotation, page by page, the oldest first; null when one page did not come. */
export async function readAllComments(api: DeskApi, annotationId: string): Promise<CommentView[] | null> {
  const items: CommentView[] = [];
  let cursor: string | null = null;
  do {
    const page = await api.listComments(annotationId, cursor);
    if (!page.ok) return null;
    items.push(...page.value.items);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return items;
}

/** All annotations and the sources they are linked to, page by page; null when one page did not come. */
export async function readAllAnnotations(
  api: DeskApi,
): Promise<{ views: AnnotationView[]; sources: CitedSource[] } | null> {
  const views: AnnotationView[] = [];
  const sources: CitedSource[] = [];
  let cursor: string | null = null;
  do {
    const page = await api.listAnnotations(cursor);
    if (!page.ok) return null;
    views.push(...page.value.items);
    sources.push(...page.value.sources);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return { views, sources };
}
