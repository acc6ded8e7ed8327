import { z } from 'zod';
import type { StepsAnswer, StepsInput } from '@/lib/versions/model';

const TIMEOUT_MS = 30_000;

/** What came of sending or asking for steps. `lost`: no answer, it may have arrived all the same. */
export type TextAnswer<T> =
  | { outcome: 'done'; value: T }
  | { outcome: 'lost'; afterMs?: number }
  | { outcome: 'signed-out' }
  | { outcome: 'refused'; message: string };

/** The way of an article's text to the server and back. */
export class TextApi {
  readonly #base: string;
  readonly #headers: Record<string, string>;

  constructor({
    articleId,
    workspaceId,
    userId,
  }: {
    articleId: string;
    workspaceId: string;
    userId: string;
  }) {
    this.#base = `/api/articles/${articleId}`;
    this.#headers = { 'x-galley-workspace': workspaceId, 'x-galley-person': userId };
  }

  /** Sends steps; never throws. */
  async send(input: StepsInput): Promise<TextAnswer<StepsAnswer>> {
    return await this.#ask('/steps', input);
  }

  /** The steps after a version. */
  async stepsAfter(version: number): Promise<TextAnswer<Omit<StepsAnswer, 'accepted'>>> {
    return await this.#ask(`/steps?after=${version}`);
  }

  async #ask<T>(path: string, body?: unknown): Promise<TextAnswer<T>> {
    const sent = body !== undefined && {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(this.#base + path, { signal, headers: this.#headers, ...sent });
      if (response.ok) return { outcome: 'done', value: (await response.json()) as T };
      return failure(response.status, await response.json().catch(() => null));
    } catch {
      return { outcome: 'lost' };
    }
  }
}

const problemSchema = z.looseObject({
  detail: z.string().catch('This could not be saved.'),
  retryAfter: z.number().optional().catch(undefined),
});

function failure(status: number, body: unknown): Exclude<TextAnswer<never>, { outcome: 'done' }> {
  const problem = problemSchema.safeParse(body).data;
  if (status === 401) return { outcome: 'signed-out' };
  if (status === 408 || status === 429 || status >= 500) {
    return { outcome: 'lost', ...(problem?.retryAfter && { afterMs: problem.retryAfter * 1_000 }) };
  }
  return { outcome: 'refused', message: problem?.detail ?? 'This could not be saved.' };
}
