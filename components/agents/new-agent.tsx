'use client';

import { useRouter } from 'next/navigation';

import { AgentForm } from '@/components/agents/agent-form';

/** Adds a person or organisation and goes to their page. */
export function NewAgent() {
  const router = useRouter();
  return (
    <AgentForm
      onDone={(agentId) => router.push(`/people/${agentId}`)}
      onCancel={() => router.push('/people')}
    />
  );
}
