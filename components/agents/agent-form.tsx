'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';

import { addAgent, saveAgent } from '@/app/(workspace)/people/actions';
import { agentDraftOf } from '@/components/agents/agent-draft';
import { AGENT_KIND_LABELS } from '@/components/agents/agent-names';
import { RoleFields } from '@/components/agents/role-fields';
import { choicesOf } from '@/components/annotations/labels';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { EMPTY_AGENT, type AgentFieldName, type AgentFields, type AgentView } from '@/lib/agents/model';
import { roleInWords } from '@/lib/agents/role-rules';
import { agentFieldsOf, mergeAgentDraft, type AgentNote } from '@/lib/agents/rules';
import { newId } from '@/lib/ids';

interface AgentFormProps {
  /** As it is stored now, read again after a conflict; without it the form adds one. */
  agent?: AgentView;
  onDone: (agentId: string) => void;
  onCancel: () => void;
}

/** Adds a person or organisation or changes one. Who saves second is told field by field what somebody else made of it. */
export function AgentForm({ agent, onDone, onCancel }: AgentFormProps) {
  const router = useRouter();
  const [id] = useState(newId);
  const [base] = useState<AgentFields>(agent ? agentFieldsOf(agent) : EMPTY_AGENT);
  const [kind, setKind] = useState(base.kind);
  const [roles, setRoles] = useState(base.roles);
  const [sent, setSent] = useState(base);
  const latest = agent ? agentFieldsOf(agent) : base;
  const { notes } = mergeAgentDraft(base, latest, sent);

  const send = async (data: FormData): Promise<FormResult<string>> => {
    const draft = agentDraftOf(data, roles);
    setSent(draft);
    setRoles(draft.roles);
    if (!agent) return byField(await addAgent({ id, ...draft }));
    const { fields } = mergeAgentDraft(base, latest, draft);
    const saved = await saveAgent({ agentId: agent.id, version: agent.version, ...fields });
    if (!saved.ok && saved.error.code === 'conflict') router.refresh();
    return byField(saved.ok ? { ok: true, value: agent.id } : saved);
  };
  const { form, isBusy, message, errorOf } = useForm(send, onDone);

  const field = (name: AgentFieldName, label: string, control: ReactNode, hint?: string) => (
    <Field label={label} hint={inWords(notes[name]) ?? hint} error={errorOf(name)}>
      {control}
    </Field>
  );
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
        {field(
          'name',
          'Name',
          <Input name="name" dir="auto" defaultValue={base.name} maxLength={300} required />,
          'As you want to see it: “Ida Maren”, or “Maren, Ida”.',
        )}
        {field(
          'kind',
          'Kind',
          <Select
            name="kind"
            value={kind}
            options={choicesOf(AGENT_KIND_LABELS)}
            onChange={(chosen) => chosen && setKind(chosen)}
          />,
        )}
      </div>
      {field(
        'aliases',
        'Other names',
        <Textarea name="aliases" rows={2} defaultValue={base.aliases.join('\n')} />,
        'One a line: other spellings and scripts, short forms, former names. They are found as well.',
      )}
      <RoleFields roles={roles} errorOf={errorOf} hint={inWords(notes.roles)} onChange={setRoles} />
      {field(
        'sameAs',
        'Same as',
        <Input
          name="sameAs"
          inputMode="url"
          defaultValue={base.sameAs}
          maxLength={2_000}
          placeholder="https://"
        />,
        'An address that says who this is: an entry of Wikidata, or their own page.',
      )}
      {field('note', 'Note', <Textarea name="note" rows={3} defaultValue={base.note} maxLength={5_000} />)}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {agent ? 'Save' : `Add ${AGENT_KIND_LABELS[kind].toLowerCase()}`}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

// One of several names is wrong: all of them stand in one control. Roles have a control for each part.
function byField<T>(result: FormResult<T>): FormResult<T> {
  if (result.ok || !result.error.fields) return result;
  const fields = Object.entries(result.error.fields).map(([name, problem]) => [
    name.startsWith('aliases.') ? 'aliases' : name,
    problem,
  ]);
  return {
    ok: false,
    error: { ...result.error, fields: Object.fromEntries(fields) as Record<string, string> },
  };
}

function inWords(note: AgentNote | undefined): string | undefined {
  if (!note) return undefined;
  const theirs = Array.isArray(note.theirs)
    ? note.theirs.map((each) => (typeof each === 'string' ? each : roleInWords(each))).join('; ')
    : String(note.theirs);
  const did = theirs === '' ? 'Somebody else emptied this.' : `Somebody else made this “${theirs}”.`;
  return `${did} ${note.isDisputed ? 'If you save, yours stays.' : 'It stays so unless you change it.'}`;
}
