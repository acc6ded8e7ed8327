import type { Standing } from '@/components/desk/store/standing';
import type { Role } from '@/lib/auth/actor';

interface NewsOptions {
  before: Standing;
  after: Standing;
  /** The person's own, when it is another one. */
  role: Role | null;
}

const A_ROLE: Record<Role, string> = {
  owner: 'an owner',
  editor: 'an editor',
  reviewer: 'a reviewer',
  checker: 'a checker',
  viewer: 'a viewer',
};

/** Says to one person what became of their workspace, as far as it is new to them on an open article; null when nothing is. */
export function workspaceNews({ before, after, role }: NewsOptions): string | null {
  const news = role === null ? [] : [`You are ${A_ROLE[role]} now.`, ...abilityNews(before.may, after.may)];
  if (before.sufficiency !== after.sufficiency) {
    news.push('What this workspace asks for before a claim counts as verified has changed.');
  }
  if (before.scale !== after.scale) news.push('The verdicts of this workspace have changed.');
  return news.length === 0 ? null : news.join(' ');
}

function abilityNews(before: Standing['may'], after: Standing['may']): string[] {
  const verbs = { annotate: 'annotate', write: 'write in the text' } as const;
  const names = Object.keys(verbs) as (keyof typeof verbs)[];
  const list = (changed: typeof names, type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat('en', { type }).format(changed.map((name) => verbs[name]));
  const lost = names.filter((name) => before[name] && !after[name]);
  const won = names.filter((name) => !before[name] && after[name]);
  return [
    ...(lost.length > 0 ? [`You may no longer ${list(lost, 'disjunction')} here.`] : []),
    ...(won.length > 0 ? [`You may ${list(won, 'conjunction')} here now.`] : []),
  ];
}
