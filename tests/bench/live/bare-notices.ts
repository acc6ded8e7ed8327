import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

/** When something was sent, and how long it took to be there. */
export type Sample = { at: number; ms: number };

/** Sends bare notices from one connection to another of the same database now and then; tells when each was sent and how long it took, in milliseconds. */
export async function bareNotices(url: string): Promise<{ samples: Sample[]; end: () => Promise<void> }> {
  const [ear, mouth] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([ear.connect(), mouth.connect()]);
  await ear.query('LISTEN bench_bare');
  const sent = new Map<string, number>();
  const samples: Sample[] = [];
  ear.on('notification', ({ payload = '' }) => {
    const at = sent.get(payload);
    if (at !== undefined) samples.push({ at, ms: performance.now() - at });
  });
  let isOver = false;
  const run = async () => {
    for (let n = 0; !isOver; n += 1) {
      sent.set(String(n), performance.now());
      await mouth.query('SELECT pg_notify($1, $2)', ['bench_bare', String(n)]);
      await sleep(100);
    }
  };
  const running = run();
  return {
    samples,
    end: async () => {
      isOver = true;
      await running;
      await Promise.all([ear.end(), mouth.end()]);
    },
  };
}
