import pg from 'pg';
import { env } from '@/lib/env';

/** A connection of its own that hears notices. */
export interface Listener {
  /** Whether it still answers; false also when it takes longer than ten seconds. */
  isAlive: () => Promise<boolean>;
  close: () => Promise<void>;
}

interface ListenOptions {
  channels: readonly string[];
  onNotice: (channel: string, payload: string | undefined) => void;
  /** Called once, when the connection is lost; not after `close`. */
  onLost: () => void;
}

/** Opens a connection of its own that listens on the channels, and resolves when it does. Throws when there is no database. */
export async function listen({ channels, onNotice, onLost }: ListenOptions): Promise<Listener> {
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    application_name: 'galley listen',
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  let isReady = false;
  let isOver = false;
  const end = async () => {
    isOver = true;
    // A connection that is broken already has nothing to say about its end.
    await client.end().catch(() => undefined);
  };
  const lose = () => {
    // Before it is ready, what is asked of it fails.
    if (!isReady || isOver) return;
    void end();
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  client.on('notification', ({ channel, payload }) => onNotice(channel, payload));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    await end();
    throw error;
  }
  isReady = true;
  const isAlive = async () => {
    try {
      await client.query('SELECT 1');
      return !isOver;
    } catch {
      // No answer in time, or the connection is gone: both are no.
      return false;
    }
  };
  return { isAlive, close: end };
}
