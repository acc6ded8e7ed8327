import { z } from 'zod';

/** What became of a request: its answer, or a sentence for the person. */
export type Answer<T> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  message: string;
  /** What our server says of it; absent when it was not our server that refused. */
  problem?: Problem;
}

const problemSchema = z.looseObject({
  detail: z.string(),
  code: z.string().catch(''),
  /** What is wrong with single fields, by name. */
  fields: z.record(z.string(), z.string()).catch({}),
  /** Names what stands in the way. */
  reason: z.string().optional().catch(undefined),
});
type Problem = z.infer<typeof problemSchema>;

interface Question<T> {
  /** GET unless something is sent, and POST then. */
  method?: string;
  json?: unknown;
  form?: FormData;
  /**
   * Whose screen it is. Another workspace may have become this browser's current one since, or somebody else may have signed in: then
   * nothing is answered from there, nor written under their name.
   */
  workspaceId?: string;
  userId?: string;
  /** What the answer must be like; without it, it is trusted: what our own server answers has the shape that the types of its room say. */
  schema?: z.ZodType<T>;
  signal?: AbortSignal;
  /** It arrives even when the page is left at once. */
  keepalive?: boolean;
  /** Said when something in between found it too large, which has words of its own for that. */
  tooLarge?: string;
}

/** Said when no answer came, or none of ours. */
export const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';

/** Asks our server; never throws. An answer without content is null. */
export async function ask<T>(path: string, question: Question<T> = {}): Promise<Answer<T>> {
  const { json, form, workspaceId, userId, signal, keepalive } = question;
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(path, {
    method: question.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(workspaceId !== undefined && { 'x-galley-workspace': workspaceId }),
      ...(userId !== undefined && { 'x-galley-person': userId }),
    },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
    ...(keepalive && { keepalive }),
  }).catch(() => null);
  if (!response) return { ok: false, message: UNREACHABLE };
  return answerOf(response.status, await response.text().catch(() => null), question);
}

/** What an answer comes to that arrived with this status and these words; null when it was cut off. */
export function answerOf<T>(
  status: number,
  words: string | null,
  { schema, tooLarge = UNREACHABLE }: Pick<Question<T>, 'schema' | 'tooLarge'>,
): Answer<T> {
  const json = words === '' && status === 204 ? null : parseJson(words ?? '');
  if (status >= 200 && status < 300 && json !== undefined) {
    if (!schema) return { ok: true, value: json as T };
    const value = schema.safeParse(json);
    if (value.success) return { ok: true, value: value.data };
  }
  const problem = problemSchema.safeParse(json).data;
  if (problem) return { ok: false, message: problem.detail, problem };
  return { ok: false, message: status === 413 ? tooLarge : UNREACHABLE };
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch (error) {
    // Not ours: an answer of something in between.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
