import { MATCH_REASONS, type MatchReason } from '@/lib/agents/model';
import { displayName } from '@/lib/sources/name-rules';
import { foldText } from '@/lib/text/fold';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** The words of a name as names are compared: given name first, without case, accents and punctuation. */
export function nameWords(name: string): string[] {
  return foldText(displayName(name))
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Whether and why one name may be another's: null when they are not alike. Says the same whichever comes first. */
export function compareNames(one: string, other: string): Exclude<MatchReason, 'same_alias'> | null {
  const [mine, theirs] = [nameWords(one), nameWords(other)];
  if (mine.length === 0 || theirs.length === 0) return null;
  // Whether a name is written in one word or two says little, and in Chinese nothing.
  if (mine.join('') === theirs.join('')) return 'same_name';
  if (mine.length !== theirs.length || mine.length < 2) return null;
  if (mine.toSorted().join(' ') === theirs.toSorted().join(' ')) return 'other_order';
  return isShortened(mine, theirs) ? 'initials' : null;
}

/** Why somebody may be meant by a name, and by which of theirs; null when nothing is alike. */
export function matchOf(name: string, agent: Named): { reason: MatchReason; by: string } | null {
  const found = [agent.name, ...agent.aliases].flatMap((by, index) => {
    const alike = compareNames(name, by);
    if (!alike) return [];
    return [{ reason: alike === 'same_name' && index > 0 ? ('same_alias' as const) : alike, by }];
  });
  return found.toSorted(bySurety)[0] ?? null;
}

/** Who may be meant by one of the names, the surest first, then by name. */
export function proposalsFor<A extends Named>(
  names: readonly string[],
  agents: readonly A[],
): { agent: A; reason: MatchReason; by: string }[] {
  return agents
    .flatMap((agent) => {
      const matches = names.flatMap((name) => matchOf(name, agent) ?? []);
      const [best] = matches.toSorted(bySurety);
      return best ? [{ agent, ...best }] : [];
    })
    .toSorted((one, other) => bySurety(one, other) || (one.agent.name < other.agent.name ? -1 : 1));
}

function bySurety(one: { reason: MatchReason }, other: { reason: MatchReason }): number {
  return MATCH_REASONS.indexOf(one.reason) - MATCH_REASONS.indexOf(other.reason);
}

// Word for word the same or an initial of it; two initials say nothing, and one word must be whole in both.
function isShortened(mine: readonly string[], theirs: readonly string[]): boolean {
  const isAlike = mine.every((word, index) => isSameOrInitial(word, theirs[index] ?? ''));
  return isAlike && mine.some((word, index) => word === theirs[index] && Array.from(word).length > 1);
}

function isSameOrInitial(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return Array.from(short).length === 1 && long.startsWith(short);
}
