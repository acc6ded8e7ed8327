import { z } from 'zod';

const variables = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Where people reach the application; unset, it is wherever it listens. */
  APP_URL: z.url().optional(),
  /** An OpenID Connect provider to sign in with; the first three belong together. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button calls the provider. */
  OIDC_NAME: z.string().trim().min(1).max(60).default('single sign-on'),
  /** The server that takes this Galley's mail; without it none is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  /** Whom mail is from. */
  SMTP_FROM: z.email().optional(),
  /** Set by `npm start`: where it listens, unless `APP_URL` says otherwise. */
  NEXTAUTH_URL: z.url().optional(),
  /** `off` keeps this server from ever fetching a web address. No value lets it fetch from private networks. */
  GALLEY_FETCH: z.enum(['on', 'off'], 'must be on or off').default('on'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});

const schema = variables.refine(
  ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) =>
    new Set([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].map((value) => value === undefined)).size === 1,
  { path: ['OIDC_ISSUER'], error: 'must be given together with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET' },
);

/**
 * The validated environment: the only place that reads it. What `npm start` decides (the embedded database, the kept
 * secret) it puts there before this is loaded. Throws one sentence that names every variable that is wrong.
 */
export const env = readEnvironment(process.env);

function readEnvironment(values: NodeJS.ProcessEnv): z.infer<typeof schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The environment is not usable: ${wrong.join('; ')}.`);
}
