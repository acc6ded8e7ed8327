import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Where the schema and its migrations stand; absolute folders. */
export type SchemaFolder = { schema: string; migrations: string };

const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] };
/** Any fixed number: two processes that migrate one database wait for each other on it. */
const MIGRATION_LOCK = 4_255_379;
const CHAR_OID = 18;
const TEXT_OID = 25;
const CHAR_MARK = ' (char)';

/** The folder of this project. */
export function projectSchema(root: string): SchemaFolder {
  return { schema: join(root, 'prisma', 'schema.prisma'), migrations: join(root, 'prisma', 'migrations') };
}

/**
 * Applies what is not yet applied, in order, and returns the names; an empty list when the database is up to date.
 * Safe to run from several processes at once. Keeps Prisma's own `_prisma_migrations`, so `prisma migrate deploy`
 * can go on from here and the other way round. Throws when a migration fails or was edited after it was applied.
 */
export async function applyMigrations(url: string, folder: SchemaFolder): Promise<string[]> {
  return await withMigrationLock(url, () =>
    withEngine(url, folder, async (engine) => {
      const migrationsList = readMigrations(folder);
      const result = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
      return result.appliedMigrationNames;
    }),
  );
}

/** Drops every table of the database and applies all migrations from the first. */
export async function resetDatabase(url: string, folder: SchemaFolder): Promise<string[]> {
  await withMigrationLock(url, () =>
    withEngine(url, folder, (engine) => engine.reset({ filter: EVERYTHING })),
  );
  return await applyMigrations(url, folder);
}

/**
 * The SQL that would turn the database into what schema.prisma says; empty when they agree. Sees what Prisma can
 * express (tables, columns, keys, indexes, enums), not check constraints, triggers or extensions.
 */
export async function diffSchema(url: string, folder: SchemaFolder): Promise<string> {
  return await withEngine(url, folder, async (engine) => {
    const files = [{ path: folder.schema, content: readFileSync(folder.schema, 'utf8') }];
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder.migrations },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    });
    const script = result.stdout ?? '';
    return script.trim() === '-- This is an empty migration.' ? '' : script;
  });
}

async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function withEngine<T>(
  url: string,
  folder: SchemaFolder,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const datamodels: [string, string][] = [[folder.schema, readFileSync(folder.schema, 'utf8')]];
  // One connection, so that what the engine sets or locks in a session holds for its next statement.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool));
    const engine = await engineModule.SchemaEngine.new({ datamodels }, () => undefined, adapter);
    try {
      return await work(engine);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`The database schema: ${reason}`, { cause: error });
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter with two repairs. It cuts scripts at every semicolon, which breaks function bodies: PostgreSQL
 * takes a whole script in one message, and runs it as one transaction, so a failing migration leaves nothing behind.
 * And it refuses the one-byte type "char" of the system catalogue, which the engine reads to see the tables: such
 * columns pass it as marked text and get their type back behind it.
 */
function migrationAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const query = pool.query.bind(pool);
  const queryMarked = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    for (const field of result.fields) {
      if (field.dataTypeID === CHAR_OID)
        Object.assign(field, { dataTypeID: TEXT_OID, name: field.name + CHAR_MARK });
    }
    return result;
  };
  Object.assign(pool, { query: queryMarked });

  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (request) => {
      const { columnNames, columnTypes, rows } = await queryRaw(request);
      return {
        columnNames: columnNames.map((name) => name.replace(CHAR_MARK, '')),
        columnTypes: columnTypes.map((type, n) =>
          columnNames[n]?.endsWith(CHAR_MARK) ? ColumnTypeEnum.Character : type,
        ),
        rows,
      };
    };
    connection.executeScript = async (script) => {
      await query(script);
    };
    return connection;
  };
  return factory;
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= (async () => {
    // The engine reports its own crashes through this global, which Prisma's command line would provide.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message(message: string) {
          throw new Error(message);
        },
      },
    });
    const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = readFileSync(script.replace(/\.js$/, '.wasm'));
    const imports = { ...engineModule, ...timersThatLetGo() };
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports });
    engineModule.__wbg_set_wasm(instance.exports);
    const start = instance.exports['__wbindgen_start'];
    if (typeof start !== 'function') throw new Error('This version of the schema engine cannot be started.');
    start();
  })();
  return loading;
}

/** The engine waits ten seconds for its lock and never takes the timer back, which would keep the process alive. */
function timersThatLetGo(): Record<string, (callback: () => void, milliseconds: number) => unknown> {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout'));
  return Object.fromEntries(
    names.map((name) => [name, (callback, milliseconds) => setTimeout(callback, milliseconds).unref()]),
  );
}

function readMigrations(folder: SchemaFolder): MigrationList {
  const lockfile = join(folder.migrations, 'migration_lock.toml');
  const names = readdirSync(folder.migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return {
    baseDir: folder.migrations,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder.migrations, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
