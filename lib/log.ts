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
  serializers: { err: pino.stdSerializers.err },
});

function logLevel(): string {
  // The logger must work before the environment is known to be good, so that it can say what is wrong with it.
  // oxlint-disable-next-line node/no-process-env
  return process.env['LOG_LEVEL'] ?? 'info';
}
