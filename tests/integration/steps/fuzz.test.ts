import { expect, test } from 'vitest';
import { POST } from '@/app/api/articles/[articleId]/steps/route';
import { resetLimit } from '@/lib/http/limits';
import { newId } from '@/lib/ids';

import { seededRandom } from '../../../prisma/factories/random';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { ask } from '../routes/ask';

/** Ten thousand were run by hand (docs/decisions/046); every run of the tests takes its share. */
const RUNS = Number(process.env['GALLEY_FUZZ_RUNS'] ?? 1_000);
const random = seededRandom(20261123);

const GOOD = [
  { stepType: 'replace', from: 1, to: 5 },
  { stepType: 'replace', from: 3, to: 3, slice: { content: [{ type: 'text', text: 'new' }] } },
  {
    stepType: 'replace',
    from: 2,
    to: 2,
    slice: { content: [{ type: 'paragraph' }, { type: 'paragraph' }], openStart: 1, openEnd: 1 },
    structure: true,
  },
  {
    stepType: 'replaceAround',
    from: 0,
    to: 26,
    gapFrom: 0,
    gapTo: 26,
    insert: 1,
    slice: { content: [{ type: 'blockquote' }] },
    structure: true,
  },
  { stepType: 'addMark', from: 1, to: 5, mark: { type: 'bold' } },
  { stepType: 'removeMark', from: 1, to: 5, mark: { type: 'bold' } },
];
const ODD: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  'text',
  '\0',
  '\ud800',
  '__proto__',
  'javascript:alert(1)',
  [],
  [[]],
  {},
  { type: 'doc' },
  { type: 'text', text: '' },
  { type: 'text' },
  { constructor: 1 },
  { content: null },
  [{ type: 'paragraph', content: [{ type: 'paragraph' }] }],
  { type: 'heading', attrs: { level: '1' } },
];
const KEYS = [
  'stepType',
  'from',
  'to',
  'slice',
  'content',
  'openStart',
  'openEnd',
  'mark',
  'marks',
  'type',
  'attrs',
  'text',
  'gapFrom',
  'insert',
  'structure',
  'pos',
  'attr',
  'value',
];

// Something in it is replaced, taken away or added, here or deeper inside.
function spoil(value: unknown): unknown {
  if (random.chance(25) || typeof value !== 'object' || value === null) return random.pick(ODD);
  if (Array.isArray(value)) {
    const index = random.below(value.length + 1);
    return random.chance(30)
      ? value.filter((_, at) => at !== index)
      : value.with(Math.min(index, value.length - 1), spoil(value[index]));
  }
  const copy: Record<string, unknown> = { ...value };
  const key = random.chance(70) ? random.pick([...Object.keys(copy), 'from']) : random.pick(KEYS);
  if (random.chance(20)) delete copy[key];
  else copy[key] = spoil(copy[key]);
  return copy;
}

/** Steps of which no one fits or of which the last is spoilt, so that nothing of the batch may be taken. */
function spoiltBatch(): unknown {
  const last = { stepType: 'replace', from: 10_000, to: 10_001 };
  const steps: unknown[] = Array.from({ length: random.below(4) }, () =>
    random.chance(50) ? spoil(random.pick(GOOD)) : random.pick(GOOD),
  );
  const batch = {
    version: random.chance(90) ? 0 : random.below(5),
    clientId: newId(),
    steps: [...steps, last],
  };
  return random.chance(30) ? spoil(batch) : batch;
}

test(
  `${RUNS} spoilt batches change nothing, and none is answered as a fault of ours`,
  { timeout: 600_000 },
  async () => {
    const { actors, users, workspace } = await makeTeam();
    const articleId = await makeArticle(actors.owner);
    await annotate(actors.checker, articleId, '80 metres');
    const before = await fingerprint(workspace.id);
    const statuses = new Map<number, number>();
    for (let run = 0; run < RUNS; run++) {
      if (run % 500 === 0) await resetLimit('steps', users.owner.id);
      const json = spoiltBatch();
      const { status } = await ask(POST, users.owner, { method: 'POST', params: { articleId }, json });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status < 400 || status >= 500) expect.fail(`${status} for ${JSON.stringify(json)}`);
    }
    expect(new Set(statuses.keys())).toEqual(new Set([409, 422]));
    expect(await fingerprint(workspace.id)).toEqual(before);
    expect(await testDatabase().step.count({ where: { articleId } })).toBe(0);
  },
);
