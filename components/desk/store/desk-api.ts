import { z } from 'zod';
import type { SendResult } from '@/components/desk/store/outbox';
import { openingPaths } from '@/components/desk/store/opening-paths';
import type { Entry, Operation } from '@/components/desk/store/operations';
import type { LiveText } from '@/components/desk/text/live-text';
import { type Answer, ask } from '@/components/ui/ask';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnnotationPage, FieldConflict, Page } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import type { AgentPage, AgentProposal } from '@/lib/agents/model';
import type { SourcePage } from '@/lib/sources/list-model';
import type { SourceView } from '@/lib/sources/model';

const TIMEOUT_MS = 30_000;

const problemSchema = z.looseObject({
  detail: z.string().catch('Something went wrong. Try again.'),
  conflicts: z.array(z.custom<FieldConflict>()).optional().catch(undefined),
  lacks: z
    .array(z.looseObject({ message: z.string() }))
    .optional()
    .catch(undefined),
  retryAfter: z.number().optional().catch(undefined),
});

/** What a desk stands on. */
interface DeskPlace {
  articleId: string;
  live: LiveText;
  workspaceId: string;
}

/** The desk's way to the server: one article's annotations and the workspace's sources. */
export class DeskApi {
  readonly #base: string;
  readonly #live: LiveText;
  readonly #workspaceId: string;

  constructor({ articleId, live, workspaceId }: DeskPlace) {
    this.#base = `/api/articles/${articleId}/annotations`;
    this.#live = live;
    this.#workspaceId = workspaceId;
  }

