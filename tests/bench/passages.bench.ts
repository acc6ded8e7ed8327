import type { Actor } from '@/lib/auth/actor';

import { buildAnnotation } from '../../prisma/factories/annotations';
import { seededRandom } from '../../prisma/factories/random';
import { createDatabase, openTestServer } from '../support/test-server';
import { explain } from './lists/plans';
import { statementsOf } from './lists/statements';
import { figureOf, ratio } from './measure/figures';
import { inOwnRoom, timed } from './measure/room';
import { milliseconds, renderTable } from './measure/table';

const COPIES = Number(process.argv[2] ?? 5_000);
const CLAIMS = 200;
const FEWEST = 20;
const WARM_UP = 10;
/** Every so many claims the whole table is read as well, which takes long. */
const SCANNED = 10;
const AIM = 300;

await inOwnRoom(async (later) => {
  const server = await openTestServer();
  later(server.close);
  process.env['DATABASE_URL'] = await createDatabase(server, 'passages');
  const { closeDatabase, db, pool } = await import('@/lib/db/client');
  later(closeDatabase);
  const { buildDoc, makeArticle } = await import('@/prisma/factories/articles');
  const { createUser } = await import('@/prisma/factories/users');
  const { createWorkspace } = await import('@/prisma/factories/workspaces');
  const { createAnnotation } = await import('@/lib/annotations/commands/create-annotation');
  const { findPassages } = await import('@/lib/captures/find-passages');
  const { keepTexts, Speech, written } = await import('./passages/made-library');

  const user = await createUser(db, { name: 'Sixten Brauer', email: 'bench@lantern.example' });
  const { id: workspaceId } = await createWorkspace(db, {
    name: 'All copies',
    members: [{ userId: user.id, role: 'owner' }],
  });
  const actor: Actor = { workspaceId, userId: user.id, role: 'owner' };
  console.log('  Making the copies, some minutes …');
  const speech = new Speech(1);
  const random = seededRandom(2);
  const planted = Array.from({ length: CLAIMS }, (_, claim) => ({
    copy: Math.floor((claim * COPIES) / CLAIMS),
    said: speech.sentence(),
  }));
  const told = new Map(planted.map(({ copy, said }) => [copy, written(speech.paraphrase(said))]));
  const texts = Array.from({ length: COPIES }, (_, copy) => {
    const passages = speech.text(FEWEST + random.below(21)).split('\n');
    const words = told.get(copy);
    const at = random.below(passages.length);
    return passages.map((each, index) => (index === at && words ? `${each} ${words}` : each)).join('\n');
  });
  const began = performance.now();
  const captureIds = await keepTexts(db, actor, texts, seededRandom(3));
  const keeping = performance.now() - began;
  await pool.query('vacuum analyze');
  const passages = await db.capturePassage.count();
  const { rows: sizes } = await pool.query<{ name: string; size: string }>(
    `select c.relname as name, pg_size_pretty(pg_total_relation_size(c.oid)) as size from pg_class c
     where c.relname like 'capture_passages%' order by c.relkind desc, 1`,
  );
  const articleId = await makeArticle(actor, {
    fields: { title: 'Claims', language: 'en' },
    doc: buildDoc(...planted.map(({ said }) => written(said))),
  });
  const annotationIds: string[] = [];
  let at = 0;
  for (const { said } of planted) {
    const end = at + written(said).length;
    annotationIds.push((await createAnnotation(actor, articleId, buildAnnotation([at, end]))).annotation.id);
    at = end + 1;
  }
  console.log(
    `  ${count(COPIES)} copies with ${count(passages)} passages (${milliseconds(keeping / COPIES)} ms to write those of one); ` +
      `${sizes.map(({ name, size }) => `${name} ${size}`).join(', ')}.`,
  );
  console.log(`  ${CLAIMS} claims, each told in one copy in other words. Milliseconds.\n`);

  const find = async (claim: number) => await findPassages(actor, articleId, annotationIds[claim] ?? '');
  for (let claim = 0; claim < WARM_UP; claim++) await find(claim);
  const times: number[] = [];
  const scans: number[] = [];
  const sampled: number[] = [];
  const inDatabase: number[] = [];
  const here: number[] = [];
  const places: number[] = [];
  const indexes = new Set<string>();
  const whole = new Set<string>();
  let cut = 0;
  for (const [claim, { copy }] of planted.entries()) {
    let place = -1;
    const before = process.cpuUsage();
    const time = await timed(async () => {
      const { items, isCut } = await find(claim);
      place = items.findIndex(({ captureId }) => captureId === captureIds[copy]);
      if (isCut) cut += 1;
    });
    const { user, system } = process.cpuUsage(before);
    here.push((user + system) / 1_000);
    times.push(time);
    places.push(place);
    if (claim % SCANNED !== 0) continue;
    const statements = (await statementsOf(async () => await find(claim))).filter(({ text }) =>
      /from capture_passages/i.test(text),
    );
    sampled.push(time);
    scans.push(await timed(() => scan(statements)));
    const client = await pool.connect();
    try {
      await client.query('begin; set local enable_seqscan = off');
      const reading = await explain(client, statements);
      inDatabase.push(reading.milliseconds);
      for (const index of reading.indexes) indexes.add(index);
      for (const { table, rows } of reading.wholeTables) whole.add(`${table} (${count(rows)} rows)`);
      await client.query('rollback');
    } finally {
      client.release();
    }
  }

  /** The same statements, without any index. */
  async function scan(statements: readonly { text: string; values: unknown[] }[]): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('begin; set local enable_indexscan = off; set local enable_bitmapscan = off');
      for (const { text, values } of statements) await client.query(text, values);
      await client.query('rollback');
    } finally {
      client.release();
    }
  }

  const line = (name: string, samples: readonly number[]) => {
    const { p50, p95, count: many } = figureOf(samples);
    return [name, String(many), ...[p50, p95, Math.max(...samples)].map(milliseconds)];
  };
  const times50 = ratio(figureOf(scans), figureOf(sampled));
  const all = figureOf(times);
  const lines = [
    ['', 'claims', 'p50', 'p95', 'at most'],
    line('findPassages', times),
    line('of it, processor time of this process', here),
    line(`of every ${SCANNED}th, its search by EXPLAIN ANALYZE`, inDatabase),
    line(`every ${SCANNED}th`, sampled),
    line('bare: its search without indexes', scans),
  ];
  for (const line of renderTable(lines)) console.log(`  ${line}`);
  const within = (most: number) => places.filter((place) => place >= 0 && place < most).length;
  const share = (most: number) => `${((100 * within(most)) / CLAIMS).toFixed(1)} %`;
  console.log(
    `\n  Without indexes × ${times50.p50.toFixed(1)} at the median, × ${times50.p95.toFixed(1)} at p95.`,
  );
  console.log(
    `  The right passage first: ${share(1)}, among five: ${share(5)}, among twenty: ${share(20)}; cut: ${cut}.`,
  );
  console.log(
    `  Read through: ${[...indexes].join(', ')}; from end to end: ${[...whole].join(', ') || 'nothing'}.`,
  );
  console.log(`  Aim: p95 under ${AIM} ms: ${all.p95 < AIM ? 'met' : 'missed'}.`);
});

function count(rows: number): string {
  return Math.round(rows).toLocaleString('en-GB');
}
