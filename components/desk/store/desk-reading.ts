import type { DeskApi } from '@/components/desk/store/desk-api';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnnotationView, CitedSources } from '@/lib/annotations/model';

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
): Promise<({ views: AnnotationView[] } & CitedSources) | null> {
  const views: AnnotationView[] = [];
  const cited: CitedSources = { sources: [], lineages: [] };
  let cursor: string | null = null;
  do {
    const page = await api.listAnnotations(cursor);
    if (!page.ok) return null;
    views.push(...page.value.items);
    cited.sources.push(...page.value.sources);
    cited.lineages.push(...page.value.lineages);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return { views, ...cited };
}
