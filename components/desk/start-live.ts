import type { DeskController } from '@/components/desk/desk-controller';
import { hearArticle } from '@/components/desk/hear-article';
import { hearWorkspace } from '@/components/desk/hear-workspace';
import { LiveFeed } from '@/components/desk/live/live-feed';
import { PresenceSender } from '@/components/desk/live/presence-sender';
import { personColour } from '@/components/ui/avatar';
import type { Cursor } from '@/lib/editor/cursor-plugin';
import type { ChangesMessage, PresenceView } from '@/lib/versions/live-rules';

/** Lets what others do come in as it happens, and lets them see where one is; returns how to stop. */
export function startLive(desk: DeskController): () => void {
  const { data, writing, ui } = desk;
  const place = { articleId: data.article.id, workspaceId: data.me.workspaceId, clientId: writing.clientId };
  const feed = new LiveFeed({
    ...place,
    after: data.article.lastEventNumber,
    onChanges: (message) => hear(desk, message),
    onWorkspace: (now) => hearWorkspace(desk, now),
    onPresence: (present) => showPresent(desk, present),
    onGone: () => leave(desk),
    onReset: () => location.reload(),
    onState: (state) => ui.set({ feed: state }),
  });
  const sender = new PresenceSender({
    ...place,
    place: () => ({
      ...(desk.paper?.place() ?? { version: writing.live.version, anchor: null, head: null }),
      isEditing: ui.state.mode === 'edit' && desk.may.write,
    }),
    isWriting: () => writing.isWriting,
  });
  feed.start();
  sender.start();
  desk.onMoved = () => sender.moved();
  return () => {
    desk.onMoved = null;
    feed.stop();
    sender.stop();
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

/** Whether the same people's pages are there and write; where their carets are is shown in the text alone. */
function isSamePresent(before: readonly PresenceView[], after: readonly PresenceView[]): boolean {
  return (
    before.length === after.length &&
    after.every((one, index) => {
      const other = before[index];
      return (
        one.clientId === other?.clientId && one.userId === other.userId && one.isEditing === other.isEditing
      );
    })
  );
}

function leave(desk: DeskController): void {
  desk.setMode('read');
  desk.writing.sync.close();
  desk.store.notify({
    message: 'This article was deleted, or you have no access to it any more.',
    shown: true,
    urgent: true,
  });
}
