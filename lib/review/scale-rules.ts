import { PRESETS } from '@/lib/review/preset-rules';
import {
  LONGEST_ID,
  MOST_VALUES,
  PRESET_NAMES,
  type PresetName,
  type Scale,
  type ScaleTarget,
  type ScaleValue,
  scaleSchema,
  scaleValueSchema,
  scaleValuesSchema,
  type VerdictUses,
} from '@/lib/review/scale-model';
import { foldText } from '@/lib/text/fold';

/** What a workspace rates by until it says otherwise. */
export const DEFAULT_SCALE: Scale = { version: 0, preset: 'default', values: [...PRESETS.default.values] };

/** The scale as a workspace keeps it; the default for one that has set none. */
export function scaleOf(stored: unknown): Scale {
  return scaleSchema.safeParse(stored).data ?? DEFAULT_SCALE;
}

/** A verdict by its id. One that the scale does not know is retired, off the scale, and called by its id. */
export function verdictOf({ values }: Pick<Scale, 'values'>, id: string): ScaleValue {
  const known = values.find((value) => value.id === id);
  if (known) return known;
  const words = id.replaceAll('_', ' ').trim();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { id, label, description: '', numeric: null, colour: 'grey', bucket: 'OTHER', retired: true };
}

/** What can be chosen for a claim: what the scale offers, and what it holds already. */
export function choosable({ values }: Pick<Scale, 'values'>, held: string | null): ScaleValue[] {
  const offered = values.filter(({ id, retired }) => !retired || id === held);
  const isKnown = held === null || values.some(({ id }) => id === held);
  return isKnown ? offered : [...offered, verdictOf({ values }, held)];
}

/** Ids in the order of the scale; those that it does not know come last, in alphabetical order. */
export function inScaleOrder({ values }: Pick<Scale, 'values'>, ids: Iterable<string>): string[] {
  const places = new Map(values.map(({ id }, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? values.length;
  return [...ids].toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

/** What came of a change, or why it cannot be made, one sentence each. */
export type ScaleResult = { ok: true; scale: Scale } | { ok: false; problems: string[] };

/**
 * A scale as it is to become. What is in use stays readable: it is not removed, and stays in its bucket, because people chose it as what
 * it was, and exports and published reports say so. Going over to a preset keeps such values as retired. Its name, colour, number and
 * description may change. The same again answers the scale as it is.
 */
export function changeScale(stored: Scale, to: ScaleTarget, uses: VerdictUses): ScaleResult {
  const values = 'preset' in to ? withPreset(stored, to.preset, uses) : to.values;
  const problems = stored.values.filter(({ id }) => uses.has(id)).flatMap((used) => lossOf(used, values));
  if (values.length > MOST_VALUES) {
    problems.push(`A scale keeps at most ${MOST_VALUES} verdicts, and so many are in use already.`);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (isSameValues(stored.values, values)) return { ok: true, scale: stored };
  return { ok: true, scale: { version: stored.version + 1, preset: presetOf(values), values } };
}

/** A preset's values, and after them those that are in use and not among them, retired. */
export function withPreset(stored: Scale, name: PresetName, uses: VerdictUses): ScaleValue[] {
  const used = stored.values.filter(({ id }) => uses.has(id));
  const taken = new Set(stored.values.map(({ id }) => id));
  const offered = PRESETS[name].values.map((value) => {
    const other = used.find(({ id }) => id === value.id);
    // The id means something else here: what is in use keeps it.
    if (!other || other.bucket === value.bucket) return value;
    const id = freshId(value.label, taken);
    taken.add(id);
    return { ...value, id };
  });
  const ids = new Set(offered.map(({ id }) => id));
  return [...offered, ...used.filter(({ id }) => !ids.has(id)).map((value) => ({ ...value, retired: true }))];
}

/** A new value's id from its name, that no other has: "half_true", "half_true_2"; "verdict" for a name without Latin letters. */
export function freshId(label: string, taken: ReadonlySet<string>): string {
  const letters = foldText(label)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST_ID - 5)
    .replaceAll(/^_+|_+$/g, '');
  const base = letters === '' ? 'verdict' : letters;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(id)) return id;
  }
}

/** What changing from one scale to another does to the verdicts that people have given, those that lose something first. */
export interface Consequence {
  what: 'removed' | 'retired' | 'reworded' | 'rebucketed' | 'renumbered' | 'brought_back' | 'added';
  before: ScaleValue | null;
  after: ScaleValue | null;
  /** Claims that hold it. */
  claims: number;
}

const CONSEQUENCES: Consequence['what'][] = [
  'removed',
  'retired',
  'reworded',
  'rebucketed',
  'renumbered',
  'brought_back',
  'added',
];

/** See `Consequence`; colours, descriptions and the order are nobody's loss. */
export function consequencesOf(
  before: readonly ScaleValue[],
  after: readonly ScaleValue[],
  uses: VerdictUses,
): Consequence[] {
  const kept = before.flatMap((value): Consequence[] => {
    const next = after.find(({ id }) => id === value.id) ?? null;
    const about = { before: value, after: next, claims: uses.get(value.id) ?? 0 };
    if (!next) return [{ what: 'removed', ...about }];
    const changes: [Consequence['what'], boolean][] = [
      ['retired', next.retired && !value.retired],
      ['reworded', next.label !== value.label],
      ['rebucketed', next.bucket !== value.bucket],
      ['renumbered', next.numeric !== value.numeric],
      ['brought_back', !next.retired && value.retired],
    ];
    return changes.flatMap(([what, isSo]) => (isSo ? [{ what, ...about }] : []));
  });
  const added = after
    .filter(({ id }) => !before.some((value) => value.id === id))
    .map((value): Consequence => ({ what: 'added', before: null, after: value, claims: 0 }));
  return [...kept, ...added].toSorted((a, b) => CONSEQUENCES.indexOf(a.what) - CONSEQUENCES.indexOf(b.what));
}

/** Whether a person is to be asked first: something goes, or claims will read otherwise than they did. */
export function isLoss({ what, claims }: Consequence): boolean {
  return what === 'removed' || (claims > 0 && (what === 'retired' || what === 'reworded'));
}

/** What is wrong with values before they are sent, in a sentence; null when nothing is. */
export function problemOfValues(values: readonly ScaleValue[]): string | null {
  return scaleValuesSchema.safeParse(values).error?.issues[0]?.message ?? null;
}

function lossOf(used: ScaleValue, values: readonly ScaleValue[]): string[] {
  const next = values.find(({ id }) => id === used.id);
  if (!next) return [`“${used.label}” is in use. Retire it instead: the claims that have it keep it.`];
  if (next.bucket === used.bucket) return [];
  return [
    `“${used.label}” is in use, so what it counts as stays. Add another verdict for the new meaning, and retire this one.`,
  ];
}

/** The preset that is offered as it is, or none. */
function presetOf(values: readonly ScaleValue[]): Scale['preset'] {
  const offered = values.filter(({ retired }) => !retired);
  return PRESET_NAMES.find((name) => isSameValues(PRESETS[name].values, offered)) ?? 'own';
}

function isSameValues(some: readonly ScaleValue[], others: readonly ScaleValue[]): boolean {
  return (
    some.length === others.length &&
    some.every((value, place) => {
      const other = others[place];
      return other !== undefined && VALUE_PARTS.every((part) => value[part] === other[part]);
    })
  );
}

const VALUE_PARTS = Object.keys(scaleValueSchema.shape) as (keyof ScaleValue)[];
