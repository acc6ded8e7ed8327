import type { AboutView, LogEvent } from '@/lib/activity/model';
import { refsOf, type EventRefs } from '@/lib/activity/refs-rules';
import type { Actor } from '@/lib/auth/actor';
import { textAt } from '@/lib/activity/say-rules';
import { db } from '@/lib/db/client';
import { getScale } from '@/lib/review/scale-queries';
import { verdictOf } from '@/lib/review/scale-rules';
import { visibleTo } from '@/lib/sources/access';
import { listPeople } from '@/lib/workspaces/queries';

/** What the things are called that some events name, by id. */
export interface Names {
  people: ReadonlyMap<string, string>;
  /** What the workspace's scale calls a verdict now. */
  verdict: (id: string) => string;
  articles: ReadonlyMap<string, { title: string; isGone: boolean }>;
  items: ReadonlyMap<string, Omit<AboutView, 'what'>>;
  /** Also by the id of a link to it. */
  sources: ReadonlyMap<string, Omit<AboutView, 'what'>>;
  agents: ReadonlyMap<string, Omit<AboutView, 'what'>>;
}

/** Reads what is to be said with events, none of which may be withheld from the actor. Takes a fixed number of statements. */
export async function readNames(actor: Actor, events: readonly LogEvent[]): Promise<Names> {
  const refs = events.map(refsOf);
  const [people, scale, articles, items, sources, agents] = await Promise.all([
    readPeople(actor, events),
    getScale(actor),
    readArticles(actor, idsOf(refs, 'articleId')),
    readItems(actor, idsOf(refs, 'annotationId')),
    readSources(actor, idsOf(refs, 'sourceId'), idsOf(refs, 'evidenceId')),
    readAgents(actor, idsOf(refs, 'agentId')),
  ]);
  return { people, verdict: (id) => verdictOf(scale, id).label, articles, items, sources, agents };
}

function idsOf(refs: readonly EventRefs[], name: Exclude<keyof EventRefs, 'personIds'>): string[] {
  return [...new Set(refs.flatMap((ref) => ref[name] ?? []))];
}

// Whoever did something here may be named; of others, those who are or were members.
async function readPeople(actor: Actor, events: readonly LogEvent[]): Promise<Map<string, string>> {
  const actorIds = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  const [members, actors] = await Promise.all([
    listPeople(actor),
    db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...members.map(({ userId, name }) => [userId, name] as const),
    ...actors.map(({ id, name }) => [id, name] as const),
  ]);
}

async function readArticles({ workspaceId }: Actor, ids: readonly string[]): Promise<Names['articles']> {
  const there = await db.article.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, title: true },
  });
  const found = new Map(there.map(({ id, title }) => [id, { title, isGone: false }]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const gone = await db.event.findMany({
    where: { workspaceId, articleId: { in: missing }, type: 'article.deleted' },
    select: { articleId: true, data: true },
  });
  for (const { articleId, data } of gone) {
    if (articleId !== null) found.set(articleId, { title: textAt(data, 'title'), isGone: true });
  }
  return found;
}

async function readItems({ workspaceId }: Actor, ids: readonly string[]) {
  const rows = await db.annotation.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: {
      id: true,
      kind: true,
      deletedAt: true,
      anchors: { where: { role: 'content' }, orderBy: { ordinal: 'asc' }, take: 1, select: { exact: true } },
    },
  });
  return new Map(
    rows.map(({ id, kind, deletedAt, anchors }) => [
      id,
      { id, kind, name: shortened(anchors[0]?.exact ?? ''), isGone: deletedAt !== null },
    ]),
  );
}

async function readSources(actor: Actor, ids: readonly string[], evidenceIds: readonly string[]) {
  const links = await db.evidence.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: [...evidenceIds] } },
    select: { id: true, sourceId: true },
  });
  const sources = await db.source.findMany({
    where: { ...visibleTo(actor), id: { in: [...ids, ...links.map(({ sourceId }) => sourceId)] } },
    select: { id: true, title: true },
  });
  const byId = new Map(
    sources.map(({ id, title }) => [id, { id, kind: '', name: shortened(title), isGone: false }]),
  );
  for (const { id, sourceId } of links) {
    const source = byId.get(sourceId);
    if (source) byId.set(id, source);
  }
  return byId;
}

async function readAgents({ workspaceId }: Actor, ids: readonly string[]) {
  const rows = await db.agent.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, { id, kind: '', name: shortened(name), isGone: false }]));
}

function shortened(words: string): string {
  const text = words.trim();
  const signs = [...new Intl.Segmenter().segment(text.slice(0, 400))].map(({ segment }) => segment);
  return signs.length > 120 ? `${signs.slice(0, 118).join('').trimEnd()}…` : text;
}
