import { compareNames } from '@/lib/agents/match-rules';
import type { AgentKind, CreditRole } from '@/lib/agents/model';
import type { SourceFields, SourceKind } from '@/lib/sources/model';

/** A name that stands in a source, by which its credits are counted. */
export interface CreditName {
  role: CreditRole;
  /** Counts the names of one role. */
  ordinal: number;
  name: string;
}

/** Who is meant by a name of a source. */
export interface Credit {
  role: CreditRole;
  ordinal: number;
  agentId: string;
}

type Named = Pick<SourceFields, 'kind' | 'authors' | 'publisher' | 'agency' | 'containerTitle'>;

// What stands around other kinds is a book or a series, which is nobody.
const IN_OUTLETS: readonly SourceKind[] = [
  'article-newspaper',
  'article-magazine',
  'article',
  'webpage',
  'post',
  'post-weblog',
  'broadcast',
];

/** The names in a source of whom it can be known who is meant, in their order. */
export function creditNames({ kind, authors, publisher, agency, containerTitle }: Named): CreditName[] {
  const outlet = IN_OUTLETS.includes(kind) ? containerTitle : '';
  const others = [
    { role: 'publisher', ordinal: 0, name: publisher },
    { role: 'agency', ordinal: 0, name: agency },
    { role: 'outlet', ordinal: 0, name: outlet },
  ] as const;
  return [
    ...authors.map((name, ordinal) => ({ role: 'author' as const, ordinal, name })),
    ...others.filter(({ name }) => name !== ''),
  ];
}

/** What can stand in a role: authors are people or organisations, and so are those who spoke; the others are organisations. */
export function kindsOfCredit(role: CreditRole): readonly AgentKind[] {
  return role === 'publisher' || role === 'agency' || role === 'outlet'
    ? ['organisation']
    : ['person', 'organisation'];
}

/**
 * Credits after the names of a source were changed: each goes with its name to where that stands now, or stays where its name was only
 * written otherwise; the others fall away. Credits without a name stay. Of two for one place the first is taken.
 */
export function keepCredits(
  credits: readonly Credit[],
  before: readonly CreditName[],
  after: readonly CreditName[],
): Credit[] {
  const kept = new Map<string, Credit>();
  for (const credit of credits) {
    const old = before.find(isAt(credit));
    const place = old ? placeOf(old, after) : credit;
    if (!place) continue;
    const { role, ordinal } = place;
    const key = `${role} ${ordinal}`;
    if (!kept.has(key)) kept.set(key, { role, ordinal, agentId: credit.agentId });
  }
  return [...kept.values()];
}

function placeOf(old: CreditName, names: readonly CreditName[]): CreditName | undefined {
  const own = names.filter(({ role }) => role === old.role);
  const here = own.find(isAt(old));
  if (here && here.name === old.name) return here;
  const same = own.find(({ name }) => compareNames(name, old.name) === 'same_name');
  return same ?? (here && compareNames(here.name, old.name) ? here : undefined);
}

function isAt({ role, ordinal }: { role: CreditRole; ordinal: number }) {
  return (other: CreditName) => other.role === role && other.ordinal === ordinal;
}
