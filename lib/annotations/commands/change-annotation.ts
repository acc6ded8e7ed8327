import { z } from 'zod';
import { idsOf } from '@/lib/agents/rules';
import type { Actor } from '@/lib/auth/actor';
import { checkColumns, checksAfter } from '@/lib/annotations/check-rules';
import { applyChanges, type AnnotationState, type FieldChange } from '@/lib/annotations/change-rules';
import { invalid, wordsChanged } from '@/lib/annotations/refusals';
import { requireVerdict } from '@/lib/annotations/require-verdict';
import { decideOverride, type OverrideChange } from '@/lib/evidence/decide-override';
import { requireAgents, writeAgents } from '@/lib/annotations/commands/write-agents';
import { replaceAnchors } from '@/lib/annotations/commands/write-anchors';
import { requireAnnotationRow, writeOnArticleAfter, type Tx } from '@/lib/annotations/write-on-article';
import {
  type AnnotationChanges,
  type AnnotationView,
  type FieldConflict,
  type RangeInput,
  standingRangeSchema,
  standingRangesSchema,
} from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { isSamePlace } from '@/lib/annotations/range-rules';
import { hasOtherWords, isFinished } from '@/lib/annotations/rules';
import { statusStep } from '@/lib/annotations/status-rules';
import { retakable, retakenData, verbOf } from '@/lib/annotations/verb-rules';
import { appendEvent, type LockedArticle } from '@/lib/events/append-event';
import { idSchema } from '@/lib/ids';
import { isSameText, readTextThen, type TextThen } from '@/lib/versions/carry-ranges';
import { readLockedText } from '@/lib/versions/queries';
import { holdMembers } from '@/lib/workspaces/hold-members';

/** Values whose JSON is longer are named in the event without being told. */
const MAX_EVENT_VALUE = 500;

/**
 * Changes single fields of an annotation, each compared with the value it was made on (`applyChanges`). A field that
 * somebody else changed meanwhile is a conflict that carries `conflicts` and `annotation`, and nothing is written; sending
 * the same again writes nothing and answers the annotation. Finishing a check is a check of the words as they are: where they are not
 * those that were marked, they are taken anew, if they are those that the person saw. A claim is verified with enough evidence, or with a
 * reason (`decideOverride`).
 */
export async function changeAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { articleVersion, changes: asked, overrideReason }: AnnotationChanges,
): Promise<AnnotationView> {
  // What is no id is found out about after everything else.
  const named = idSchema.safeParse(asked['assigneeId']?.to).data;
  let members: ReadonlySet<string> = new Set();
  const hold = async (tx: Tx) => {
    members = await holdMembers(tx, actor, named === undefined ? [] : [named]);
  };
  return await writeOnArticleAfter(actor, articleId, hold, async (tx, article) => {
    await requireAnnotationRow(tx, actor, articleId, annotationId);
    const stored = await requireAnnotation(actor, articleId, annotationId, tx);
    let text = '';
    let changes = asked;
    // The text is long, and nothing but ranges is judged by it.
    if (Object.hasOwn(asked, 'ranges')) {
      const then = await readTextThen(tx, actor, article, articleVersion);
      text = then.now;
      changes = { ...asked, ranges: carryChange(asked['ranges'], then, stored) };
    }

    const result = applyChanges(stateOf(stored), changes, {
      byId: actor.userId,
      at: new Date().toISOString(),
      text,
    });
    switch (result.outcome) {
      case 'invalid':
        throw invalid(result.problems);
      case 'conflict':
        throw new AppError('conflict', 'Somebody else changed this meanwhile. Look at both, then choose.', {
          details: {
            conflicts: await withAuthors(tx, actor, stored, result.conflicts),
            annotation: stored,
          },
        });
      case 'applied':
        if (result.changed.length === 0) return stored;
        requireMember(members, result.changed);
        await requireAgents(tx, actor, result.changed);
        await requireVerdict(tx, actor, result.changed);
        if (finishesOnOtherWords(result.changed, stored)) {
          text = await requireSeenWords(tx, actor, article, { stored, asked, articleVersion });
        }
        const isStatus = result.changed.some(({ field }) => field === 'status');
        const override = isStatus
          ? await decideOverride(tx, actor, stored, result.state.status, overrideReason)
          : null;
        await write(tx, actor, { text, stored, state: result.state, changed: result.changed, override });
        return await requireAnnotation(actor, articleId, annotationId, tx);
    }
  });
}

// With all that the client knows of them, or only their places.
const knownRanges = z.array(z.object(standingRangeSchema.shape));

// What is no list of ranges stays as it is: the rules say what is wrong with it.
function carryChange(
  change: AnnotationChanges['changes'][string] | undefined,
  then: TextThen,
  stored: AnnotationView,
) {
  const from = knownRanges.safeParse(change?.from).data?.map(then.carry) ?? change?.from;
  const to = standingRangesSchema.safeParse(change?.to).data;
  if (!to) return { from, to: change?.to };
  const carried = to.map(then.carry);
  if (!to.every((range, index) => isSameText(range, carried[index], then))) throw wordsChanged(stored);
  return { from, to: carried };
}

