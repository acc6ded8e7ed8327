import { ROLE_NAMES } from '@/components/workspaces/role-names';
import type { Mention } from '@/lib/annotations/mention-model';
import { ROLES, type Role } from '@/lib/auth/actor';
import { foldText } from '@/lib/text/fold';
import type { PersonView } from '@/lib/workspaces/model';

/** Whom a comment can call: one person, or everybody of a role. */
export type Callable = Mention & { label: string };

/** Everybody who can be called in a workspace: its members by name, then its roles. */
export function callables(people: Iterable<PersonView>): Callable[] {
  const members = [...people]
    .filter(({ role }) => role !== null)
    .map(({ userId, name }) => ({ userId, name, label: name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const roles = ROLES.map((role) => ({
    role,
    name: callOf(role),
    label: `Every ${ROLE_NAMES[role].label.toLowerCase()}`,
  }));
  return [...members, ...roles];
}

function callOf(role: Role): string {
  return `${role}s`;
}

/** The beginning of a name that is being written after an @, just before the caret; null where none is. */
export function nameAt(text: string, caret: number): { start: number; typed: string } | null {
  const found = /(?:^|[\s(“"])@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]*)?)$/u.exec(
    text.slice(0, caret),
  );
  if (!found) return null;
  const typed = found[1] ?? '';
  return { start: caret - typed.length - 1, typed };
}

/** Those whose name, or a word of it, begins with what was typed; eight at most. */
export function matching(all: readonly Callable[], typed: string): Callable[] {
  const wanted = foldText(typed);
  const begins = ({ name }: Callable) => {
    const folded = foldText(name);
    return folded.startsWith(wanted) || folded.split(' ').some((word) => word.startsWith(wanted));
  };
  return all.filter(begins).slice(0, 8);
}

/** Who is called in a text: at each @ the longest name that stands there. */
export function calledIn(text: string, all: readonly Callable[]): Mention[] {
  const called = piecesOf(text, all).flatMap(({ mention }) => mention ?? []);
  const kept = new Map(
    called.map((mention) => ['userId' in mention ? mention.userId : mention.role, mention]),
  );
  return [...kept.values()];
}

/** A text in pieces, of which some call somebody; two of one name are both called. */
export function piecesOf(
  text: string,
  all: readonly Mention[],
): { text: string; mention: Mention[] | null }[] {
  const pieces: { text: string; mention: Mention[] | null }[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const here = all.filter(
      ({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    const longest = Math.max(0, ...here.map(({ name }) => name.length));
    if (longest === 0) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), mention: null });
    from = at + 1 + longest;
    pieces.push({
      text: text.slice(at, from),
      mention: here.filter(({ name }) => name.length === longest).map(bare),
    });
    at = from - 1;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mention: null });
  return pieces;
}

function bare(mention: Mention): Mention {
  return 'userId' in mention
    ? { userId: mention.userId, name: mention.name }
    : { role: mention.role, name: mention.name };
}
