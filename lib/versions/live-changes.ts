import type { Actor } from '@/lib/auth/actor';
import { listAnnotationsByIds } from '@/lib/annotations/queries';
import { getArticleFacts } from '@/lib/articles/queries';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  eventsWithSteps,
  MOST_BEHIND,
  MOST_EVENTS,
  summarizeEvents,
  type ChangesMessage,
  type Edit,
} from '@/lib/versions/live-rules';
import { MOST_STEPS_READ, type StepView } from '@/lib/versions/model';
import { readSteps } from '@/lib/versions/queries';

/** What there is to tell after an event: `gone` when there is no such article, `reset` when that is too long ago. */
export type Changes =
  { outcome: 'changes'; message: ChangesMessage; more: boolean } | { outcome: 'none' | 'reset' | 'gone' };

/** The number of the newest event of an article of the actor's workspace; null when there is no such article. */
export async function getHead({ workspaceId }: Actor, articleId: string): Promise<number | null> {
  const article = await findHead(workspaceId, articleId);
  return article?.lastEventNumber ?? null;
}

/**
 * What happened on an article of the actor's workspace after event `after`: the first 500 events of it, or fewer when they hold many
 * steps. Takes a fixed number of statements, but for edits of more than a thousand steps.
 */
export async function readChanges(actor: Actor, articleId: string, after: number): Promise<Changes> {
  const { workspaceId } = actor;
  // Read first: what is committed from here on is of a later message.
  const article = await findHead(workspaceId, articleId);
  if (!article) return { outcome: 'gone' };
  const behind = article.lastEventNumber - after;
  if (behind === 0) return { outcome: 'none' };
  // Ahead of the log is whoever knew one that was put back since.
  if (behind > MOST_BEHIND || behind < 0) return { outcome: 'reset' };

  const logged = await db.event.findMany({
    where: { workspaceId, articleId, number: { gt: after, lte: article.lastEventNumber } },
    orderBy: { number: 'asc' },
    take: MOST_EVENTS,
    select: { number: true, type: true, actorId: true, subjectId: true, data: true },
  });
  const numbered = logged.map((event, index) => ({ ...event, number: event.number ?? after + index + 1 }));
  const events = eventsWithSteps(numbered, MOST_STEPS_READ);
  const number = events.at(-1)?.number ?? after;
  const { edits, annotationIds, talk, deeds } = summarizeEvents(events);
  const place = { workspaceId, articleId };
  const more = number < article.lastEventNumber;
  const version =
    edits.at(-1)?.to ?? (more ? await versionAt(place, number, article.version) : article.version);
  const views = await viewsOf(actor, articleId, annotationIds);
  const facts = deeds && (await getArticleFacts(actor, articleId));
  if (!views || (deeds && !facts)) return { outcome: 'gone' };
  const shown = new Set(views.items.map(({ id }) => id));
  const message: ChangesMessage = {
    after,
    number,
    version,
    edits: await withSteps(place, edits),
    annotations: views.items,
    gone: annotationIds.filter((id) => !shown.has(id)),
    sources: views.sources,
    lineages: views.lineages,
    talk,
    article: deeds && facts && { facts, deeds },
  };
  return { outcome: 'changes', message, more };
}

async function findHead(workspaceId: string, articleId: string) {
  return await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { lastEventNumber: true, version: true },
  });
}

type Place = { workspaceId: string; articleId: string };

// The next edit tells which version it was made on.
async function versionAt(place: Place, number: number, newest: number): Promise<number> {
  const next = await db.event.findFirst({
    where: { ...place, number: { gt: number }, type: 'article.edited' },
    orderBy: { number: 'asc' },
    select: { number: true, type: true, actorId: true, subjectId: true, data: true },
  });
  const [edit] = next ? summarizeEvents([{ ...next, number }]).edits : [];
  return edit?.from ?? newest;
}

async function withSteps(place: Place, edits: readonly Omit<Edit, 'steps'>[]): Promise<Edit[]> {
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return [];
  const steps: StepView[] = [];
  for (let at = first.from; at < last.to;) {
    const read = await readSteps(db, place, at, last.to);
    // An article that is being deleted loses its steps first.
    if (read.length === 0) break;
    steps.push(...read);
    at = read.at(-1)?.version ?? last.to;
  }
  return edits.map((edit) => ({
    ...edit,
    steps: steps.filter(({ version }) => version > edit.from && version <= edit.to),
  }));
}

async function viewsOf(actor: Actor, articleId: string, ids: readonly string[]) {
  if (ids.length === 0) return { items: [], sources: [], lineages: [] };
  try {
    return await listAnnotationsByIds(actor, articleId, ids);
  } catch (error) {
    // Deleted meanwhile.
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