  /** Sends one operation; never throws. */
  async send(entry: Entry): Promise<SendResult> {
    const { method, path, body } = this.#requestOf(entry.annotationId, entry.operation);
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          // Another one may have become the current workspace of this browser since.
          'x-galley-workspace': this.#workspaceId,
          // Somebody else may have signed in on this browser since: then nothing is written under their name.
          'x-galley-person': entry.byId,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.ok) {
        return { outcome: 'done', value: response.status === 204 ? null : await response.json() };
      }
    } catch {
      // No network, no answer in time, or an answer cut off: it may have arrived all the same.
      return { outcome: 'unreachable' };
    }
    return await failureOf(response, entry.operation);
  }

  async listAnnotations(cursor: string | null): Promise<Answer<AnnotationPage>> {
    return await this.#read(`${this.#base}?${new URLSearchParams(cursor === null ? {} : { cursor })}`);
  }

  async listComments(annotationId: string, cursor: string | null): Promise<Answer<Page<CommentView>>> {
    const query = new URLSearchParams(cursor === null ? {} : { cursor });
    return await this.#read(`${this.#base}/${annotationId}/comments?${query}`);
  }

  /** Says how far the person has read a talk: to the newest comment by others, if there is any; answers what is left. */
  async readThread(
    annotationId: string,
    read: { userId: string; commentId: string | null },
  ): Promise<Answer<{ unread: number }>> {
    const { userId, commentId } = read;
    return await ask(`${this.#base}/${annotationId}/read`, {
      method: 'PUT',
      workspaceId: this.#workspaceId,
      userId,
      json: { commentId },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      keepalive: true,
    });
  }

  async searchSources(
    search: string,
    signal: AbortSignal,
    more: { copies?: 'yes' } = {},
  ): Promise<Answer<SourcePage>> {
    return await this.#read(`/api/sources?${new URLSearchParams({ search, limit: '20', ...more })}`, signal);
  }

  async readSource(sourceId: string): Promise<Answer<SourceView>> {
    return await this.#read(`/api/sources/${sourceId}`);
  }

  async searchAgents(search: string, signal: AbortSignal): Promise<Answer<AgentPage>> {
    return await this.#read(`/api/agents?${new URLSearchParams({ search, limit: '10' })}`, signal);
  }

  /** Who may be meant by a name. */
  async proposeAgents(name: string, signal: AbortSignal): Promise<Answer<{ items: AgentProposal[] }>> {
    return await this.#read(`/api/agents/proposals?${new URLSearchParams({ name })}`, signal);
  }

  async #read<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
    return await ask(path, {
      workspaceId: this.#workspaceId,
      signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  #requestOf(annotationId: string, operation: Operation): { method: string; path: string; body?: unknown } {
    const annotation = `${this.#base}/${annotationId}`;
    switch (operation.type) {
      case 'annotation.create':
        return { method: 'POST', path: this.#base, body: operation.input };
      case 'annotation.change': {
        const { changes, articleVersion = this.#live.settled.version, overrideReason } = operation;
        const body = { articleVersion, changes, ...(overrideReason !== undefined && { overrideReason }) };
        return { method: 'PATCH', path: annotation, body };
      }
      case 'annotation.delete':
        return {
          method: 'DELETE',
          path: operation.verb ? `${annotation}?verb=${operation.verb}` : annotation,
        };
      case 'annotation.confirm':
        return { method: 'POST', path: `${annotation}/confirm`, body: operation.input };
      case 'annotation.decide':
        return { method: 'POST', path: `${annotation}/decision`, body: operation.input };
      case 'annotation.second_check':
        return { method: 'PUT', path: `${annotation}/second-check`, body: operation.input };
      case 'annotation.restore':
        return { method: 'POST', path: `${annotation}/restore` };
      case 'comment.create':
        return { method: 'POST', path: `${annotation}/comments`, body: operation.input };
      case 'comment.change': {
        const { commentId, body, version } = operation;
        return { method: 'PATCH', path: `${annotation}/comments/${commentId}`, body: { body, version } };
      }
      case 'comment.delete':
        return { method: 'DELETE', path: `${annotation}/comments/${operation.commentId}` };
      case 'comment.react': {
        const { commentId, reaction, isOn } = operation;
        const path = `${annotation}/comments/${commentId}/reactions/${reaction}`;
        return { method: isOn ? 'PUT' : 'DELETE', path };
      }
      case 'thread.resolve':
        return { method: 'PUT', path: `${annotation}/thread`, body: { resolved: operation.resolved } };
      case 'thread.block':
        return { method: 'PUT', path: `${annotation}/thread`, body: { blocking: operation.blocking } };
      case 'source.create':
        return { method: 'POST', path: '/api/sources', body: operation.input };
      case 'agent.create':
        return { method: 'POST', path: '/api/agents', body: operation.input };
      case 'evidence.create':
        return { method: 'POST', path: `${annotation}/evidence`, body: operation.input };
      case 'evidence.change':
        return {
          method: 'PATCH',
          path: `${annotation}/evidence/${operation.evidenceId}`,
          body: operation.change,
        };
      case 'evidence.delete':
        return { method: 'DELETE', path: `${annotation}/evidence/${operation.evidenceId}` };
      case 'evidence.restore':
        return { method: 'POST', path: `${annotation}/evidence/${operation.evidence.id}/restore` };
    }
  }
}

/** Reads what a desk opens with: its article, and the first of its annotations. */
export async function readOpening(
  articleId: string,
  workspaceId: string,
  signal: AbortSignal,
): Promise<Answer<{ article: ArticleView; page: AnnotationPage }>> {
  const paths = openingPaths(articleId, workspaceId);
  const [article, first] = await Promise.all([
    ask<ArticleView>(paths.article, { signal }),
    ask<AnnotationPage>(paths.annotations, { signal }),
  ]);
  if (!article.ok) return article;
  let page = first;
  // The text may have moved on between the two; from its own version on the desk follows it.
  while (page.ok && page.value.items.some((item) => item.textVersion < article.value.version)) {
    page = await ask<AnnotationPage>(paths.annotations, { signal });
  }
  return page.ok ? { ok: true, value: { article: article.value, page: page.value } } : page;
}

async function failureOf(response: Response, operation: Operation): Promise<SendResult> {
  const { status } = response;
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  const problem = parsed.data ?? { detail: 'Something went wrong. Try again.', lacks: undefined };
  if (status === 401) return { outcome: 'signed-out' };
  if (status === 408 || status === 429 || status >= 500) {
    const afterMs = (problem.retryAfter ?? Number(response.headers.get('retry-after') ?? 0)) * 1_000;
    return { outcome: 'unreachable', ...(afterMs > 0 && { afterMs }) };
  }
  if (status === 404 && operation.type.endsWith('.delete')) return { outcome: 'done', value: null };
  if (status === 409) {
    const current = problem['annotation'] ?? problem['evidence'] ?? problem['comment'];
    if (current !== undefined) {
      const lacks = problem.lacks?.map(({ message }) => message);
      return {
        outcome: 'conflict',
        message: problem.detail,
        conflicts: problem.conflicts ?? [],
        current,
        ...(lacks && { lacks }),
      };
    }
  }
  return { outcome: 'refused', message: problem.detail };
}
