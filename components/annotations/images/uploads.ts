import { sendImage } from '@/components/annotations/images/send-image';
import { Observable } from '@/components/desk/store/observable';
import type { DeskStore } from '@/components/desk/store/desk-store';
import { newId } from '@/lib/ids';
import { imageViewSchema, MAX_IMAGES, type ImageView } from '@/lib/images/model';
import { z } from 'zod';

/** A picture on its way to the server, or one that did not arrive. */
export interface Upload {
  id: string;
  file: File;
  /** How much has left, from 0 to 1. */
  part: number;
  /** Why it was not taken; null while it is on its way. */
  problem: string | null;
}

interface Place {
  articleId: string;
  annotationId: string;
}

const keptSchema = z.array(imageViewSchema).max(MAX_IMAGES);
const books = new WeakMap<DeskStore, Uploads>();
export const NO_UPLOADS: readonly Upload[] = [];

/** The key of the draft in which the pictures of a reply wait that is not posted. */
export function imagesKey(annotationId: string): string {
  return `pictures ${annotationId}`;
}

/** The pictures that a draft names; none where it names nothing that can be read. */
export function readKept(draft: string | undefined): ImageView[] {
  if (draft === undefined) return [];
  try {
    return keptSchema.safeParse(JSON.parse(draft)).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The uploads of a desk; they go on while no card shows them. */
export function uploadsOf(store: DeskStore): Uploads {
  const known = books.get(store);
  if (known) return known;
  const made = new Uploads(store);
  books.set(store, made);
  return made;
}

/** Pictures on their way, by annotation; what has arrived waits with the drafts of the desk, which outlive the page. */
export class Uploads extends Observable<{ waiting: ReadonlyMap<string, readonly Upload[]> }> {
  readonly #store: DeskStore;

  constructor(store: DeskStore) {
    super({ waiting: new Map() });
    this.#store = store;
  }

  /** Sends the files; null, or why some were not taken. */
  add(place: Place, files: readonly File[]): string | null {
    const room = MAX_IMAGES - this.kept(place.annotationId).length - this.#of(place.annotationId).length;
    const taken = files.slice(0, Math.max(0, room));
    for (const file of taken) void this.#send(place, { id: newId(), file, part: 0, problem: null });
    return taken.length < files.length ? `A comment takes at most ${MAX_IMAGES} pictures.` : null;
  }

  retry(place: Place, upload: Upload): void {
    void this.#send(place, { ...upload, part: 0, problem: null });
  }

  /** Lets go of a picture, wherever it is. */
  remove({ annotationId }: Place, id: string): void {
    this.#put(
      annotationId,
      this.#of(annotationId).filter((each) => each.id !== id),
    );
    this.keep(
      annotationId,
      this.kept(annotationId).filter((each) => each.id !== id),
    );
  }

  kept(annotationId: string): ImageView[] {
    return readKept(this.#store.state.drafts.get(imagesKey(annotationId)));
  }

  keep(annotationId: string, images: readonly ImageView[]): void {
    this.#store.setDraft(imagesKey(annotationId), images.length === 0 ? undefined : JSON.stringify(images));
  }

  async #send({ articleId, annotationId }: Place, upload: Upload): Promise<void> {
    const { id, file } = upload;
    const others = this.#of(annotationId).filter((each) => each.id !== id);
    this.#put(annotationId, [...others, upload]);
    const { workspaceId, userId } = this.#store.options;
    const answer = await sendImage({ articleId, workspaceId, userId, id, file }, (part) =>
      this.#change(annotationId, id, { part }),
    );
    if (!answer.ok) return this.#change(annotationId, id, { problem: answer.message });
    // It may have been let go of on the way.
    if (!this.#of(annotationId).some((each) => each.id === id)) return;
    this.#put(
      annotationId,
      this.#of(annotationId).filter((each) => each.id !== id),
    );
    this.keep(annotationId, [...this.kept(annotationId), answer.value]);
  }

  #of(annotationId: string): readonly Upload[] {
    return this.state.waiting.get(annotationId) ?? NO_UPLOADS;
  }

  #put(annotationId: string, uploads: readonly Upload[]): void {
    const waiting = new Map(this.state.waiting);
    if (uploads.length === 0) waiting.delete(annotationId);
    else waiting.set(annotationId, uploads);
    this.set({ waiting });
  }

  #change(annotationId: string, id: string, change: Partial<Upload>): void {
    this.#put(
      annotationId,
      this.#of(annotationId).map((each) => (each.id === id ? { ...each, ...change } : each)),
    );
  }
}
