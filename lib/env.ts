import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Where people reach the application; unset, it is wherever it listens. */
  APP_URL: z.url().optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});

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
