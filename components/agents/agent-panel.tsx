'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { removeAgent } from '@/app/(workspace)/people/actions';
import { AgentFacts } from '@/components/agents/agent-facts';
import { AgentForm } from '@/components/agents/agent-form';
import { Button, buttonClass } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { AgentView } from '@/lib/agents/model';

/** What is known of a person or organisation, the form that changes it, and the ways to merge and delete. */
export function AgentPanel({ agent, canEdit }: { agent: AgentView; canEdit: boolean }) {
  const router = useRouter();
  const toast = useToast();
  const [isEditing, setIsEditing] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const part = useKeptFocus(isEditing);

  if (isEditing) {
    const stop = () => setIsEditing(false);
    return (
      <div ref={part}>
        <AgentForm agent={agent} onDone={stop} onCancel={stop} />
      </div>
    );
  }
  const remove = async () => {
    const removed = await removeAgent({ agentId: agent.id });
    if (removed.ok) {
      toast.add({ title: 'Deleted', description: agent.name });
      router.push('/people');
    } else toast.add({ title: removed.error.message, urgent: true });
  };
  return (
    <div ref={part} className="flex flex-col items-start gap-4">
      <AgentFacts agent={agent} />
      {canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button data-takes-focus onClick={() => setIsEditing(true)}>
            Edit
          </Button>
          <Link className={buttonClass()} href={`/people/${agent.id}/merge`}>
            Merge…
          </Link>
          <Button variant="danger" onClick={() => setIsDeleting(true)}>
            Delete…
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setIsDeleting}
        title={`Delete ${agent.name}?`}
        description="Only who is named nowhere can be deleted. This cannot be undone."
        action="Delete"
        onConfirm={remove}
      />
    </div>
  );
}
