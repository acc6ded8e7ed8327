/** Everything that can be foreseen to go wrong, as a closed set. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid_input'
  | 'conflict'
  | 'rate_limited'
  | 'too_large'
  | 'unsupported_format';

interface ErrorOptions {
  /** One sentence a field, by field name. */
  fields?: Record<string, string>;
  /** Further members of the problem document, safe for the person who asked. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A foreseen failure. `message` is shown to people: it says what happened and what to do, and carries no secret.
 * Unknown and forbidden things are both answered `not_found`; `forbidden` is for a thing that the person may see.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly fields: Record<string, string> | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fields = options.fields;
    this.details = options.details;
  }
}

/** HTTP status and log level of every code. */
export const ERROR_TABLE: Record<ErrorCode, { status: number; level: 'info' | 'warn' }> = {
  unauthenticated: { status: 401, level: 'info' },
  forbidden: { status: 403, level: 'warn' },
  not_found: { status: 404, level: 'info' },
  invalid_input: { status: 422, level: 'info' },
  conflict: { status: 409, level: 'info' },
  rate_limited: { status: 429, level: 'warn' },
  too_large: { status: 413, level: 'info' },
  unsupported_format: { status: 415, level: 'info' },
};

/** The answer for what is unknown and for what is someone else's: the two must not be told apart. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `This ${what} does not exist, or you have no access to it.`);
}
