import type { Actor } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { requireInterviewer } from '@/lib/sources/commands/human-source';
import { linkNewSources } from '@/lib/sources/commands/write-credits';
import { lockKeys, writeLibrary, type Tx } from '@/lib/sources/commands/write-source';
import type { Imported } from '@/lib/sources/import-model';
import { isHumanKind, type SourceInput } from '@/lib/sources/model';
import { citationKeyBase, completed, citationKeys, protectedKey, sourceColumns } from '@/lib/sources/rules';

const AT_ONCE = 500;

/**
 * Adds many sources in one transaction, all or none of them, each with its citation key. Those that the actor made before under the same id
 * are left as they are and counted; an id of another one's is a conflict. Sources who are persons are restricted to the actor. Names that
 * are surely somebody's are linked, and nobody is made of the others.
 */
export async function importSources(actor: Actor, sources: readonly SourceInput[]): Promise<Imported> {
  return await writeLibrary(actor, async (tx) => {
    await lockKeys(tx, actor);
    const known = await knownSources(tx, actor, sources);
    for (const { human } of sources) if (human?.interviewerId) await requireInterviewer(tx, actor, human);
    const fresh = sources.filter(({ id }) => !known.has(id));
    const keys = await keysFor(tx, actor, fresh);
    const rows = fresh.map((source) => rowsOf(actor, source, keys.get(source.id) ?? ''));
    for (let at = 0; at < rows.length; at += AT_ONCE) await insertRows(tx, rows.slice(at, at + AT_ONCE));
    const open = fresh.filter((source) => !isRestricted(source));
    await linkNewSources(
      tx,
      actor,
      open.map(({ id, ...fields }) => ({ id, fields })),
    );
    return {
      made: sources.map(({ id }) => ({ id, citationKey: keys.get(id) ?? known.get(id) ?? '' })),
      repeated: known.size,
    };
  });
}

async function knownSources(
  tx: Tx,
  actor: Actor,
  sources: readonly SourceInput[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.source.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: sources.map(({ id }) => id) } },
    select: { id: true, citationKey: true, createdById: true },
  });
  if (rows.some((row) => row.createdById !== actor.userId)) {
    throw new AppError('conflict', 'There is another source with one of these ids already. Try again.');
  }
  return new Map(rows.map((row) => [row.id, row.citationKey]));
}

// All keys are read at once: a question for each of thousands would take longer.
async function keysFor(
  tx: Tx,
  { workspaceId }: Actor,
  sources: readonly SourceInput[],
): Promise<ReadonlyMap<string, string>> {
  const all = await tx.source.findMany({ where: { workspaceId }, select: { citationKey: true } });
  const taken = new Set(all.map((row) => row.citationKey));
  // Each goes on where the one before it ended: thousands can share a name and a year.
  const open = new Map<string, Iterator<string, never>>();
  return new Map(
    sources.map((source) => {
      const base = isRestricted(source) ? protectedKey(source.id) : citationKeyBase(source);
      const keys = open.get(base) ?? citationKeys(base);
      open.set(base, keys);
      let key = keys.next().value;
      while (taken.has(key)) key = keys.next().value;
      taken.add(key);
      return [source.id, key];
    }),
  );
}

function isRestricted({ access, kind }: SourceInput): boolean {
  return (access ?? (isHumanKind(kind) ? 'restricted' : 'team')) === 'restricted';
}

function rowsOf({ workspaceId, userId }: Actor, source: SourceInput, citationKey: string) {
  const { id, access: _access, ...sent } = source;
  const fields = completed(sent);
  const restricted = isRestricted(source);
  return {
    source: {
      workspaceId,
      id,
      ...sourceColumns(fields, citationKey),
      access: restricted ? ('restricted' as const) : ('team' as const),
      citationKey,
      createdById: userId,
      updatedById: userId,
    },
    human: fields.human && { workspaceId, sourceId: id, ...fields.human },
    reader: restricted ? { workspaceId, sourceId: id, userId } : null,
    event: {
      workspaceId,
      type: 'source.created',
      actorId: userId,
      subjectId: id,
      // Whoever reads the log need not be named with it.
      data: restricted ? { isRestricted: true } : { citationKey, fields: { ...fields } },
    },
  };
}

async function insertRows(tx: Tx, rows: readonly ReturnType<typeof rowsOf>[]): Promise<void> {
  await insertSources(
    tx,
    rows.map(({ source }) => source),
  );
  await tx.humanSource.createMany({ data: rows.flatMap(({ human }) => human ?? []) });
  await tx.sourceReader.createMany({ data: rows.flatMap(({ reader }) => reader ?? []) });
  await insertEvents(
    tx,
    rows.map(({ event }) => event),
  );
}

// As JSON in one value: a parameter for each of so many columns takes the client many times as long as the database.
async function insertSources(tx: Tx, sources: readonly ReturnType<typeof rowsOf>['source'][]): Promise<void> {
  const columns = Object.keys(sources[0] ?? {}).map(columnOf);
  const rows = sources.map((source) =>
    Object.fromEntries(Object.entries(source).map(([name, value]) => [columnOf(name), value])),
  );
  const names = Prisma.raw(columns.join(', '));
  await tx.$executeRaw`
    INSERT INTO sources (${names})
    SELECT ${names} FROM jsonb_populate_recordset(NULL::sources, ${JSON.stringify(rows)}::jsonb)`;
}

async function insertEvents(tx: Tx, events: readonly ReturnType<typeof rowsOf>['event'][]): Promise<void> {
  const [first] = events;
  if (!first) return;
  await tx.$executeRaw`
    INSERT INTO events (workspace_id, type, actor_id, subject_id, data)
    SELECT ${first.workspaceId}::uuid, ${first.type}, ${first.actorId}::uuid, (event->>'subjectId')::uuid, event->'data'
    FROM jsonb_array_elements(${JSON.stringify(events)}::jsonb) WITH ORDINALITY AS written(event, at)
    ORDER BY at`;
}

// Names of our own fields only: they go into the statement as they are.
function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
