import type { DeskController } from '@/components/desk/desk-controller';
import { takeStanding } from '@/components/desk/hear-article';
import { standingOf } from '@/components/desk/store/standing';
import { workspaceNews } from '@/components/desk/store/workspace-news';
import type { WorkspaceNow } from '@/lib/versions/live-rules';

/**
 * Takes in how the workspace stands now: who belongs to it, what this person is in it, what it asks of evidence and rates claims by. What
 * may be done follows, and the person is told what is new to them.
 */
export function hearWorkspace(desk: DeskController, { people, sufficiency, scale }: WorkspaceNow): void {
  const { standing, store, data } = desk;
  const before = standing.state;
  // In one order always, that of their names.
  const isSamePeople = JSON.stringify([...before.people.values()]) === JSON.stringify(people);
  const isSameAsked = Object.entries(sufficiency).every(
    ([name, value]) => Reflect.get(before.sufficiency, name) === value,
  );
  const isSameScale = before.scale.version === scale.version;
  // Who is none of the members any more is told so by the stream's end.
  const role = people.find(({ userId }) => userId === data.me.userId)?.role ?? data.me.role;
  if (isSamePeople && isSameAsked && isSameScale && role === data.me.role) return;
  const me = { ...data.me, role };
  const around = {
    people: isSamePeople ? before.people : new Map(people.map((person) => [person.userId, person])),
    sufficiency: isSameAsked ? before.sufficiency : sufficiency,
    scale: isSameScale ? before.scale : scale,
  };
  desk.data = { ...data, me, sufficiency: around.sufficiency };
  store.judgeBy(around.sufficiency);
  takeStanding(desk, standingOf(before.article, me, around));
  const after = standing.state;
  const message = workspaceNews({ before, after, role: role === data.me.role ? null : role });
  if (message === null) return;
  const isLocked = (before.may.annotate && !after.may.annotate) || (before.may.write && !after.may.write);
  store.notify({ message, shown: true, ...(isLocked && { urgent: true }) });
}
