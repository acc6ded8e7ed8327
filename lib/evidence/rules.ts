import type { EvidenceFields, EvidenceRelation, EvidenceView } from '@/lib/evidence/model';

/** What a source does to the words that it is linked to, as the desk and exports say it. */
export const RELATION_VERBS: Record<EvidenceRelation, string> = {
  supported_by: 'supports',
  contradicted_by: 'contradicts',
  qualified_by: 'qualifies',
  mentions_only: 'mentions',
  quoted_from: 'quoted from',
};

/** A link as those see it from whom its source is withheld: that it is there, and what it does. */
export function withheldEvidence(link: EvidenceView): EvidenceView {
  return {
    ...link,
    isWithheld: true,
    locatorType: null,
    locator: '',
    locatorEnd: '',
    excerpt: '',
    excerptLanguage: '',
    excerptTranslation: '',
    note: '',
    seenOriginal: null,
    tracedToOrigin: false,
    captureId: null,
    passage: null,
    newest: null,
  };
}

/** What a person says of a link, as it stands. */
export function evidenceFieldsOf(link: EvidenceView): EvidenceFields {
  const { relation, proximity, directness, locatorType, locator, locatorEnd } = link;
  const { excerpt, excerptLanguage, excerptTranslation, note, tracedToOrigin, captureId, passage } = link;
  return {
    relation,
    proximity,
    directness,
    locatorType,
    locator,
    locatorEnd,
    excerpt,
    excerptLanguage,
    excerptTranslation,
    note,
    seenOriginal: link.seenOriginal !== null,
    tracedToOrigin,
    captureId,
    passage,
  };
}

/**
 * What is said of a link once a change has been made: what it does not name stays, but a passage without its copy, or the end of a place
 * without the place.
 */
export function changedFields(link: EvidenceView, change: Partial<EvidenceFields>): EvidenceFields {
  const fields = { ...evidenceFieldsOf(link), ...change };
  const isSameCopy = fields.captureId === link.captureId;
  return {
    ...fields,
    locatorEnd: fields.locator === '' ? '' : fields.locatorEnd,
    passage:
      fields.captureId === null || (!isSameCopy && change.passage === undefined) ? null : fields.passage,
  };
}

/** A link with what is said of it; whoever first says so has seen the original. */
export function withFields(
  link: EvidenceView,
  { seenOriginal, ...fields }: EvidenceFields,
  by: { byId: string; at: string },
): EvidenceView {
  return { ...link, ...fields, seenOriginal: seenOriginal ? (link.seenOriginal ?? by) : null };
}
