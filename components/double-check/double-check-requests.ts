import { z } from 'zod';
import type {
  AskInput,
  BlindMarkChange,
  BlindMarkInput,
  BlindMarkView,
  DecisionInput,
  DecisionView,
  DoubleCheckView,
} from '@/lib/double-check/model';

/** Whose screen it is: whoever signs in on this browser meanwhile, nothing is written under their name or in another workspace. */
export interface CheckPlace {
  articleId: string;
  workspaceId: string;
  userId: string;
}

/** What became of a request: its answer, or a sentence for the person. */
export type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

const problemSchema = z.looseObject({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';
const FAILED = 'Something went wrong. Try again.';

/** The way of the double check's screens to the server; nothing of it throws. */
export class CheckApi {
  readonly #place: CheckPlace;

  constructor(place: CheckPlace) {
    this.#place = place;
  }

  async ask(input: AskInput) {
    return await this.#send<DoubleCheckView>('', 'POST', input);
  }

  async mark(checkId: string, input: BlindMarkInput) {
    return await this.#send<BlindMarkView>(`/${checkId}/marks`, 'POST', input);
  }

  async change(checkId: string, markId: string, change: BlindMarkChange) {
    return await this.#send<BlindMarkView>(`/${checkId}/marks/${markId}`, 'PUT', change);
  }

  async remove(checkId: string, markId: string) {
    return await this.#send<null>(`/${checkId}/marks/${markId}`, 'DELETE');
  }

  async finish(checkId: string, finished: boolean) {
    return await this.#send<DoubleCheckView>(`/${checkId}/finished`, 'PUT', { finished });
  }

  async decide(checkId: string, input: DecisionInput) {
    return await this.#send<DecisionView>(`/${checkId}/decisions`, 'POST', input);
  }

  async end(checkId: string, to: 'decided' | 'cancelled') {
    return await this.#send<DoubleCheckView>(`/${checkId}/end`, 'PUT', { to });
  }

  async #send<T>(path: string, method: string, body?: unknown): Promise<Answer<T>> {
    const { articleId, workspaceId, userId } = this.#place;
    const response = await fetch(`/api/articles/${articleId}/double-checks${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        'x-galley-workspace': workspaceId,
        'x-galley-person': userId,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => null);
    if (!response) return { ok: false, message: UNREACHABLE };
    const answer: unknown = await response.json().catch(() => null);
    // What our own server says of our own request.
    if (response.ok) return { ok: true, value: answer as T };
    return { ok: false, message: problemSchema.safeParse(answer).data?.detail ?? FAILED };
  }
}
