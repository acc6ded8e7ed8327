import { type Answer, ask } from '@/components/ui/ask';
import { newId } from '@/lib/ids';
import type { ReportLinkView, ReportOptions, ReportView } from '@/lib/report/model';

/** How the public report of an article stands. */
export async function readReport(articleId: string): Promise<Answer<ReportView>> {
  return await ask(pathOf(articleId));
}

/** Makes the link. */
export async function shareReport(articleId: string, options: ReportOptions): Promise<Answer<ReportView>> {
  return await ask(pathOf(articleId), { json: { id: newId(), options } });
}

/** Changes what readers of the link are given. */
export async function changeReport(
  articleId: string,
  { id, version }: ReportLinkView,
  options: ReportOptions,
): Promise<Answer<ReportView>> {
  return await ask(`${pathOf(articleId)}/${id}`, { method: 'PATCH', json: { version, options } });
}

/** Takes the link back. */
export async function revokeReport(articleId: string, { id }: ReportLinkView): Promise<Answer<ReportView>> {
  return await ask(`${pathOf(articleId)}/${id}`, { method: 'DELETE' });
}

function pathOf(articleId: string): string {
  return `/api/articles/${articleId}/report`;
}
