import { z } from 'zod';
import { foldText } from '@/lib/text/fold';

/** What a verdict comes to in every newsroom's words: exports, reports and rules read the bucket, people read the label. */
export const BUCKETS = ['TRUE', 'MIXTURE', 'FALSE', 'OTHER'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Colours that can be read on light and on dark paper; a verdict is never told by its colour alone. */
export const SCALE_COLOURS = ['green', 'teal', 'blue', 'violet', 'pink', 'amber', 'red', 'grey'] as const;
export type ScaleColour = (typeof SCALE_COLOURS)[number];

/** The scales that Galley brings along. */
export const PRESET_NAMES = ['default', 'six_steps', 'rumours', 'evidence'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Values that can be offered at once. */
const MOST_OFFERED = 30;
/** Values altogether: those that were retired stay. */
export const MOST_VALUES = 300;
export const LONGEST_ID = 60;
const FURTHEST = 1_000;

/** What a claim holds as its verdict: stable, whatever the value is called. */
export const verdictIdSchema = z
  .string()
  .trim()
  .max(LONGEST_ID, 'This is no verdict of this workspace’s scale.')
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'This is no verdict of this workspace’s scale.');

/** One value of a scale. `retired`: no claim is given it any more, and those that have it keep it. */
export const scaleValueSchema = z.strictObject({
  id: verdictIdSchema,
  label: z
    .string()
    .trim()
    .min(1, 'Give it a name.')
    .max(60, 'Use at most 60 characters for a name.')
    .regex(/^[^\p{Cc}]*$/u, 'Write the name in one line.'),
  description: z.string().trim().max(500, 'Use at most 500 characters for a description.'),
  /** Its place on the scale, the higher the truer; null for one that is off the scale. */
  numeric: z
    .number('Give a number, or none.')
    .min(-FURTHEST, 'Give a number from −1,000 to 1,000.')
    .max(FURTHEST, 'Give a number from −1,000 to 1,000.')
    .nullable(),
  colour: z.enum(SCALE_COLOURS),
  bucket: z.enum(BUCKETS),
  retired: z.boolean(),
});
export type ScaleValue = z.infer<typeof scaleValueSchema>;

/** The values in their order: ids differ, and so do the names of those that are offered, of which there is one to thirty. */
export const scaleValuesSchema = z
  .array(scaleValueSchema)
  .max(MOST_VALUES, `Keep at most ${MOST_VALUES} verdicts, retired ones included.`)
  .refine((values) => new Set(values.map(({ id }) => id)).size === values.length, 'Two verdicts have one id.')
  .refine((values) => values.some(({ retired }) => !retired), 'Keep at least one verdict to choose.')
  .refine(
    (values) => values.filter(({ retired }) => !retired).length <= MOST_OFFERED,
    `Offer at most ${MOST_OFFERED} verdicts. Retire those that nobody should choose any more.`,
  )
  .refine((values) => sharedName(values) === null, {
    error: ({ input }) => `Two verdicts are called “${sharedName(input as ScaleValue[]) ?? ''}”.`,
  });

/** A workspace's scale: raised by one with every change, so that nobody overwrites what they have not seen. */
export const scaleSchema = z.strictObject({
  version: z.int().min(0),
  /** What is offered is exactly this preset. */
  preset: z.enum([...PRESET_NAMES, 'own']),
  values: scaleValuesSchema,
});
export type Scale = z.infer<typeof scaleSchema>;

/** What a scale is to become: a preset, or values of one's own. */
export const scaleTargetSchema = z.union([
  z.strictObject({ preset: z.enum(PRESET_NAMES) }),
  z.strictObject({ values: scaleValuesSchema }),
]);
export type ScaleTarget = z.infer<typeof scaleTargetSchema>;

/** `version` is that of the scale that the person saw. */
export const scaleChangeSchema = z.strictObject({ version: z.int().min(0), to: scaleTargetSchema });
export type ScaleChange = z.infer<typeof scaleChangeSchema>;

/** How many claims hold each verdict, by its id; 0 for one that only deleted claims hold, which can be restored. */
export type VerdictUses = ReadonlyMap<string, number>;

/** A name that two of the values on offer go by, whatever the case and accents; null for none. Retired ones may share one. */
function sharedName(values: readonly ScaleValue[]): string | null {
  const names = new Set<string>();
  for (const { label, retired } of values) {
    const name = foldText(label);
    if (!retired && names.has(name)) return label;
    if (!retired) names.add(name);
  }
  return null;
}
