import type { AgentFields, AgentKind, DatedRole } from '@/lib/agents/model';

/** What a form of `AgentForm` holds, with the roles that stand in it; names are typed one a line, and a role of which nothing is said is none. */
export function agentDraftOf(form: FormData, roles: readonly DatedRole[]): AgentFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : '';
  };
  return {
    // Its kind is one of the choices.
    kind: text('kind') as AgentKind,
    name: text('name'),
    aliases: text('aliases')
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    roles: roles.map(trimmed).filter((role) => Object.values(role).some((part) => part !== '')),
    sameAs: text('sameAs'),
    note: text('note'),
  };
}

function trimmed({ title, organisation, from, to }: DatedRole): DatedRole {
  return { title: title.trim(), organisation: organisation.trim(), from: from.trim(), to: to.trim() };
}
