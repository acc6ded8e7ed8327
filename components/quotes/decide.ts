import type { BenchCopy, DecidedFidelity, Passage, QuoteAnnotation } from '@/components/quotes/bench';
import type { BenchApi } from '@/components/quotes/bench-requests';
import type { Answer } from '@/components/ui/ask';
import { BARE_LINK, type EvidenceChange, type EvidenceFields, type EvidenceView } from '@/lib/evidence/model';
import { evidenceFieldsOf } from '@/lib/evidence/rules';
import { MAX_PASSAGE } from '@/lib/evidence/model';

/** What is decided of a quotation; with the copy that it is quoted from where it was found there, or was said in another language. */
export interface Decision {
  fidelity: DecidedFidelity;
  from: { copy: BenchCopy; passage: Passage | null } | null;
  /** Of the link, should one be made: the same for every attempt, so that there is one. */
  linkId: string;
}

/** What a decision changed, so that it can be put back. */
export interface Taken {
  annotationId: string;
  before: DecidedFidelity | null;
  after: DecidedFidelity;
  link: { id: string; before: EvidenceView | null; version: number } | null;
}

/** The link of a quotation to the source that it is said to be quoted from; a person's own words on it stay. */
export function linkTo({ evidence }: QuoteAnnotation, sourceId: string): EvidenceView | undefined {
  return evidence.find(
    (link) => link.sourceId === sourceId && link.relation === 'quoted_from' && !link.isWithheld,
  );
}

/**
 * Writes a decision: first the link with its place in the copy, then the fidelity. Doing it again changes nothing. A fidelity that somebody
 * else set meanwhile is a refusal that carries the annotation.
 */
export async function takeDecision(
  api: BenchApi,
  annotation: QuoteAnnotation,
  decision: Decision,
): Promise<Answer<{ annotation: QuoteAnnotation; taken: Taken }>> {
  const linked = decision.from ? await writeLink(api, annotation, decision.from, decision.linkId) : null;
  if (linked && !linked.ok) return linked;
  const before = annotation.fields.fidelity ?? null;
  const after = decision.fidelity;
  const changed = await setFidelity(api, annotation, before, after);
  if (!changed.ok) return changed;
  const taken = { annotationId: annotation.id, before, after, link: linked?.value ?? null };
  return { ok: true, value: { annotation: changed.value, taken } };
}

/** Puts back what a decision changed, and answers the annotation as it is then. */
export async function undoDecision(
  api: BenchApi,
  annotation: QuoteAnnotation,
  { before, after, link }: Taken,
): Promise<Answer<QuoteAnnotation>> {
  const changed = before === after ? null : await setFidelity(api, annotation, after, before);
  if (changed && !changed.ok) return changed;
  if (link) {
    const put = link.before
      ? await api.changeLink(annotation.id, link.id, changeTo(evidenceFieldsOf(link.before), link.version))
      : await api.unlink(annotation.id, link.id);
    if (!put.ok) return put;
  }
  return await api.readAnnotation(annotation.id);
}

async function setFidelity(
  api: BenchApi,
  { id, textVersion }: QuoteAnnotation,
  from: DecidedFidelity | null,
  to: DecidedFidelity | null,
): Promise<Answer<QuoteAnnotation>> {
  return await api.changeAnnotation(id, {
    articleVersion: textVersion,
    changes: { 'fields.fidelity': { from, to } },
  });
}

async function writeLink(
  api: BenchApi,
  annotation: QuoteAnnotation,
  { copy, passage }: { copy: BenchCopy; passage: Passage | null },
  linkId: string,
): Promise<Answer<Taken['link']>> {
  const there = linkTo(annotation, copy.source.id);
  const fields = { ...(there ? evidenceFieldsOf(there) : NEW_LINK), ...foundIn(copy, passage) };
  const answer = there
    ? await api.changeLink(annotation.id, there.id, changeTo(fields, there.version))
    : await api.link(annotation.id, { ...fields, id: linkId, sourceId: copy.source.id });
  if (!answer.ok) return answer;
  const { id, version } = answer.value;
  // Nothing was changed, and so nothing is to be put back.
  if (there && version === there.version) return { ok: true, value: null };
  return { ok: true, value: { id, before: there ?? null, version } };
}

const NEW_LINK: EvidenceFields = { ...BARE_LINK, relation: 'quoted_from' };

function foundIn({ capture }: BenchCopy, passage: Passage | null): Partial<EvidenceFields> {
  if (!passage) return { captureId: capture.id, passage: null };
  const { start, end, locator, excerpt } = passage;
  return {
    captureId: capture.id,
    passage: end - start <= MAX_PASSAGE ? { start, end } : null,
    locatorType: locator?.type ?? null,
    locator: locator?.value ?? '',
    locatorEnd: locator?.end ?? '',
    excerpt: excerpt.trim(),
  };
}

function changeTo(fields: EvidenceFields, version: number): EvidenceChange {
  return { ...fields, version };
}
