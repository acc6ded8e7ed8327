import { z } from 'zod';
import { newId } from '@/lib/ids';
import type { ReportLinkView, ReportOptions, ReportView } from '@/lib/report/model';

/** What came of asking: how the report stands, or a sentence that says what to do. */
export type ReportAnswer = { ok: true; value: ReportView } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Nothing was changed; try again in a moment.';

/** How the public report of an article stands. */
export async function readReport(articleId: string): Promise<ReportAnswer> {
  return await ask(articleId, '', 'GET');
}

/** Makes the link. */
export async function shareReport(articleId: string, options: ReportOptions): Promise<ReportAnswer> {
  return await ask(articleId, '', 'POST', { id: newId(), options });
}

/** Changes what readers of the link are given. */
export async function changeReport(
  articleId: string,
  { id, version }: ReportLinkView,
  options: ReportOptions,
): Promise<ReportAnswer> {
  return await ask(articleId, `/${id}`, 'PATCH', { version, options });
}

/** Takes the link back. */
export async function revokeReport(articleId: string, { id }: ReportLinkView): Promise<ReportAnswer> {
  return await ask(articleId, `/${id}`, 'DELETE');
}

async function ask(articleId: string, path: string, method: string, json?: unknown): Promise<ReportAnswer> {
  try {
    const response = await fetch(`/api/articles/${articleId}/report${path}`, {
      method,
      ...(json !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
      }),
    });
    const body: unknown = await response.json();
    // What our own server answers has the shape that the types of its room say.
    if (response.ok) return { ok: true, value: body as ReportView };
    return { ok: false, message: problemSchema.safeParse(body).data?.detail ?? UNREACHABLE };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}
