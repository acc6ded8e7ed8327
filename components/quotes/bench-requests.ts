import type { BenchCopy, QuoteAnnotation } from '@/components/quotes/bench';
import { ask } from '@/components/ui/ask';
import type { EvidenceChange, EvidenceInput, EvidenceView } from '@/lib/evidence/model';
import type { AnnotationChanges } from '@/lib/annotations/model';
import type { CapturePage, CaptureText, CaptureView } from '@/lib/captures/model';
import type { SourcePage } from '@/lib/sources/list-model';
import type { SourceInput, SourceView } from '@/lib/sources/model';

/** Whose bench it is: whoever signs in on this browser meanwhile, nothing is written under their name or in another workspace. */
export interface BenchPlace {
  articleId: string;
  workspaceId: string;
  userId: string;
}

/** The bench's way to the server; nothing of it throws. */
export class BenchApi {
  readonly #place: BenchPlace;
  readonly #base: string;

  constructor(place: BenchPlace) {
    this.#place = place;
    this.#base = `/api/articles/${place.articleId}/annotations`;
  }

  readAnnotation(id: string) {
    return this.#ask<QuoteAnnotation>(`${this.#base}/${id}`);
  }

  changeAnnotation(id: string, json: AnnotationChanges) {
    return this.#ask<QuoteAnnotation>(`${this.#base}/${id}`, { method: 'PATCH', json });
  }

  link(annotationId: string, json: EvidenceInput) {
    return this.#ask<EvidenceView>(`${this.#base}/${annotationId}/evidence`, { json });
  }

  changeLink(annotationId: string, evidenceId: string, json: EvidenceChange) {
    const path = `${this.#base}/${annotationId}/evidence/${evidenceId}`;
    return this.#ask<EvidenceView>(path, { method: 'PATCH', json });
  }

  unlink(annotationId: string, evidenceId: string) {
    return this.#ask<null>(`${this.#base}/${annotationId}/evidence/${evidenceId}`, { method: 'DELETE' });
  }

  readCopy(captureId: string) {
    return this.#ask<CaptureText>(`/api/captures/${captureId}`);
  }

  searchSources(search: string, signal: AbortSignal) {
    const query = new URLSearchParams({ search, copies: 'yes', limit: '20' });
    return this.#ask<SourcePage>(`/api/sources?${query}`, { signal });
  }

  listCopies(sourceId: string) {
    return this.#ask<CapturePage>(`/api/sources/${sourceId}/captures?limit=50`);
  }

  addSource(json: SourceInput) {
    return this.#ask<SourceView>('/api/sources', { json });
  }

  keepPasted(sourceId: string, copy: { id: string; text: string }) {
    const json = { ...copy, way: 'paste' };
    return this.#ask<CaptureView>(`/api/sources/${sourceId}/captures`, { json });
  }

  async #ask<T>(path: string, asked: { method?: string; json?: unknown; signal?: AbortSignal } = {}) {
    const { workspaceId, userId } = this.#place;
    return await ask<T>(path, { ...asked, workspaceId, userId });
  }
}

/** The address of a copy at a place of it. */
export function copyHref(
  { capture, source }: BenchCopy,
  place: { start: number; end: number } | null,
): string {
  const passage = place ? `?passage=${place.start}-${place.end}` : '';
  return `/sources/${source.id}/copies/${capture.id}${passage}`;
}
