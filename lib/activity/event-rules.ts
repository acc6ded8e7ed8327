import { ARTICLE_EVENTS } from '@/lib/activity/article-event-rules';
import {
  ASSIGNEE_FIELD,
  ITEM_EVENTS,
  VERDICT_FIELDS,
  VISIBILITY_FIELD,
} from '@/lib/activity/item-event-rules';
import { LIBRARY_EVENTS } from '@/lib/activity/library-event-rules';
import type { ActivityGroup, LogEvent, Phrase } from '@/lib/activity/model';
import { valueAt, type Telling } from '@/lib/activity/say-rules';
import { WORKSPACE_EVENTS } from '@/lib/activity/workspace-event-rules';

const TELLINGS = new Map<string, Telling>(
  [ARTICLE_EVENTS, ITEM_EVENTS, LIBRARY_EVENTS, WORKSPACE_EVENTS].flatMap((table) => Object.entries(table)),
);

/** Every type of event that can be told; a test compares them with those that the code writes. */
export const EVENT_TYPES: readonly string[] = [...TELLINGS.keys()];

/** What was done, to be read after the name of who did it. A type that this version does not know is told by its name. */
export function sayEvent(event: LogEvent): Phrase[] {
  const telling = TELLINGS.get(event.type);
  return telling ? telling.say(event) : ['did something this version does not know: ', { words: event.type }];
}

/** The group of an event; null for a type that is not known. A change of an item is of the group of the weightiest field in it. */
export function groupOf({ type, data }: Pick<LogEvent, 'type' | 'data'>): ActivityGroup | null {
  if (type !== 'annotation.changed') return TELLINGS.get(type)?.group ?? null;
  const changes = Object(valueAt(data, 'changes'));
  const holds = (name: string) => Object.hasOwn(changes, name);
  if (valueAt(data, 'override') !== undefined || VERDICT_FIELDS.some(holds)) return 'verdicts';
  if (holds(VISIBILITY_FIELD)) return 'permissions';
  return holds(ASSIGNEE_FIELD) ? 'people' : 'items';
}

/** The types whose events are of a group, but for `annotation.changed`, of which it hangs on what was changed. */
export function typesOf(group: ActivityGroup): string[] {
  return EVENT_TYPES.filter((type) => type !== 'annotation.changed' && TELLINGS.get(type)?.group === group);
}
