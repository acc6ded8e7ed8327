import { AppError, ERROR_TABLE, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  invalid_input: 'Something in the request is wrong',
  conflict: 'Changed meanwhile',
  rate_limited: 'Too many requests',
  too_large: 'Too large',
  unsupported_format: 'Unsupported format',
};

/** What leaves the server when something failed (RFC 9457), the same for routes and actions. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: ErrorCode | 'internal';
  requestId: string;
  fields?: Record<string, string>;
  [detail: string]: unknown;
}

/** Translates anything thrown into a problem and logs it once; what was not foreseen is told to nobody but the log. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof AppError) {
    const { status, level } = ERROR_TABLE[error.code];
    log[level]({ requestId, code: error.code, cause: error.cause }, error.message);
    return {
      ...error.details,
      title: TITLES[error.code],
      status,
      detail: error.message,
      code: error.code,
      requestId,
      ...(error.fields && { fields: error.fields }),
    };
  }
  log.error({ requestId, err: error }, 'Unexpected failure');
  return {
    title: 'Something went wrong here',
    status: 500,
    detail: `This is our fault, not yours. Try again; if it stays, give this number to whoever runs Galley: ${requestId}.`,
    code: 'internal',
    requestId,
  };
}

/** The problem as a response. */
export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (typeof problem['retryAfter'] === 'number') headers.set('retry-after', String(problem['retryAfter']));
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers,
  });
}
