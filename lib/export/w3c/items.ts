import { AGENT_ROLES, type AgentRef, type AgentRole } from '@/lib/agents/model';
import { isLost, isStale } from '@/lib/annotations/rules';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { EvidenceRelation, EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView, Flag, Range } from '@/lib/annotations/model';
import { byKind } from '@/lib/export/by-kind';
import type { ExportBundle } from '@/lib/export/bundle';
import { safeUrl } from '@/lib/export/safe-url';
import { contextOf } from '@/lib/export/w3c/context';
import { sourceSelector } from '@/lib/export/w3c/fragment';
import { KIND_PARTS } from '@/lib/export/w3c/kinds';
import { filled, inOurTerms, type Node } from '@/lib/export/w3c/node';
import { publicIds } from '@/lib/export/w3c/public-ids';
import { statusOf, wordsNow } from '@/lib/export/words-now';
import { verdictOf } from '@/lib/review/scale-rules';
import { codePointIndex } from '@/lib/text/code-points';

/** How a link is called in the Citation Typing Ontology, read from the annotation to the source. */
const CITO: Record<EvidenceRelation, string> = {
  supported_by: 'cito:isSupportedBy',
  contradicted_by: 'cito:isDisputedBy',
  qualified_by: 'cito:isQualifiedBy',
  mentions_only: 'cito:citesForInformation',
  quoted_from: 'cito:includesQuotationFrom',
};

/**
 * Writers of the items of a collection: an annotation, a link to a source, a comment. Each is a whole annotation of the standard,
 * with its own context.
 */
