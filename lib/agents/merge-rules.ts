import type { MergeData } from '@/lib/agents/merge-model';
import type { AgentFields } from '@/lib/agents/model';
import { isSameValue } from '@/lib/annotations/value-rules';

type Added = MergeData['added'];

const MOST = 50;

/**
 * Two found to be one: the kept one gets the other's names as aliases and those of its roles that it has not, and its address and note
 * where it has none. What goes beyond the most that one may have stays with the other.
 */
export function mergeAgents(kept: AgentFields, gone: AgentFields): { fields: AgentFields; added: Added } {
  const names = [gone.name, ...gone.aliases];
  const aliases = [...new Set(names)]
    .filter((name) => name !== kept.name && !kept.aliases.includes(name))
    .slice(0, MOST - kept.aliases.length);
  const roles = gone.roles
    .filter((role) => !kept.roles.some((each) => isSameValue(each, role)))
    .slice(0, MOST - kept.roles.length);
  const added = {
    aliases,
    roles,
    sameAs: kept.sameAs === '' ? gone.sameAs : '',
    note: kept.note === '' ? gone.note : '',
  };
  return {
    fields: {
      ...kept,
      aliases: [...kept.aliases, ...aliases],
      roles: [...kept.roles, ...roles],
      sameAs: kept.sameAs || gone.sameAs,
      note: kept.note || gone.note,
    },
    added,
  };
}

/** The kept one without what a merge added to it; what was changed since stays. */
export function unmergeAgents(kept: AgentFields, added: Added): AgentFields {
  return {
    ...kept,
    aliases: kept.aliases.filter((alias) => !added.aliases.includes(alias)),
    roles: kept.roles.filter((role) => !added.roles.some((each) => isSameValue(each, role))),
    sameAs: added.sameAs !== '' && kept.sameAs === added.sameAs ? '' : kept.sameAs,
    note: added.note !== '' && kept.note === added.note ? '' : kept.note,
  };
}
