import { z } from 'zod';
import { authorsOf } from '@/components/sources/source-draft';
import {
  EVIDENCE_RELATIONS,
  type EvidenceFields,
  type EvidenceView,
  LOCATOR_TYPES,
  BARE_LINK,
  DIRECTNESSES,
  PROXIMITIES,
} from '@/lib/evidence/model';
import { evidenceFieldsOf } from '@/lib/evidence/rules';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { EMPTY_SOURCE, SOURCE_KINDS, type SourceInput, sourceInputSchema } from '@/lib/sources/model';

const newSourceSchema = z.object({
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  /** One a line. */
  authors: z.string(),
  containerTitle: z.string(),
  agency: z.string(),
  issued: z.string(),
  url: z.string(),
  accessedAt: z.string(),
});
/** A source as it is being typed. */
export type NewSource = z.infer<typeof newSourceSchema>;

const linkSchema = z.object({
  relation: z.enum(EVIDENCE_RELATIONS),
  proximity: z.enum(PROXIMITIES).nullable(),
  locatorType: z.enum(LOCATOR_TYPES).nullable(),
  locator: z.string(),
  excerpt: z.string(),
  note: z.string(),
  directness: z.enum(DIRECTNESSES).nullable().default(null),
  locatorEnd: z.string().default(''),
  excerptLanguage: z.string().default(''),
  excerptTranslation: z.string().default(''),
  seenOriginal: z.boolean().default(false),
  tracedToOrigin: z.boolean().default(false),
  captureId: z.string().nullable().default(null),
  passage: z.object({ start: z.number(), end: z.number() }).nullable().default(null),
});
const draftSchema = linkSchema.extend({
  sourceId: z.string().nullable(),
  newSource: newSourceSchema.nullable(),
});
/** A link to a source as it is being made: to one that is there, or to a new one. */
export type EvidenceDraft = z.infer<typeof draftSchema>;

export function newDraft(kind: AnnotationKind): EvidenceDraft {
  return {
    sourceId: null,
    newSource: null,
    ...BARE_LINK,
    relation: kind === 'quote' ? 'quoted_from' : 'supported_by',
  };
}

export function draftOf(evidence: EvidenceView): EvidenceDraft {
  return { sourceId: evidence.sourceId, newSource: null, ...evidenceFieldsOf(evidence) };
}

/** What a draft says of the link, as the server takes it. */
export function linkOfDraft(draft: EvidenceDraft): EvidenceFields {
  const fields = linkSchema.parse(draft);
  return {
    ...fields,
    locator: fields.locator.trim(),
    excerpt: fields.excerpt.trim(),
    note: fields.note.trim(),
    locatorEnd: fields.locatorType === null ? '' : fields.locatorEnd.trim(),
    excerptLanguage: fields.excerptLanguage.trim(),
    excerptTranslation: fields.excerptTranslation.trim(),
  };
}

/** Whether something is said in it beyond the most necessary. */
export function hasFurther(draft: EvidenceDraft): boolean {
  const { directness, locatorEnd, excerptLanguage, excerptTranslation, seenOriginal, tracedToOrigin } = draft;
  const words = locatorEnd + excerptLanguage + excerptTranslation;
  return directness !== null || words !== '' || seenOriginal || tracedToOrigin;
}

/** A draft that was kept as text; null when it is none. */
export function parseDraft(text: string | undefined): EvidenceDraft | null {
  if (text === undefined) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Something else wrote there.
    return null;
  }
}

/** A source to type in; what was searched for is its title, or its address. */
export function newSourceFrom(searched: string, today: string): NewSource {
  const isAddress = /^https?:\/\//i.test(searched.trim());
  return {
    kind: isAddress ? 'webpage' : 'document',
    title: isAddress ? '' : searched.trim(),
    authors: '',
    containerTitle: '',
    agency: '',
    issued: '',
    url: isAddress ? searched.trim() : '',
    accessedAt: today,
  };
}

/** The source as the server takes it, or one sentence a field that is wrong. */
export function readNewSource(
  id: string,
  source: NewSource,
): { ok: true; input: SourceInput } | { ok: false; problems: Record<string, string> } {
  const parsed = sourceInputSchema.safeParse({
    ...EMPTY_SOURCE,
    ...source,
    id,
    authors: authorsOf(source.authors),
    url: source.url.trim(),
  });
  if (parsed.success) return { ok: true, input: parsed.data };
  const problems: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const address = 'Give an address that begins with http:// or https://.';
    problems[String(issue.path[0])] ??= issue.path[0] === 'url' ? address : issue.message;
  }
  return { ok: false, problems };
}

/** What is wrong with a draft besides its new source, by field; nothing when it can be sent. */
export function draftProblems({
  sourceId,
  newSource,
  locator,
  locatorType,
}: EvidenceDraft): Record<string, string> {
  const problems: Record<string, string> = {};
  if (sourceId === null && newSource === null) problems['source'] = 'Choose a source, or describe a new one.';
  if (locator.trim() !== '' && locatorType === null)
    problems['locatorType'] = 'Say what kind of place this is.';
  if (locator.trim() === '' && locatorType !== null)
    problems['locator'] = 'Say where in the source, or choose no place.';
  return problems;
}
