import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '@/lib/review/preset-rules';
import {
  BUCKETS,
  PRESET_NAMES,
  type Scale,
  scaleSchema,
  type ScaleTarget,
  type ScaleValue,
  scaleValuesSchema,
} from '@/lib/review/scale-model';
import {
  changeScale,
  choosable,
  consequencesOf,
  DEFAULT_SCALE,
  freshId,
  inScaleOrder,
  isLoss,
  problemOfValues,
  scaleOf,
  verdictOf,
} from '@/lib/review/scale-rules';

const NONE = new Map<string, number>();
const value = (id: string, parts: Partial<ScaleValue> = {}): ScaleValue => ({
  id,
  label: `The ${id}`,
  description: '',
  numeric: null,
  colour: 'grey',
  bucket: 'OTHER',
  retired: false,
  ...parts,
});
const scale = (...values: ScaleValue[]): Scale => ({ version: 4, preset: 'own', values });
const changed = (stored: Scale, to: ScaleTarget, uses = NONE): Scale => {
  const result = changeScale(stored, to, uses);
  return result.ok ? result.scale : expect.fail(result.problems.join(' '));
};

describe('the scales that are brought along', () => {
  test.each(PRESET_NAMES)('%s is a scale, and is known again as itself', (name) => {
    expect(scaleValuesSchema.safeParse(PRESETS[name].values).success).toBe(true);
    const others = scale(value('own'));
    expect(changed(others, { preset: name })).toEqual({
      version: 5,
      preset: name,
      values: PRESETS[name].values,
    });
  });

  test('mean the same by the same id', () => {
    const buckets = new Map<string, string>();
    for (const { id, bucket } of PRESET_NAMES.flatMap((name) => PRESETS[name].values)) {
      expect([id, buckets.get(id) ?? bucket]).toEqual([id, bucket]);
      buckets.set(id, bucket);
    }
    expect(buckets.size).toBeGreaterThan(20);
  });

  test('count down from the truest, and what is off the scale has no number', () => {
    for (const name of PRESET_NAMES) {
      const numbers = PRESETS[name].values.flatMap(({ numeric }) => numeric ?? []);
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    }
    expect(PRESETS.default.values.map(({ id, numeric, bucket }) => [id, numeric, bucket])).toEqual([
      ['accurate', 5, 'TRUE'],
      ['mostly_accurate', 4, 'TRUE'],
      ['mixed', 3, 'MIXTURE'],
      ['mostly_inaccurate', 2, 'FALSE'],
      ['inaccurate', 1, 'FALSE'],
      ['lacks_context', null, 'MIXTURE'],
      ['unsupported', null, 'OTHER'],
      ['outdated', null, 'OTHER'],
      ['not_rated', null, 'OTHER'],
    ]);
  });
});

describe('what a workspace keeps', () => {
  test('is the default scale where nothing is kept, or nothing that can be read', () => {
    expect([scaleOf({}), scaleOf(null), scaleOf({ values: [] })]).toEqual(Array(3).fill(DEFAULT_SCALE));
    const own = scale(value('a'));
    expect(scaleOf(JSON.parse(JSON.stringify(own)))).toEqual(own);
  });

  test.each<[string, ScaleValue[]]>([
    ['one id twice', [value('a', { label: 'One' }), value('a', { label: 'Two' })]],
    [
      'two names that differ in case and accents only',
      [value('a', { label: 'Vrai' }), value('b', { label: 'VRÁI' })],
    ],
    ['nothing to choose', [value('a', { retired: true })]],
    ['more than can be chosen from', Array.from({ length: 31 }, (_, at) => value(`v${at}`))],
    ['a name that is empty', [value('a', { label: '  ' })]],
    ['an id that is no slug', [value('Half true')]],
    ['a number beyond all measure', [value('a', { numeric: 1e9 })]],
  ])('has not %s', (_, values) => {
    expect(problemOfValues(values)).toEqual(expect.any(String));
  });

  test('may have a retired verdict of the same name as one on offer', () => {
    const values = [value('a', { label: 'True' }), value('b', { label: 'true', retired: true })];
    expect(problemOfValues(values)).toBeNull();
  });
});

