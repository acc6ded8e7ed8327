import type { DeskController } from '@/components/desk/desk-controller';
import { GONE_WORDS } from '@/components/desk/gone-words';
import { hearArticle } from '@/components/desk/hear-article';
import { hearWorkspace } from '@/components/desk/hear-workspace';
import { LiveFeed } from '@/components/desk/live/live-feed';
import { PresenceSender } from '@/components/desk/live/presence-sender';
import { personColour } from '@/components/ui/avatar';
import type { Cursor } from '@/lib/editor/cursor-plugin';
import type { ChangesMessage, GoneWhy, PresenceView } from '@/lib/versions/live-rules';

/** Lets what others do come in as it happens, and lets them see where one is; returns how to stop. */
export function startLive(desk: DeskController): () => void {
  const { data, writing, ui } = desk;
  const place = { articleId: data.article.id, workspaceId: data.me.workspaceId, clientId: writing.clientId };
  const feed = new LiveFeed({
    ...place,
    userId: data.me.userId,
    after: data.article.lastEventNumber,
    onChanges: (message) => hear(desk, message),
    onWorkspace: (now) => hearWorkspace(desk, now),
    onPresence: (present) => showPresent(desk, present),
    onGone: (why) => leave(desk, why),
    onReset: () => location.reload(),
    onState: (state) => {
      if (state !== 'offline') comeBack(desk);
      ui.set({ feed: state });
    },
  });
  const sender = new PresenceSender({
    path: `/api/articles/${place.articleId}/presence`,
    headers: { 'x-galley-workspace': place.workspaceId },
    clientId: place.clientId,
    place: () => ({
      ...(desk.paper?.place() ?? { version: writing.live.version, anchor: null, head: null }),
      annotationId: desk.store.state.activeId,
      isEditing: ui.state.mode === 'edit' && desk.may.write,
    }),
    isWriting: () => writing.isWriting,
    isOut: () => ui.state.gone !== null,
  });
  // Whoever is signed out may have signed in again in another tab.
  const look = () => {
    if (document.visibilityState === 'visible' && ui.state.gone === 'session') feed.start();
  };
  feed.start();
  sender.start();
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  desk.onMoved = () => sender.moved();
  let { activeId } = desk.store.state;
  const stopWatching = desk.store.subscribe(() => {
    if (activeId === desk.store.state.activeId) return;
    ({ activeId } = desk.store.state);
    sender.moved();
  });
  return () => {
    desk.onMoved = null;
    stopWatching();
    feed.stop();
    sender.stop();
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

function hear(desk: DeskController, message: ChangesMessage): void {
  desk.writing.hear(message.edits);
  desk.store.hear(message);
  if (message.article) hearArticle(desk, message.article);
  if (desk.ui.state.isReviewOpen) desk.ui.set({ reviewNews: message.number });
  if (message.edits.some((edit) => edit.touched === null)) void desk.store.readAgain();
}

function showPresent(desk: DeskController, present: readonly PresenceView[]): void {
  const { writing, data, people } = desk;
  if (!isSamePresent(desk.ui.state.present, present)) desk.ui.set({ present });
  const cursors = present.flatMap(({ clientId, userId, version, anchor, head }): Cursor[] => {
    if (clientId === writing.clientId || anchor === null || head === null) return [];
    const there = writing.live.mapsSince(version);
    if (!there) return [];
    const name = userId === data.me.userId ? 'You, elsewhere' : (people.get(userId)?.name ?? 'Somebody');
    return [
      { clientId, name, colour: personColour(userId), anchor: there.map(anchor), head: there.map(head) },
    ];
  });
  desk.paper?.showCursors(cursors);
}

/** Whether the same people's pages are there, have the same open and write; where their carets are is shown in the text alone. */
function isSamePresent(before: readonly PresenceView[], after: readonly PresenceView[]): boolean {
  return (
    before.length === after.length &&
    after.every((one, index) => {
      const other = before[index];
      return (
        one.clientId === other?.clientId &&
        one.userId === other.userId &&
        one.annotationId === other.annotationId &&
        one.isEditing === other.isEditing
      );
    })
  );
}

function leave(desk: DeskController, why: GoneWhy): void {
  if (desk.ui.state.gone === why) return;
  desk.ui.set({ gone: why, present: [] });
  desk.paper?.showCursors([]);
  // Whoever signs in again goes on where they were.
  if (why !== 'session') {
    desk.setMode('read');
    desk.writing.sync.close();
  }
  desk.store.notify({ message: GONE_WORDS[why], shown: true, urgent: true });
}

function comeBack(desk: DeskController): void {
  if (desk.ui.state.gone === null) return;
  desk.ui.set({ gone: null });
  desk.store.resume();
  desk.writing.sync.resume();
  desk.store.notify({ message: 'You are signed in again.', shown: true });
}
