import { relative } from 'node:path';

import pg from 'pg';

import { openEmbedded } from '@/lib/db/embedded/open-embedded';

import { Stop } from '../steps/report.mjs';

/** A database to work with: its address, a word on where it is, and what to do when done with it. */
export type OpenDatabase = {
  url: string;
  outcome: string;
  claim: () => Promise<string | null>;
  announce: (label: string) => Promise<void>;
  close: () => Promise<void>;
};

/** The server of DATABASE_URL when that is set, else the embedded one of the data folder. */
export async function openDatabase(
  root: string,
  folder: string,
  note: (line: string) => void,
): Promise<OpenDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given) return await openGiven(given);
  const embedded = await openEmbedded(folder, note);
  const states = {
    started: 'started',
    'left behind': 'left running, taken over',
    'in use': 'running already',
  };
  return { ...embedded, outcome: `${states[embedded.state]} in ${relative(root, folder) || folder}` };
}

async function openGiven(url: string): Promise<OpenDatabase> {
  if (!URL.canParse(url))
    throw new Stop('DATABASE_URL is not an address like postgresql://user:password@host/name.');
  const { host, pathname } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    // The address itself holds a password and is never printed.
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new Stop(`The database of DATABASE_URL (${host}${pathname}) cannot be reached: ${reason}`);
  }
  const nothing = () => Promise.resolve();
  return {
    url,
    outcome: `${host}${pathname}`,
    claim: () => Promise.resolve(null),
    announce: nothing,
    close: nothing,
  };
}