describe('a change of the scale', () => {
  const stored = scale(value('good', { bucket: 'TRUE' }), value('bad', { bucket: 'FALSE' }));

  test('gives other names, colours, numbers and places, and counts up the version', () => {
    const [good, bad] = stored.values as [ScaleValue, ScaleValue];
    const values = [{ ...bad, label: 'Wrong', colour: 'red' as const, numeric: 1 }, good];
    expect(changed(stored, { values }, new Map([['bad', 3]]))).toEqual({
      version: 5,
      preset: 'own',
      values,
    });
  });

  test('into the same is none', () => {
    expect(changed(stored, { values: stored.values.map((each) => ({ ...each })) })).toBe(stored);
    expect(changed(DEFAULT_SCALE, { preset: 'default' })).toBe(DEFAULT_SCALE);
  });

  test('takes away what nobody uses, and refuses to take away what somebody does', () => {
    const values = stored.values.slice(1);
    expect(changed(stored, { values }).values).toEqual(values);
    // In claims that were deleted, which can be restored.
    expect(changeScale(stored, { values }, new Map([['good', 0]]))).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('“The good” is in use. Retire it instead')],
    });
  });

  test('refuses another bucket to what is in use, and gives it to what is not', () => {
    const values = stored.values.map((each) => ({ ...each, bucket: 'MIXTURE' as const }));
    expect(changed(stored, { values }).values).toEqual(values);
    expect(changeScale(stored, { values }, new Map([['bad', 1]]))).toMatchObject({
      problems: [expect.stringContaining('what it counts as stays')],
    });
  });

  test('to a preset keeps what is in use as retired, and what both have as it is there', () => {
    const uses = new Map([
      ['mixed', 2],
      ['outdated', 1],
    ]);
    const next = changed(DEFAULT_SCALE, { preset: 'rumours' }, uses);
    expect(next.preset).toBe('rumours');
    expect(next.values.slice(0, -1)).toEqual(PRESETS.rumours.values);
    expect(next.values.at(-1)).toEqual({ ...verdictOf(DEFAULT_SCALE, 'mixed'), retired: true });
    // Back again it is on offer again.
    const back = changed(next, { preset: 'default' }, uses);
    expect(verdictOf(back, 'mixed').retired).toBe(false);
    expect(back).toEqual({ ...DEFAULT_SCALE, version: 2 });
  });

  test('to a preset gives another id where the one in use means something else', () => {
    const own = scale(value('true', { bucket: 'OTHER', label: 'Our truth' }));
    const next = changed(own, { preset: 'six_steps' }, new Map([['true', 1]]));
    expect(verdictOf(next, 'true')).toMatchObject({ label: 'Our truth', bucket: 'OTHER', retired: true });
    expect(verdictOf(next, 'true_2')).toMatchObject({ label: 'True', bucket: 'TRUE', retired: false });
  });
});

test('whatever is changed, what is in use stays readable and counts as it did', () => {
  const ids = ['a', 'b', 'c', 'true', 'mixed', 'outdated'];
  const anyValue = fc.record({
    id: fc.constantFrom(...ids),
    label: fc.constantFrom('One', 'Two', 'Three', 'True'),
    description: fc.constant(''),
    numeric: fc.constantFrom(null, 1, 2),
    colour: fc.constantFrom('red' as const, 'green' as const),
    bucket: fc.constantFrom(...BUCKETS),
    retired: fc.boolean(),
  });
  const anyTarget = fc.oneof(
    fc.record({ preset: fc.constantFrom(...PRESET_NAMES) }),
    fc.record({
      values: fc
        .uniqueArray(anyValue, { selector: ({ id }) => id, minLength: 1 })
        .filter((values) => problemOfValues(values) === null),
    }),
  );
  const anyStep = fc.record({ to: anyTarget, rate: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      let now = DEFAULT_SCALE;
      const uses = new Map<string, number>();
      const buckets = new Map<string, string>();
      for (const { to, rate } of steps) {
        const offered = choosable(now, null);
        const given = offered[rate % offered.length] ?? expect.fail('There is nothing to choose.');
        uses.set(given.id, (uses.get(given.id) ?? 0) + 1);
        buckets.set(given.id, given.bucket);
        const result = changeScale(now, to, uses);
        if (result.ok) now = result.scale;
        expect(scaleSchema.safeParse(now).success).toBe(true);
        for (const [id, bucket] of buckets) {
          expect(now.values.find((each) => each.id === id)).toMatchObject({ id, bucket });
        }
      }
    }),
  );
});

describe('reading by a scale', () => {
  const values = [value('a'), value('b', { retired: true })];

  test('offers what is not retired, and what a claim holds', () => {
    const offered = (held: string | null) => choosable({ values }, held).map(({ id }) => id);
    expect([offered(null), offered('a'), offered('b'), offered('gone')]).toEqual([
      ['a'],
      ['a'],
      ['a', 'b'],
      ['a', 'gone'],
    ]);
  });

  test('calls what it does not know by its id, off the scale', () => {
    expect(verdictOf({ values }, 'half_true')).toMatchObject({
      id: 'half_true',
      label: 'Half true',
      bucket: 'OTHER',
      numeric: null,
      retired: true,
    });
  });

  test('puts ids in its order, unknown ones last', () => {
    expect(inScaleOrder({ values }, ['z', 'b', 'y', 'a'])).toEqual(['a', 'b', 'y', 'z']);
  });
});

test.each([
  ['Half true', [], 'half_true'],
  ['  “Très” vrai! ', [], 'tres_vrai'],
  ['Half true', ['half_true', 'half_true_2'], 'half_true_3'],
  ['半分本当', [], 'verdict'],
  ['x'.repeat(80), [], 'x'.repeat(55)],
])('a verdict called %j gets an id of its own', (label, taken, id) => {
  expect(freshId(label, new Set(taken))).toBe(id);
  expect(problemOfValues([value(freshId(label, new Set(taken)))])).toBeNull();
});

test('tells what a change does to the verdicts that were given, losses first', () => {
  const before = [value('a'), value('b'), value('c'), value('d', { retired: true })];
  const after = [
    value('new'),
    value('d'),
    value('c', { retired: true, label: 'Other words', colour: 'red' }),
    value('b', { description: 'Said in full.' }),
  ];
  const told = consequencesOf(before, after, new Map([['c', 2]]));
  expect(told.map((each) => [each.what, (each.after ?? each.before)?.id, each.claims, isLoss(each)])).toEqual(
    [
      ['removed', 'a', 0, true],
      ['retired', 'c', 2, true],
      ['reworded', 'c', 2, true],
      ['brought_back', 'd', 0, false],
      ['added', 'new', 0, false],
    ],
  );
});