function finishesOnOtherWords(changed: readonly FieldChange[], stored: AnnotationView): boolean {
  const status = changed.find(({ field }) => field === 'status')?.to;
  return hasOtherWords(stored) && isFinished(status as AnnotationView['status']);
}

/** The text, if the words under the annotation are those that the person saw; a conflict otherwise. */
async function requireSeenWords(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  { stored, asked, articleVersion }: { stored: AnnotationView; asked: Asked; articleVersion: number },
): Promise<string> {
  const text = await readLockedText(tx, actor, article);
  const seen = asked['status']?.words;
  const isSeen = seen
    ? stored.ranges.every(({ start, end }, index) => text.slice(start, end) === seen[index])
    : articleVersion === article.version;
  if (!isSeen) throw wordsChanged(stored);
  return text;
}

type Asked = AnnotationChanges['changes'];

function stateOf({
  kind,
  status,
  priority,
  assigneeId,
  flags,
  tags,
  visibility,
  ranges,
  fields,
  agents,
}: AnnotationView): AnnotationState {
  return {
    kind,
    status,
    priority,
    assigneeId,
    flags,
    tags,
    visibility,
    ranges: ranges.map(({ role, start, end }) => ({ role, start, end })),
    fields,
    agents: idsOf(agents),
  };
}

interface Write {
  text: string;
  stored: AnnotationView;
  state: AnnotationState;
  changed: readonly FieldChange[];
  override: OverrideChange | null;
}

async function write(tx: Tx, actor: Actor, { text, stored, state, changed, override }: Write): Promise<void> {
  const { ranges, fields, flags, status, priority, assigneeId, tags, visibility } = state;
  const by = { byId: actor.userId, at: new Date().toISOString() };
  await tx.annotation.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: stored.id } },
    data: {
      status,
      priority,
      assigneeId,
      tags,
      visibility,
      ...checkColumns(
        checksAfter(
          stored,
          changed.map(({ field }) => field),
          status,
          by,
        ),
      ),
      flags: flags.map((flag) => ({ ...flag })),
      fields: fields as Prisma.InputJsonObject,
      ...(override && {
        overrideReason: override.set?.reason ?? null,
        overrideById: override.set && actor.userId,
        overrideAt: override.set && new Date(),
      }),
      version: { increment: 1 },
      updatedAt: new Date(),
      updatedById: actor.userId,
    },
  });
  await writeAgents(tx, actor, stored.id, changed);
  const isMoved = changed.some((change) => change.field === 'ranges');
  const isChecked = finishesOnOtherWords(changed, stored);
  const retaken = isChecked ? retakable(stored.ranges) : [];
  if (isMoved || isChecked) {
    const place = { articleId: stored.articleId, annotationId: stored.id };
    const retake = (range: RangeInput) => retaken.some((each) => isSamePlace(each, range));
    await replaceAnchors(tx, actor, { ...place, text, ranges, retake });
  }
  await appendEvent(tx, actor, {
    articleId: stored.articleId,
    type: 'annotation.changed',
    subjectId: stored.id,
    data: {
      kind: stored.kind,
      changes: Object.fromEntries(changed.map(eventOf)),
      ...(status !== stored.status && { step: statusStep(stored.status, status) }),
      ...(override && { override: override.set }),
      ...(isMoved && { verb: verbOf(stored.ranges, ranges) }),
      ...(isChecked && { retaken: retaken.map((range) => retakenData(range, text)) }),
    },
  });
}

function eventOf({ field, from, to }: FieldChange): [string, Prisma.InputJsonObject] {
  const told = Object.entries({ from, to }).filter(
    ([, value]) => JSON.stringify(value).length <= MAX_EVENT_VALUE,
  );
  return [field, Object.fromEntries(told) as Prisma.InputJsonObject];
}

function requireMember(members: ReadonlySet<string>, changed: readonly FieldChange[]): void {
  const assigneeId = changed.find((change) => change.field === 'assigneeId')?.to;
  if (typeof assigneeId !== 'string' || members.has(assigneeId)) return;
  throw invalid({ assigneeId: 'This person is not a member of the workspace.' });
}

// The annotation tells who changed it last, its events who changed each field.
async function withAuthors(
  tx: Tx,
  actor: Actor,
  stored: AnnotationView,
  conflicts: readonly Omit<FieldConflict, 'theirsById'>[],
): Promise<FieldConflict[]> {
  const { workspaceId } = actor;
  const events = await tx.event.findMany({
    where: {
      workspaceId,
      articleId: stored.articleId,
      subjectId: stored.id,
      type: 'annotation.changed',
    },
    orderBy: { number: 'desc' },
    take: 200,
    select: { actorId: true, data: true },
  });
  return conflicts.map((conflict) => {
    const last = events.find(({ data }) =>
      Object.hasOwn(Object(Reflect.get(Object(data), 'changes')), conflict.field),
    );
    return { ...conflict, theirsById: last?.actorId ?? stored.createdById };
  });
}
