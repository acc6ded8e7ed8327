import { groupOf, sayEvent } from '@/lib/activity/event-rules';
import type { AboutView, ActivityEntry, LogEvent, SaidPart } from '@/lib/activity/model';
import type { Names } from '@/lib/activity/names';
import { refsOf } from '@/lib/activity/refs-rules';

const UNKNOWN = 'somebody who left';
const NOBODY = 'Galley';

/** An event in words, with the names of what it names. */
export function presentEntry(event: LogEvent, names: Names): ActivityEntry {
  const { id, at, type, actorId } = event;
  const said = sayEvent(event).map((part): SaidPart => {
    if (typeof part === 'string') return part;
    if ('verdict' in part) return { name: names.verdict(part.verdict) };
    if ('words' in part) return { name: `“${part.words}”` };
    return { name: names.people.get(part.person) ?? UNKNOWN };
  });
  const by = actorId === null ? null : { id: actorId, name: names.people.get(actorId) ?? null };
  const who = by === null ? NOBODY : (by.name ?? `${UNKNOWN.charAt(0).toUpperCase()}${UNKNOWN.slice(1)}`);
  const { articleId } = refsOf(event);
  const article =
    articleId === null ? null : { id: articleId, title: '', isGone: true, ...names.articles.get(articleId) };
  return {
    id,
    at,
    type,
    group: groupOf(event),
    by,
    said,
    sentence: [who, ' ', ...said.map((part) => (typeof part === 'string' ? part : part.name))].join(''),
    article,
    about: aboutOf(event, names),
  };
}

function aboutOf(event: LogEvent, names: Names): AboutView[] {
  const { annotationId, evidenceId, sourceId, agentId } = refsOf(event);
  const gone = (id: string) => ({ id, kind: '', name: '', isGone: true });
  const about: AboutView[] = [];
  if (annotationId !== null)
    about.push({ what: 'item', ...(names.items.get(annotationId) ?? gone(annotationId)) });
  const source = names.sources.get(evidenceId ?? '') ?? names.sources.get(sourceId ?? '');
  if (source) about.push({ what: 'source', ...source });
  if (agentId !== null) about.push({ what: 'agent', ...(names.agents.get(agentId) ?? gone(agentId)) });
  return about;
}
