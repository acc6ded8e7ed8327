import { z } from 'zod';
import type { EvidenceRelation } from '@/lib/evidence/model';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';
import { sourceDateSchema } from '@/lib/sources/date-rules';
import { humanFieldsSchema } from '@/lib/sources/human-model';
import { parseDoi, parseIsbn } from '@/lib/sources/identifier-rules';

/** Kinds of source: the CSL types that fact-checking meets (domain.md 1.6). */
export const SOURCE_KINDS = [
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'article',
  'webpage',
  'post',
  'post-weblog',
  'report',
  'dataset',
  'book',
  'chapter',
  'entry-encyclopedia',
  'entry-dictionary',
  'review',
  'thesis',
  'paper-conference',
  'manuscript',
  'pamphlet',
  'document',
  'broadcast',
  'motion_picture',
  'song',
  'speech',
  'event',
  'graphic',
  'figure',
  'map',
  'software',
  'standard',
  'patent',
  'hearing',
  'legal_case',
  'legislation',
  'bill',
  'regulation',
  'treaty',
  'interview',
  'personal_communication',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Kinds whose source is a person who told it; they have a human block, and are restricted when they are made. */
export const HUMAN_KINDS = ['interview', 'personal_communication'] as const satisfies readonly SourceKind[];
export type HumanKind = (typeof HUMAN_KINDS)[number];

/** Whether the source is a person who told it. */
export function isHumanKind(kind: SourceKind): kind is HumanKind {
  return (HUMAN_KINDS as readonly SourceKind[]).includes(kind);
}

export const SOURCE_ACCESS = ['team', 'restricted'] as const;
/** Who may see a source: the team, or the people named with it. */
export type SourceAccess = (typeof SOURCE_ACCESS)[number];

/** How a source comes from another one. */
export const DERIVATIONS = ['reprint', 'rewrite', 'cites', 'translates'] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/** How things stand at the address when somebody last looked. */
export const URL_STATUSES = ['live', 'dead', 'drifted', 'paywalled'] as const;
export type UrlStatus = (typeof URL_STATUSES)[number];

const upTo = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en')} characters.`);
const line = upTo(500).default('');
const short = upTo(100).default('');
const words = upTo(5_000).default('');
const date = sourceDateSchema.default('');
const address = z
  .union([
    z.literal(''),
    z
      .url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' })
      .max(2_000, 'Use at most 2,000 characters.'),
  ])
  .default('');

/** What no field holds, by its name where it was read: several values stay apart. */
const extra = z
  .record(z.string().min(1).max(100), z.union([upTo(5_000), z.array(upTo(5_000)).max(100)]))
  .refine((values) => Object.keys(values).length <= 100, 'Keep at most 100 further fields.')
  .default({});

/** What a person says of a source, complete: what is left out is empty. Only http and https addresses are taken. */
export const sourceFieldsSchema = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  title: upTo(500).min(1, 'Give the source a title.'),
  titleTranslated: line,
  /** Names in order, as lib/sources name-rules reads them: "Family, Given", or as printed. */
  authors: z
    .array(upTo(300).min(1, 'An author must have a name.'))
    .max(100, 'Name at most 100 authors.')
    .default([]),
  containerTitle: line,
  section: line,
  agency: line,
  publisher: line,
  /** The aggregator or reprint that it was found in. */
  via: line,
  issued: date,
  revisedAt: date,
  accessedAt: date,
  /** BCP 47, as it is written canonically. */
  language: upTo(35).transform(readLanguage).default(''),
  url: address,
  /** What the page calls its own address; without one it is made of `url`. */
  canonicalUrl: address,
  doi: upTo(300).transform(readDoi).default(''),
  isbn: upTo(300).transform(readIsbn).default(''),
  volume: short,
  issue: short,
  pages: short,
  medium: line,
  place: line,
  archiveUrl: address,
  archiveDate: date,
  archiveService: line,
  urlStatus: z.enum(['', ...URL_STATUSES]).default(''),
  reliabilityNote: words,
  conflictOfInterest: words,
  rightsNote: words,
  note: words,
  extra,
  /** Where fields were read, by the name of the field: { title: "meta og:title" }. */
  provenance: z.record(z.string().max(40), upTo(200)).default({}),
  /** Of kinds whose source is a person, and null of others: then it is taken as not sent. */
  human: humanFieldsSchema.nullable().default(null),
});
export type SourceFields = z.infer<typeof sourceFieldsSchema>;
export type SourceFieldName = keyof SourceFields;

