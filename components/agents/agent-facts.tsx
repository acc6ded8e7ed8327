import { AGENT_KIND_LABELS } from '@/components/agents/agent-names';
import type { AgentView } from '@/lib/agents/model';
import { roleSpan, roleTitle } from '@/lib/agents/role-rules';

/** What is known of a person or organisation; what is not is left out. */
export function AgentFacts({ agent }: { agent: AgentView }) {
  const { kind, aliases, roles, sameAs, note } = agent;
  return (
    <dl className="grid max-w-3xl grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2 max-sm:grid-cols-1 max-sm:gap-y-0.5 *:[dt]:text-ink-2 *:[dd]:max-sm:mb-2">
      <dt>Kind</dt>
      <dd>{AGENT_KIND_LABELS[kind]}</dd>
      {aliases.length > 0 && (
        <>
          <dt>Other names</dt>
          <dd>
            <ul>
              {aliases.map((alias) => (
                <li key={alias} dir="auto" className="wrap-anywhere">
                  {alias}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {roles.length > 0 && (
        <>
          <dt>Roles</dt>
          <dd>
            <ul>
              {roles.map((role, index) => (
                <li key={index} className="wrap-anywhere">
                  <span dir="auto">{roleTitle(role)}</span>
                  {roleSpan(role) !== '' && (
                    <span className="text-ink-2 tabular-nums"> {roleSpan(role)}</span>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {sameAs !== '' && (
        <>
          <dt>Same as</dt>
          <dd className="wrap-anywhere">
            <a
              href={sameAs}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="text-accent underline underline-offset-2"
            >
              {sameAs}
            </a>
          </dd>
        </>
      )}
      {note !== '' && (
        <>
          <dt>Note</dt>
          <dd dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {note}
          </dd>
        </>
      )}
    </dl>
  );
}
