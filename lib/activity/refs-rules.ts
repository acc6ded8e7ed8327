import type { LogEvent } from '@/lib/activity/model';
import { sayEvent } from '@/lib/activity/event-rules';
import { textAt } from '@/lib/activity/say-rules';

/** What an event names, by id; null where it names nothing of that kind. */
export interface EventRefs {
  articleId: string | null;
  annotationId: string | null;
  evidenceId: string | null;
  sourceId: string | null;
  agentId: string | null;
  personIds: string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is to be read to tell an event. */
export function refsOf(event: LogEvent): EventRefs {
  const { type, subjectId, data } = event;
  const [about] = type.split('.');
  const named = (name: string) => idOr(textAt(data, name));
  const isItem = about === 'annotation' || about === 'thread';
  // A copy that was kept is its own subject.
  const source = named('sourceId') ?? (about === 'source' ? subjectId : null);
  const said = sayEvent(event).flatMap((part) =>
    typeof part === 'object' && 'person' in part ? [part.person] : [],
  );
  return {
    articleId: event.articleId ?? (about === 'article' || about === 'activity' ? subjectId : null),
    annotationId: isItem ? subjectId : named('annotationId'),
    evidenceId: about === 'evidence' ? subjectId : null,
    sourceId: source,
    agentId: about === 'agent' ? subjectId : null,
    personIds: [event.actorId, ...said].filter((id) => id !== null && UUID.test(id)) as string[],
  };
}

function idOr(text: string): string | null {
  return UUID.test(text) ? text : null;
}

/**
 * Every id that an event names, wherever in it: what is withheld is withheld by any of them, also in events of types that are not known.
 * Changes of the text name anchors only, and are left out.
 */
export function idsIn({ type, subjectId, data }: Pick<LogEvent, 'type' | 'subjectId' | 'data'>): string[] {
  if (type === 'article.edited') return [];
  const ids = new Set(subjectId === null ? [] : [subjectId]);
  const left = [data];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && UUID.test(value)) ids.add(value.toLowerCase());
    if (typeof value === 'object' && value !== null) left.push(...Object.values(value));
  }
  return [...ids];
}
