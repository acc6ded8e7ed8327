import pino from 'pino';

/**
 * Structured logs, one JSON object a line on standard output. Values under names that hold secrets are replaced; callers
 * give ids, never article text, addresses of people or tokens.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  level: logLevel(),
  redact: {
    paths: [
      'password',
      'token',
      'cookie',
      'authorization',
      'secret',
      '*.password',
      '*.token',
      '*.cookie',
      '*.secret',
    ],
    censor: '[removed]',
  },
  serializers: { err: describeError },
});

/** What may be told of an error. Whatever else it carries (rows, parameters, tokens) stays out, its cause's too. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '', cause } = error;
  const told = tellable(name, message);
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: name,
    message: told,
    stack: stack.replace(message, () => told),
    ...(typeof code === 'string' && { code }),
    ...(cause instanceof Error && { cause: describeError(cause) }),
  };
}

// Where Prisma does not understand what it is called with, it repeats all of it, and says at the end what is wrong.
function tellable(name: string, message: string): string {
  return name === 'PrismaClientValidationError' ? (message.split('\n\n').at(-1) ?? '') : message;
}

function logLevel(): string {
  // The logger must work before the environment is known to be good, so that it can say what is wrong with it.
  // oxlint-disable-next-line node/no-process-env
  return process.env['LOG_LEVEL'] ?? 'info';
}
