import type { AgentRef } from '@/lib/agents/model';
import { roleAt, roleTitle } from '@/lib/agents/role-rules';
import type { PublicAgent } from '@/lib/report/public-model';
import { familyOf } from '@/lib/sources/name-rules';
import { foldText } from '@/lib/text/fold';

/** Answers whether words stand somewhere in a text, whatever their case and accents; not inside of longer words. */
export type Finder = (words: string) => boolean;

/** Whether words stand in a text: the text is read once, and searched once for the same words. */
export function findIn(text: string): Finder {
  const folded = foldText(text);
  const known = new Map<string, boolean>();
  const look = (wanted: string) => {
    if (wanted === '') return false;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      if (!goesOn(folded, at - 1, at) && !goesOn(folded, at + wanted.length - 1, at + wanted.length))
        return true;
    }
    return false;
  };
  return (words) => {
    const wanted = foldText(words).trim();
    const isThere = known.get(wanted) ?? look(wanted);
    known.set(wanted, isThere);
    return isThere;
  };
}

/**
 * Who says something, as readers may be told: somebody whom the article names, by the name as it is known or as it was typed. Who the team found
 * out stands behind "an official" is the team's to know.
 */
export function namedPublicly(
  agent: AgentRef | undefined,
  typed: string,
  { isInArticle, at }: { isInArticle: Finder; at: string },
): PublicAgent | null {
  if (agent && isInArticle(agent.name)) {
    const role = roleAt(agent.roles, at);
    return {
      name: agent.name,
      kind: agent.kind,
      title: role ? roleTitle(role) : '',
      sameAs: agent.sameAs,
    };
  }
  const [name = ''] = [typed, typed.split(/[,;(]/)[0] ?? ''].map((each) => each.trim()).filter(isInArticle);
  return name === '' ? null : { name, kind: null, title: '', sameAs: '' };
}

/** What of a protected source would give it away in other people's words. */
export interface ProtectedNames {
  title: string;
  /** As sources keep them, and as people are called. */
  people: readonly string[];
}

/** Answers whether words name a protected source that the article itself does not name. */
export function findProtected(sources: Iterable<ProtectedNames>, isInArticle: Finder): Finder {
  const names = [...sources].flatMap(({ title, people }) => [
    // A title of a word or two, such as "Phone call", stands in many sentences.
    ...(title.trim().split(/\s+/).length > 2 ? [title] : []),
    ...people,
    ...people.map((name) => familyOf(name).family).filter((family) => family.length > 3),
  ]);
  const telling = [...new Set(names)].filter((name) => name.length > 2 && !isInArticle(name));
  if (telling.length === 0) return () => false;
  return (words) => {
    if (words === '') return false;
    const isInWords = findIn(words);
    return telling.some(isInWords);
  };
}

// Of scripts that put no space between words any place is the edge of one.
function goesOn(text: string, before: number, after: number): boolean {
  const [one = '', other = ''] = [text[before], text[after]];
  return WORD.test(one) && WORD.test(other);
}
const WORD = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;
