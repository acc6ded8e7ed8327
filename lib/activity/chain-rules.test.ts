import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import {
  canonicalJson,
  chainLine,
  chainStart,
  verifyChain,
  type ChainVerdict,
} from '@/lib/activity/chain-rules';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/verify-activity.mjs');
const { verifyLines } = (await import(SCRIPT)) as {
  verifyLines: (lines: Iterable<string>) => Promise<ChainVerdict>;
};
const folder = mkdtempSync(join(tmpdir(), 'galley-chain-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SCOPE = { workspace: 'w-1', article: null };
/** The words of each entry hold what breaks careless readers of lines. */
const WORDS = ['plain', 'a\u2028b', 'שלום', '”}\n{“', '🎉', ''];

/** A file of the activity with an entry for each of the words, of which null is withheld. */
function fileOf(words: readonly (string | null)[], exportedAt = '2026-11-23T10:00:00.000Z'): string[] {
  const withheld = words.filter((each) => each === null).length;
  const head = {
    format: 'galley-activity',
    version: 1,
    ...SCOPE,
    filter: null,
    exportedAt,
    withheld,
    people: {},
  };
  let previous = chainStart(SCOPE);
  const lines = words.map((each, index) => {
    const number = index + 1;
    const entry =
      each === null
        ? { number, withheld: true }
        : { number, type: 'comment.added', data: { words: each, nested: [1, null] } };
    const { line, hash } = chainLine(entry, previous);
    previous = hash;
    return line;
  });
  return [canonicalJson(head), ...lines, canonicalJson({ count: words.length, withheld, hash: previous })];
}

async function verdictsOf(lines: readonly string[]): Promise<ChainVerdict> {
  const verdict = verifyChain(lines);
  expect(await verifyLines(lines)).toEqual(verdict);
  return verdict;
}

const file = fileOf([...WORDS, null, 'last']);

describe('a chained file', () => {
  it('is whole as it was written, also with no entry in it', async () => {
    expect(await verdictsOf(file)).toMatchObject({ ok: true, count: 8, withheld: 1 });
    expect(await verdictsOf(fileOf([]))).toEqual({
      ok: true,
      count: 0,
      withheld: 0,
      hash: chainStart(SCOPE),
    });
  });

  it('has the same hashes whenever it is written', () => {
    const later = fileOf([...WORDS, null, 'last'], '2027-01-01T00:00:00.000Z');
    expect(later.slice(1)).toEqual(file.slice(1));
    expect(later[0]).not.toBe(file[0]);
  });

  it.each(file.map((_, index) => index))('tells when line %i is taken out', async (index) => {
    expect(await verdictsOf(file.toSpliced(index, 1))).toMatchObject({ ok: false, line: index + 1 });
  });

  it.each(file.map((_, index) => index))('tells when the file ends before line %i', async (index) => {
    const verdict = await verdictsOf(file.slice(0, index));
    expect(verdict).toMatchObject({ ok: false, line: index + 1 });
  });

  it.each(file.slice(1).map((_, index) => index))(
    'tells when lines %i and the next change places',
    async (index) => {
      const moved = file.with(index, file[index + 1] ?? '').with(index + 1, file[index] ?? '');
      expect(await verdictsOf(moved)).toMatchObject({ ok: false, line: index + 1 });
    },
  );

  it.each(file.map((_, index) => index))('tells when line %i is put in once more', async (index) => {
    expect(await verdictsOf(file.toSpliced(index, 0, file[index] ?? ''))).toMatchObject({ ok: false });
  });

  it('tells every change of a sign in a line of the chain, and which line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.constantFrom('x', ' ', '0', '}', '"', '\u2028'),
        async (nth, at, sign) => {
          const index = 1 + (nth % (file.length - 1));
          const line = file[index] ?? '';
          const place = at % line.length;
          if (line[place] === sign) return;
          const changed = line.slice(0, place) + sign + line.slice(place + 1);
          expect(await verdictsOf(file.with(index, changed))).toMatchObject({ ok: false, line: index + 1 });
        },
      ),
    );
  });

  it('tells a line that says the same in another form, because others may read it as something else', async () => {
    const [, line = ''] = file;
    const twice = line.replace('"type":"comment.added"', '"type":"comment.deleted","type":"comment.added"');
    expect(JSON.parse(twice)).toEqual(JSON.parse(line));
    expect(await verdictsOf(file.with(1, twice))).toMatchObject({ ok: false, line: 2 });
  });

  it('belongs to what it is of: under the head of another workspace it does not begin', async () => {
    const head = (file[0] ?? '').replace('w-1', 'w-2');
    expect(await verdictsOf(file.with(0, head))).toMatchObject({ ok: false, line: 2 });
  });

  it('counts what is withheld', async () => {
    const head = (file[0] ?? '').replace('"withheld":1', '"withheld":0');
    expect(await verdictsOf(file.with(0, head))).toMatchObject({ ok: false, line: file.length });
  });
});

describe('the script for those who have nothing but the file', () => {
  const run = (lines: readonly string[], ...more: string[]) => {
    const path = join(folder, 'activity.jsonl');
    writeFileSync(path, `${lines.join('\n')}\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, path, ...more], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const verdict = verifyChain(file);
  const final = verdict.ok ? verdict.hash : '';

  it('says in a sentence that a file is whole', () => {
    expect(run(file)).toEqual({
      status: 0,
      said: `Whole: 8 entries, 1 of them withheld, unchanged and in order; the final hash is ${final}.\n`,
    });
    expect(run(file, final).status).toBe(0);
  });

  it('ends with 1 and names the first line that is wrong', () => {
    const { status, said } = run(file.with(3, (file[3] ?? '').replace('comment.added', 'comment.edited')));
    expect(status).toBe(1);
    expect(said).toMatch(/^Not as it was written: line 4 of .*: it was changed: its hash is another\.\n$/);
  });

  it('knows a file that somebody wrote anew by the hash that was kept', () => {
    const { status, said } = run(fileOf(['another story']), final);
    expect(status).toBe(1);
    expect(said).toContain('Another file than the one that was kept');
  });

  it('says what to do without a file, and what it cannot read', () => {
    const none = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8' });
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('Name the file')]);
    const missing = spawnSync(process.execPath, [SCRIPT, join(folder, 'nothing')], { encoding: 'utf8' });
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('Cannot read it')]);
  });
});

describe('canonical JSON', () => {
  it('reads back as the same value, and is one text whatever the order of the names', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"é","d":null}]}',
    );
    expect(canonicalJson({ ﬁ: 1, '😀': 2, z: 3 })).toBe('{"z":3,"😀":2,"ﬁ":1}');
  });
});
