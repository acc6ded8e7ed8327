import { z } from 'zod';
import type { BenchCopy, QuoteAnnotation } from '@/components/quotes/bench';
import type { EvidenceChange, EvidenceInput, EvidenceView } from '@/lib/evidence/model';
import type { AnnotationChanges } from '@/lib/annotations/model';
import type { CapturePage, CaptureText, CaptureView } from '@/lib/captures/model';
import type { SourceInput, SourcePage, SourceView } from '@/lib/sources/model';

/** Whose bench it is: whoever signs in on this browser meanwhile, nothing is written under their name or in another workspace. */
export interface BenchPlace {
  articleId: string;
  workspaceId: string;
  userId: string;
}

/** What became of a request: its answer, or a sentence for the person. */
export type BenchAnswer<T> = { ok: true; value: T } | { ok: false; message: string };

const problemSchema = z.looseObject({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';

type Asking = (
  path: string,
  method?: string,
  body?: unknown,
  signal?: AbortSignal,
) => Promise<BenchAnswer<unknown>>;

/** The bench's way to the server; nothing of it throws. */
export class BenchApi {
  readonly #ask: Asking;
  readonly #base: string;

  constructor(place: BenchPlace) {
    this.#base = `/api/articles/${place.articleId}/annotations`;
    this.#ask = async (path, method = 'GET', body, signal) =>
      await ask(place, path, { method, body, signal });
  }

  readAnnotation(id: string) {
    return this.#as<QuoteAnnotation>(this.#ask(`${this.#base}/${id}`));
  }

  changeAnnotation(id: string, changes: AnnotationChanges) {
    return this.#as<QuoteAnnotation>(this.#ask(`${this.#base}/${id}`, 'PATCH', changes));
  }

  link(annotationId: string, input: EvidenceInput) {
    return this.#as<EvidenceView>(this.#ask(`${this.#base}/${annotationId}/evidence`, 'POST', input));
  }

  changeLink(annotationId: string, evidenceId: string, change: EvidenceChange) {
    const path = `${this.#base}/${annotationId}/evidence/${evidenceId}`;
    return this.#as<EvidenceView>(this.#ask(path, 'PATCH', change));
  }

  async unlink(annotationId: string, evidenceId: string) {
    return await this.#ask(`${this.#base}/${annotationId}/evidence/${evidenceId}`, 'DELETE');
  }

  readCopy(captureId: string) {
    return this.#as<CaptureText>(this.#ask(`/api/captures/${captureId}`));
  }

  searchSources(search: string, signal: AbortSignal) {
    const query = new URLSearchParams({ search, copies: 'yes', limit: '20' });
    return this.#as<SourcePage>(this.#ask(`/api/sources?${query}`, 'GET', undefined, signal));
  }

  listCopies(sourceId: string) {
    return this.#as<CapturePage>(this.#ask(`/api/sources/${sourceId}/captures?limit=50`));
  }

  addSource(input: SourceInput) {
    return this.#as<SourceView>(this.#ask('/api/sources', 'POST', input));
  }

  keepPasted(sourceId: string, copy: { id: string; text: string }) {
    const body = { ...copy, way: 'paste' };
    return this.#as<CaptureView>(this.#ask(`/api/sources/${sourceId}/captures`, 'POST', body));
  }

  // What our own server answers has the shape that the types of its room say.
  async #as<T>(answer: Promise<BenchAnswer<unknown>>): Promise<BenchAnswer<T>> {
    return (await answer) as BenchAnswer<T>;
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

async function ask(
  { workspaceId, userId }: BenchPlace,
  path: string,
  { method, body, signal }: { method: string; body: unknown; signal: AbortSignal | undefined },
): Promise<BenchAnswer<unknown>> {
  const response = await fetch(path, {
    method,
    headers: {
      'x-galley-workspace': workspaceId,
      'x-galley-person': userId,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch(() => null);
  if (!response) return { ok: false, message: UNREACHABLE };
  if (response.status === 204) return { ok: true, value: null };
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok && json !== undefined) return { ok: true, value: json };
  return { ok: false, message: problemSchema.safeParse(json).data?.detail ?? UNREACHABLE };
}
