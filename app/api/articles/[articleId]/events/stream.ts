import { openEventStream, type EventStream } from '@/app/api/event-stream';
import type { Following } from '@/lib/versions/live-feed';
import type { GoneWhy } from '@/lib/versions/live-rules';

interface StreamOptions {
  /** Follows the article, calling back at every wake. */
  follow: (onWake: () => void) => Promise<Following>;
  /** The event that the reader knows last; without it, from now on. */
  after: number | undefined;
  /** Why the reader may not read any more, or null. In doubt is whoever's workspace has other members now, or its members other roles. */
  whyGone: (isInDoubt: boolean) => Promise<GoneWhy | null>;
  signal: AbortSignal;
  /** Called once, when all is cleaned up. */
  onEnd: () => void;
  heartbeatMs?: number;
  patienceMs?: number;
}

/**
 * Follows an article for one reader: every event after `after` in order, each once, how the workspace stands, who is
 * there, and a heartbeat. It ends with `gone` and why when
 * the article is deleted or may not be read any more, and with `reset` when the reader is too far behind. Rejects when the database cannot
 * be asked.
 */
export async function openStream({ after, whyGone, ...options }: StreamOptions): Promise<EventStream> {
  let known: number | null = null;
  let presence: unknown;
  let workspace: unknown;
  let doubts: number | undefined;
  return await openEventStream({
    ...options,
    tell: async (following, { hasRoom, say }) => {
      if (known === null) {
        const from = after ?? following.head;
        if (from > following.head) await following.refresh();
        // Ahead of the log is whoever knew one that was put back since.
        if (from > following.head) return (say('reset', {}), 'last');
        known = from;
      }
      const isNew = workspace === undefined;
      const isInDoubt = !isNew && (workspace !== following.workspace || doubts !== following.doubts);
      doubts = following.doubts;
      const why = following.isGone ? 'article' : await whyGone(isInDoubt);
      if (why !== null) return (say('gone', { why }), 'last');
      // First, because what happened names people.
      if (workspace !== following.workspace && hasRoom()) {
        workspace = following.workspace;
        say('workspace', following.workspace);
      }
      if (known < following.head && hasRoom()) {
        const changes = await following.changesAfter(known);
        // It may have happened after its reader was removed.
        if (doubts !== following.doubts) return 'more';
        if (changes.outcome === 'gone') return (say('gone', { why: 'article' }), 'last');
        if (changes.outcome === 'reset') return (say('reset', {}), 'last');
        if (changes.outcome === 'changes') {
          known = changes.message.number;
          say('changes', changes.message, known);
          return 'more';
        }
      }
      if (presence !== following.presence && hasRoom()) {
        presence = following.presence;
        say('presence', following.presence);
      }
      return 'all';
    },
  });
}
