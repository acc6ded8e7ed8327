import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import { sourceDateSchema } from '@/lib/sources/date-rules';

export const CHANNELS = ['in_person', 'phone', 'video', 'e-mail', 'message', 'letter', 'event'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the person agreed to be used how. */
export const TERMS = ['unspecified', 'on_record', 'on_background', 'deep_background', 'off_record'] as const;
export type Terms = (typeof TERMS)[number];

const words = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).default('');

/** What is known of a source who is a person. How to reach them is not kept here, or anywhere. */
export const humanFieldsSchema = z.strictObject({
  /** Empty when it is not known. */
  channel: z.enum(['', ...CHANNELS]).default(''),
  interviewDate: sourceDateSchema.default(''),
  /** A member of the workspace. */
  interviewerId: idSchema.nullable().default(null),
  /** Where the recording and the transcript are: a name of a file, a number of a tape. */
  recordingRef: words(500),
  transcriptRef: words(500),
  terms: z.enum(TERMS).default('unspecified'),
  /** How the person may be called before others: the only words of a restricted source that everybody sees. */
  agreedDescription: words(300),
});
export type HumanFields = z.infer<typeof humanFieldsSchema>;

/** A person of whom nothing is said yet. */
export const EMPTY_HUMAN: HumanFields = humanFieldsSchema.parse({});
