/** What somebody can say of a comment without words. */
export const REACTIONS = ['agree', 'doubt', 'thanks', 'seen'] as const;
export type ReactionKind = (typeof REACTIONS)[number];

/** What each is called. */
export const REACTION_LABELS: Record<ReactionKind, string> = {
  agree: 'Agree',
  doubt: 'Doubt',
  thanks: 'Thanks',
  seen: 'Seen',
};

/** Who said one of them of a comment, in the order in which they did; nobody twice. */
export interface ReactionView {
  kind: ReactionKind;
  userIds: string[];
}

/** The reactions of single people together, in the order of the kinds; those that nobody has are left out. */
export function groupReactions(reactions: readonly { kind: string; userId: string }[]): ReactionView[] {
  return REACTIONS.flatMap((kind) => {
    const userIds = reactions.filter((each) => each.kind === kind).map(({ userId }) => userId);
    return userIds.length === 0 ? [] : [{ kind, userIds }];
  });
}

/** The reactions with one person's added, or taken away; as they were when that is so already. */
export function withReaction(
  reactions: readonly ReactionView[],
  { kind, userId, isOn }: { kind: ReactionKind; userId: string; isOn: boolean },
): ReactionView[] {
  const apart = reactions.flatMap((each) => each.userIds.map((id) => ({ kind: each.kind, userId: id })));
  const others = apart.filter((each) => each.kind !== kind || each.userId !== userId);
  if (isOn && others.length < apart.length) return [...reactions];
  return groupReactions(isOn ? [...others, { kind, userId }] : others);
}
