import { applyMigrations, projectSchema } from '@/lib/db/migrate';

/** Brings a database to the newest schema, with what only the rules can fill in; tells what was done. */
export async function applySchema(root: string, url: string): Promise<string> {
  const applied = await applyMigrations(url, projectSchema(root));
  // Loaded only now: the client may just have been generated.
  const { createClient } = await import('@/lib/db/create-client');
  const { completeSources } = await import('@/lib/sources/complete-sources');
  const db = createClient(url);
  try {
    const filled = await completeSources(db);
    const done = [
      ...(applied.length > 0 ? [`applied ${applied.join(', ')}`] : []),
      ...(filled > 0 ? [`filled in ${filled} sources`] : []),
    ];
    return done.length === 0 ? 'up to date' : done.join('; ');
  } finally {
    await db.$disconnect();
  }
}
