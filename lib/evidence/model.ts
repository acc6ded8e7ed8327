import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import type { TextRange } from '@/lib/text/text-range';

export const EVIDENCE_RELATIONS = [
  'supported_by',
  'contradicted_by',
  'qualified_by',
  'mentions_only',
  'quoted_from',
] as const;
export type EvidenceRelation = (typeof EVIDENCE_RELATIONS)[number];
export const PROXIMITIES = ['primary', 'secondary', 'tertiary'] as const;
/** What the passage does for the words: says it, implies it, or is background to it. */
export const DIRECTNESSES = ['states_it', 'implies_it', 'background'] as const;
export const LOCATOR_TYPES = ['page', 'paragraph', 'timestamp', 'section', 'url_fragment', 'cell'] as const;

/** A link from an annotation to a source; the locator type and the locator come together or not at all. */
export interface EvidenceView {
  id: string;
  annotationId: string;
  sourceId: string;
  /** Its source is withheld from whoever reads this: then only what it does to the words is told here, and nothing that it says. */
  isWithheld: boolean;
  relation: EvidenceRelation;
  proximity: (typeof PROXIMITIES)[number] | null;
  directness: (typeof DIRECTNESSES)[number] | null;
  locatorType: (typeof LOCATOR_TYPES)[number] | null;
  locator: string;
  /** Where it ends, of the same type; empty when it is one place. */
  locatorEnd: string;
  excerpt: string;
  /** BCP 47; empty when unknown. */
  excerptLanguage: string;
  excerptTranslation: string;
  note: string;
  /** Who saw the source itself, not only words about it; null when nobody says so. */
  seenOriginal: { byId: string; at: string } | null;
  /** Somebody followed it to where it comes from. */
  tracedToOrigin: boolean;
  /** The copy that it was found in, and where in the copy's text. */
  captureId: string | null;
  passage: TextRange | null;
  /** What became of the passage in the source's newest copy; null when its own is the newest. */
  newest: PassageNow | null;
  version: number;
  createdAt: string;
  createdById: string;
}

/** A passage in a newer copy; without a place where it is gone, or where several are as good. */
export interface PassageNow {
  captureId: string;
  placement: (typeof PASSAGE_PLACEMENTS)[number];
  start: number | null;
  end: number | null;
}
const PASSAGE_PLACEMENTS = ['placed', 'moved', 'changed', 'ambiguous', 'orphaned'] as const;

/** The longest passage, in UTF-16 units: it is the excerpt where none is given. */
export const MAX_PASSAGE = 5_000;
const words = z.string().trim().max(MAX_PASSAGE);
const passageSchema = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1) })
  .refine(({ start, end }) => start < end, 'Choose some words of the copy.')
  .refine(({ start, end }) => end - start <= MAX_PASSAGE, 'Choose at most 5,000 characters of the copy.');
const mainFields = {
  relation: z.enum(EVIDENCE_RELATIONS),
  proximity: z.enum(PROXIMITIES).nullable(),
  locatorType: z.enum(LOCATOR_TYPES).nullable(),
  locator: z.string().trim().max(300),
  excerpt: words,
  note: words,
};
const furtherFields = {
  directness: z.enum(DIRECTNESSES).nullable(),
  locatorEnd: z.string().trim().max(300),
  excerptLanguage: z.string().trim().max(35),
  excerptTranslation: words,
  /** Whoever says so is kept with the time. */
  seenOriginal: z.boolean(),
  tracedToOrigin: z.boolean(),
  captureId: idSchema.nullable(),
  passage: passageSchema.nullable(),
};

interface Locators {
  locatorType: string | null;
  locator: string;
  locatorEnd?: string | undefined;
}
const locatorTogether = ({ locatorType, locator, locatorEnd = '' }: Locators) =>
  (locatorType === null) === (locator === '') && (locatorEnd === '' || locator !== '');
const locatorMessage = { message: 'Give the locator and what kind it is, or neither.', path: ['locator'] };
const passageInCopy = (link: {
  captureId?: string | null | undefined;
  passage?: TextRange | null | undefined;
}) => !link.passage || link.captureId !== null;
const passageMessage = { message: 'Say which copy the passage stands in.', path: ['captureId'] };

/** `id` is made by the client, so that sending the same thing twice makes one. What is left out of the further fields is not known. */
export const evidenceInputSchema = z
  .strictObject({
    ...mainFields,
    id: idSchema,
    sourceId: idSchema,
    directness: furtherFields.directness.default(null),
    locatorEnd: furtherFields.locatorEnd.default(''),
    excerptLanguage: furtherFields.excerptLanguage.default(''),
    excerptTranslation: furtherFields.excerptTranslation.default(''),
    seenOriginal: furtherFields.seenOriginal.default(false),
    tracedToOrigin: furtherFields.tracedToOrigin.default(false),
    captureId: furtherFields.captureId.default(null),
    passage: furtherFields.passage.default(null),
  })
  .refine(locatorTogether, locatorMessage)
  .refine(passageInCopy, passageMessage);
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;
/** What a person says of a link, complete. */
export type EvidenceFields = Omit<EvidenceInput, 'id' | 'sourceId'>;

/** A link of which nothing is said but what it does. */
export const BARE_LINK = {
  proximity: null,
  directness: null,
  locatorType: null,
  locator: '',
  locatorEnd: '',
  excerpt: '',
  excerptLanguage: '',
  excerptTranslation: '',
  note: '',
  seenOriginal: false,
  tracedToOrigin: false,
  captureId: null,
  passage: null,
} as const satisfies Omit<EvidenceFields, 'relation'>;

/** A change replaces the main fields of the link, and those of the further ones that it names; `version` is the one it was made on. */
export const evidenceChangeSchema = z
  .strictObject({
    ...mainFields,
    directness: furtherFields.directness.exactOptional(),
    locatorEnd: furtherFields.locatorEnd.exactOptional(),
    excerptLanguage: furtherFields.excerptLanguage.exactOptional(),
    excerptTranslation: furtherFields.excerptTranslation.exactOptional(),
    seenOriginal: furtherFields.seenOriginal.exactOptional(),
    tracedToOrigin: furtherFields.tracedToOrigin.exactOptional(),
    captureId: furtherFields.captureId.exactOptional(),
    passage: furtherFields.passage.exactOptional(),
    version: z.int().min(1),
  })
  .refine(locatorTogether, locatorMessage)
  .refine(passageInCopy, passageMessage);
export type EvidenceChange = z.infer<typeof evidenceChangeSchema>;

/** The path of one link to a source. */
export const evidenceParamsSchema = z.object({
  articleId: idSchema,
  annotationId: idSchema,
  evidenceId: idSchema,
});