/** A source of which nothing is known yet. Its title is empty, which the server does not take. */
export const EMPTY_SOURCE: SourceFields = {
  ...sourceFieldsSchema.parse({ kind: 'webpage', title: 'Untitled' }),
  title: '',
};

/**
 * `id` is made by the client, so that sending the same thing twice makes one. Without `access` a source who is a person is
 * restricted to whoever adds it, and any other is the team's.
 */
export const sourceInputSchema = sourceFieldsSchema.extend({
  id: idSchema,
  access: z.enum(SOURCE_ACCESS).optional(),
});
export type SourceInput = z.infer<typeof sourceInputSchema>;

/** A change replaces the fields that it names; `version` is the one it was made on. */
export const sourceChangeSchema = z.strictObject({
  ...withoutDefaults(sourceFieldsSchema.shape),
  version: z.int().min(1),
});
export type SourceChange = z.infer<typeof sourceChangeSchema>;

/** A source as it leaves the server, whole. */
export interface SourceView extends SourceFields {
  id: string;
  isWithheld: false;
  /** Stable and unique in the workspace, ASCII: maren2026. Of a restricted source it carries no name. */
  citationKey: string;
  access: SourceAccess;
  /** UTC, ISO 8601; null when nobody looked. */
  urlCheckedAt: string | null;
  /** What it derives from together with others; null when it counts as its own origin. */
  originId: string | null;
  derivedFromId: string | null;
  derivation: Derivation | null;
  /** The source that this one was found to be; null for one that stands. */
  mergedIntoId: string | null;
  version: number;
  createdAt: string;
  createdById: string;
  updatedAt: string;
  updatedById: string;
}

/** All that leaves the server of a source that its reader may not see: that it is there, and how it may be called. */
export interface WithheldSource {
  id: string;
  isWithheld: true;
  kind: SourceKind;
  /** What was agreed, or "Protected source". */
  title: string;
  citationKey: string;
}

/** A source where it is evidence: there a reader meets those, too, that are withheld from them. */
export type CitedSource = SourceView | WithheldSource;

/** A place where a source is evidence. */
export interface SourceUse {
  evidenceId: string;
  relation: EvidenceRelation;
  articleId: string;
  articleTitle: string;
  annotationId: string;
  kind: AnnotationKind;
  status: VerificationStatus;
  /** The words that the annotation stands on, its ranges joined by an ellipsis; empty without a range. */
  words: string;
}

/** The path of everything under one source. */
export const sourceParamsSchema = z.object({ sourceId: idSchema });

type WithoutDefaults<S> = {
  [K in keyof S]: z.ZodExactOptional<
    S[K] extends z.ZodDefault<infer T extends z.ZodType> ? T : S[K] & z.ZodType
  >;
};

// Optional alone would put the defaults in, and empty what a change does not name.
function withoutDefaults<S extends Record<string, z.ZodType>>(shape: S): WithoutDefaults<S> {
  const entries = Object.entries(shape).map(([name, schema]) => {
    const bare = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
    return [name, bare.exactOptional()];
  });
  return Object.fromEntries(entries) as WithoutDefaults<S>;
}

function readDoi(text: string, context: z.core.$RefinementCtx<string>): string {
  const doi = text === '' ? '' : parseDoi(text);
  if (doi === null) context.addIssue('Give the DOI as 10.1234/abc.');
  return doi ?? '';
}

function readIsbn(text: string, context: z.core.$RefinementCtx<string>): string {
  const isbn = text === '' ? '' : parseIsbn(text);
  if (isbn === null) context.addIssue('This is no ISBN: it has 10 or 13 digits, and the last one must fit.');
  return isbn ?? '';
}

function readLanguage(text: string, context: z.core.$RefinementCtx<string>): string {
  try {
    return text === '' ? '' : (Intl.getCanonicalLocales(text)[0] ?? '');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue('Give the language as en, pt-BR or zh-Hant.');
    return '';
  }
}
