import type { Actor } from '@/lib/auth/actor';
import { wasMadeOf } from '@/lib/annotations/made-of';
import { invalid, refuseMore, taken, wordsChanged } from '@/lib/annotations/refusals';
import { checkColumns, checksAfter, NO_CHECKS } from '@/lib/annotations/check-rules';
import { requireVerdict } from '@/lib/annotations/require-verdict';
import { refuseUnproved } from '@/lib/evidence/decide-override';
import { insertAnchors } from '@/lib/annotations/commands/write-anchors';
import { writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import { checkFields } from '@/lib/annotations/field-rules';
import type { AnnotationInput, AnnotationView } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { checkRanges, orderRanges } from '@/lib/annotations/range-rules';
import { isDecisionField, isItem } from '@/lib/annotations/rules';
import { usualVisibility } from '@/lib/annotations/visibility-rules';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendEvent, type LockedArticle } from '@/lib/events/append-event';
import { isSameText, readTextThen } from '@/lib/versions/carry-ranges';

/**
 * Makes an annotation on words of a version of the article, which may have been changed elsewhere since. Sending the same again, by
 * the same person, makes nothing and answers `created: false` with the annotation as it is now. Conflicts: words that were changed
 * meanwhile, an id that is taken or was deleted, an archived or full article, a claim that is accurate without evidence.
 */
export async function createAnnotation(
  actor: Actor,
  articleId: string,
  input: AnnotationInput,
): Promise<{ annotation: AnnotationView; created: boolean }> {
  return await writeOnArticle(actor, articleId, async (tx, article) => {
    const created = await insertAnnotation(tx, actor, article, input);
    return { annotation: await requireAnnotation(actor, articleId, input.id, tx), created };
  });
}

/** `createAnnotation` for a caller who has locked and authorized; answers whether it made one. */
export async function insertAnnotation(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  input: AnnotationInput,
): Promise<boolean> {
  const { id, kind } = input;
  const { workspaceId, userId } = actor;
  const then = await readTextThen(tx, actor, article, input.articleVersion);
  const { content, problems } = readContent(input, then.text);
  const made = { articleId: article.id, type: 'annotation.created', subjectId: id, data: content };

  const existing = await tx.annotation.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { deletedAt: true },
  });
  if (existing) {
    if (!(await wasMadeOf(tx, actor, made))) throw taken('annotation');
    if (existing.deletedAt) {
      throw new AppError('conflict', 'This annotation was made and then deleted. Restore it instead.');
    }
    return false;
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await requireVerdict(tx, actor, [{ field: 'fields.verdict', to: content.fields['verdict'] }]);
  if (kind === 'claim') await refuseUnproved(tx, actor, content.status);
  const where = { workspaceId, articleId: article.id, deletedAt: null };
  refuseMore('annotations', await tx.annotation.count({ where }));

  const { status, fields } = content;
  const by = { byId: userId, at: new Date().toISOString() };
  const ranges = content.ranges.map(then.carry);
  if (!content.ranges.every((range, index) => isSameText(range, ranges[index], then))) throw wordsChanged();
  const { count } = await tx.annotation.createMany({
    data: {
      workspaceId,
      id,
      articleId: article.id,
      kind,
      status,
      visibility: usualVisibility(kind),
      ...checkColumns(checksAfter(NO_CHECKS, ['status'], status, by)),
      fields,
      createdById: userId,
      updatedById: userId,
    },
    skipDuplicates: true,
  });
  // The id was taken at this moment on another article, which is not locked.
  if (count === 0) throw taken('annotation');
  await insertAnchors(tx, actor, { articleId: article.id, annotationId: id, text: then.now, ranges });
  await appendEvent(tx, actor, made);
  return true;
}

// What the annotation is made of, in the form in which it is stored, and what is wrong with it by field.
function readContent(input: AnnotationInput, text: string) {
  const { kind, status = 'unchecked', fields: given = {} } = input;
  const problems: Record<string, string> = {};
  const fields = checkFields(kind, given);
  if (!fields.ok) Object.assign(problems, fields.problems);
  for (const name of Object.keys(given)) {
    if (isDecisionField(kind, name))
      problems[`fields.${name}`] = 'Make the suggestion first, then decide about it.';
  }
  const ranges = checkRanges(kind, input.ranges, text);
  if (!ranges.ok) problems['ranges'] = ranges.message;
  if (status !== 'unchecked' && !isItem(kind)) {
    problems['status'] = 'There is nothing to check here, so it has no status.';
  }
  const content = {
    kind,
    status,
    ranges: orderRanges(input.ranges).map((range) => ({ ...range })),
    fields: (fields.ok ? fields.fields : {}) as Prisma.InputJsonObject,
  };
  return { content, problems };
}