export function itemWriters(bundle: ExportBundle) {
  const { article, people, captureHashes, scale } = bundle;
  const ids = publicIds(bundle);
  const context = contextOf(bundle.origin);
  const codePoints = codePointIndex(article.text);
  const addresses = new Map(
    bundle.sources.map((source) => [source.id, source.isWithheld ? null : safeUrl(source.url)]),
  );
  const language = /^[a-z]{2,3}(-|$)/.test(article.language) ? article.language : undefined;

  const person = (id: string | null) =>
    id === null ? undefined : filled({ id: ids.person(id), type: 'Person', name: people.get(id) });
  const head = (id: string, motivation: string | string[], createdById: string, createdAt: string) => ({
    '@context': context,
    id,
    type: 'Annotation',
    motivation: typeof motivation === 'string' || motivation.length > 1 ? motivation : motivation[0],
    creator: person(createdById),
    created: createdAt,
  });
  const text = (purpose: string, value: string, format = 'text/plain') => ({
    type: 'TextualBody',
    purpose,
    value,
    format,
    // What restates the article is in its language; what people say about it need not be.
    ...(purpose === 'describing' && language && { language }),
  });
  const idea = (purpose: string, source: string) => ({ type: 'SpecificResource', purpose, source });

  // The quote is what a range means; a position is told only where there is one.
  function target(range: Range): Node {
    const { role, start, end, exact, prefix, suffix, placement } = range;
    const position = { start: codePoints.toCodePoint(start), end: codePoints.toCodePoint(end) };
    const now = wordsNow(range, article.text);
    return {
      type: 'SpecificResource',
      source: ids.articleVersion,
      selector: [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        ...(isLost(range) ? [] : [{ type: 'TextPositionSelector', ...position }]),
      ],
      state: { type: 'TimeState', sourceDate: article.createdAt },
      'fc:role': role,
      ...(placement !== 'placed' && { 'fc:placement': placement }),
      ...(now !== null && { 'fc:wordsNow': now }),
    };
  }

  const flag = ({ name, reason, byId, at }: Flag) =>
    filled({ 'fc:flag': name, 'fc:reason': reason, creator: person(byId), created: at });

  // The printed name is a field; this is who is meant by it.
  function agent(role: AgentRole, who: AgentRef | undefined): Node[] {
    if (!who) return [];
    const sameAs = safeUrl(who.sameAs);
    return [
      filled({
        id: ids.agent(who.id),
        type: who.kind === 'person' ? 'Person' : 'Organization',
        name: who.name,
        'fc:role': role,
        'schema:sameAs': sameAs && { id: sameAs },
      }),
    ];
  }

  function thread({ thread: { resolvedAt, resolvedById } }: AnnotationView): Node | undefined {
    return resolvedAt === null
      ? undefined
      : { 'fc:resolvedAt': resolvedAt, 'fc:resolvedBy': person(resolvedById) };
  }

  function override({ override: given }: AnnotationView): Node | undefined {
    return given
      ? filled({ 'fc:reason': given.reason, creator: person(given.byId), created: given.at })
      : undefined;
  }

  function writeAnnotation(annotation: AnnotationView): Node {
    const { term, motivation, verdict, texts, rest } = byKind(KIND_PARTS, annotation);
    const { check } = annotation;
    const rated = verdict ? verdictOf(scale, verdict) : null;
    const contents = annotation.ranges.filter((range) => range.role === 'content');
    return filled({
      ...head(ids.annotation(annotation.id), motivation, annotation.createdById, annotation.createdAt),
      modified: annotation.updatedAt,
      body: [
        idea('classifying', ids.term(term)),
        ...(verdict ? [idea('assessing', ids.verdict(scale.id, verdict))] : []),
        ...texts.flatMap(([purpose, value]) => (value ? [text(purpose, value)] : [])),
        ...annotation.tags.map((tag) => text('tagging', tag)),
      ],
      target: annotation.ranges.length === 0 ? ids.articleVersion : annotation.ranges.map(target),
      'fc:composite': contents.length > 1 ? true : undefined,
      'fc:verificationStatus': statusOf(annotation),
      'fc:statusWhenChecked': isStale(annotation) ? annotation.status : undefined,
      'fc:verdictLabel': rated?.label,
      'fc:verdictBucket': rated?.bucket,
      'fc:decidedBy':
        annotation.kind === 'suggestion' ? person(annotation.fields.decidedById ?? null) : undefined,
      'fc:checkedBy': check && person(check.byId),
      'fc:checkedAt': check?.at,
      'fc:override': override(annotation),
      'fc:priority': annotation.priority,
      'fc:visibility': annotation.visibility,
      'fc:assignee': person(annotation.assigneeId),
      'fc:flags': annotation.flags.map(flag),
      'fc:agents': AGENT_ROLES.flatMap((role) => agent(role, annotation.agents[role])),
      'fc:thread': thread(annotation),
      'fc:updatedBy': person(annotation.updatedById),
      'fc:version': annotation.version,
      ...inOurTerms(rest),
    });
  }

  function writeEvidence(evidence: EvidenceView): Node {
    const source = ids.source(evidence.sourceId);
    return filled({
      ...head(ids.evidence(evidence.id), 'linking', evidence.createdById, evidence.createdAt),
      body: [
        filled({
          ...idea('linking', addresses.get(evidence.sourceId) ?? source),
          selector: sourceSelector(evidence),
        }),
        ...(evidence.note === '' ? [] : [text('commenting', evidence.note)]),
      ],
      target: ids.annotation(evidence.annotationId),
      [CITO[evidence.relation]]: { id: source },
      'fc:relation': evidence.relation,
      'fc:proximity': evidence.proximity,
      'fc:locatorType': evidence.locatorType,
      'fc:locator': evidence.locator,
      'fc:locatorEnd': evidence.locatorEnd,
      'fc:directness': evidence.directness,
      'fc:excerptLanguage': evidence.excerptLanguage,
      'fc:excerptTranslation': evidence.excerptTranslation,
      'fc:captureSha256': evidence.captureId === null ? undefined : captureHashes.get(evidence.captureId),
      'fc:passageNow': evidence.newest?.placement,
      'fc:seenOriginalBy': person(evidence.seenOriginal?.byId ?? null),
      'fc:seenOriginalAt': evidence.seenOriginal?.at,
      'fc:tracedToOrigin': evidence.tracedToOrigin ? true : undefined,
      'fc:version': evidence.version,
    });
  }

  function writeComment(comment: CommentView): Node {
    return filled({
      ...head(ids.comment(comment.id), 'replying', comment.authorId, comment.createdAt),
      modified: comment.editedAt,
      body: text('replying', comment.body, 'text/markdown'),
      target: ids.annotation(comment.annotationId),
    });
  }

  return { writeAnnotation, writeEvidence, writeComment };
}
