import { canAnnotate } from '@/lib/annotations/policy';
import type { ArticleFacts } from '@/lib/articles/model';
import { canAssignAuthor } from '@/lib/articles/policy';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { isSame } from '@/lib/review/people-rules';
import type { Scale } from '@/lib/review/scale-model';
import { isOpenState } from '@/lib/review/state-rules';
import { canWriteText } from '@/lib/versions/policy';
import type { PersonView } from '@/lib/workspaces/model';

/** What of the workspace shows on the desk. */
interface Around {
  people: ReadonlyMap<string, PersonView>;
  sufficiency: Sufficiency;
  /** What claims are rated by. */
  scale: Scale;
}

/** How an article stands beside its text, and what that lets whoever looks at it do. */
export interface Standing extends Around {
  article: ArticleFacts;
  may: { annotate: boolean; write: boolean; assignAuthor: boolean; assignPeople: boolean };
}

export function standingOf(
  article: ArticleFacts,
  me: Actor,
  { people, sufficiency, scale }: Around,
): Standing {
  const isOpen = article.archivedAt === null && isOpenState(article.state);
  return {
    article,
    people,
    sufficiency,
    scale,
    may: {
      annotate: isOpen && canAnnotate(me),
      write: isOpen && canWriteText(me, article),
      assignAuthor: isOpen && canAssignAuthor(me),
      assignPeople: isOpen && can(me, 'review.assign'),
    },
  };
}

/** Whether an article stands as it did before. */
export function isSameArticle(before: ArticleFacts, after: ArticleFacts): boolean {
  return (Object.keys(after) as (keyof ArticleFacts)[]).every((name) => isSame(before[name], after[name]));
}
