'use client';

import { CircleHelp, Eye, HandHeart, type LucideIcon, SmilePlus, ThumbsUp } from 'lucide-react';
import { useDesk, useNameOf } from '@/components/desk/desk-context';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { CommentView } from '@/lib/annotations/comment-model';
import { canReact } from '@/lib/annotations/policy';
import { REACTION_LABELS, REACTIONS, type ReactionKind } from '@/lib/annotations/reaction-model';

const ICONS: Record<ReactionKind, LucideIcon> = {
  agree: ThumbsUp,
  doubt: CircleHelp,
  thanks: HandHeart,
  seen: Eye,
};
/** People who are named without being asked for. */
const MOST_NAMED = 2;

/** Who reacted how to a comment, by name; a click on one's own way takes it back, on another's joins in. Nothing without any. */
export function Reactions({ comment }: { comment: CommentView }) {
  const { desk, may } = useDesk();
  const nameOf = useNameOf();
  const { me } = desk.data;
  if (comment.reactions.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-1" aria-label="Reactions">
      {comment.reactions.map(({ kind, userIds }) => {
        const isMine = userIds.includes(me.userId);
        const names = userIds.map((id) => (id === me.userId ? 'you' : nameOf(id)));
        const told = `${REACTION_LABELS[kind]}: ${new Intl.ListFormat('en').format(names)}`;
        const Icon = ICONS[kind];
        const rest = names.length - MOST_NAMED;
        return (
          <li key={kind} className="min-w-0">
            <button
              type="button"
              className="flex max-w-full items-center gap-1 rounded-full border border-line-2 px-2 py-px text-[12px] text-ink-2 hover:text-ink disabled:hover:text-ink-2 aria-pressed:border-accent aria-pressed:text-accent pointer-coarse:min-h-11"
              aria-pressed={isMine}
              aria-label={told}
              title={told}
              disabled={!may.annotate || !canReact(me)}
              onClick={() => desk.actions.react(comment, kind, !isMine)}
            >
              <Icon className="size-3.5 shrink-0" aria-hidden />
              <span className="truncate">{names.slice(0, MOST_NAMED).join(', ')}</span>
              {rest > 0 && <span className="shrink-0">+{rest}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Reacts to a comment; nothing for those who may not. */
export function ReactMenu({ comment, className }: { comment: CommentView; className?: string }) {
  const { desk, may } = useDesk();
  const name = useNameOf()(comment.authorId);
  const { me } = desk.data;
  if (!may.annotate || !canReact(me)) return null;
  return (
    <Menu
      trigger={
        <IconButton label={`React to the comment by ${name}`} className={className}>
          <SmilePlus className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {REACTIONS.map((kind) => {
        const Icon = ICONS[kind];
        const isMine = comment.reactions.some(
          (each) => each.kind === kind && each.userIds.includes(me.userId),
        );
        return (
          <MenuItem key={kind} onSelect={() => desk.actions.react(comment, kind, !isMine)}>
            <Icon className="size-4" aria-hidden />
            {isMine ? `Take back: ${REACTION_LABELS[kind]}` : REACTION_LABELS[kind]}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
