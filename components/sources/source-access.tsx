'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { saveSourceAccess } from '@/app/(workspace)/sources/actions';
import type { Person } from '@/components/sources/source-field';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { FormMessage, useForm } from '@/components/ui/form';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { SourceReaderView } from '@/lib/sources/access-model';
import type { SourceView } from '@/lib/sources/model';

interface SourceAccessProps {
  source: SourceView;
  userId: string;
  readers: readonly SourceReaderView[];
  members: readonly Person[];
  canRestrict: boolean;
}

/** Who may see a source, and the ways to change it. */
export function SourceAccessPart({ source, userId, readers, members, canRestrict }: SourceAccessProps) {
  const [isEditing, setIsEditing] = useState(false);
  const isRestricted = source.access === 'restricted';
  const part = useKeptFocus(isEditing);
  if (isEditing) {
    return (
      <div ref={part}>
        <AccessForm
          source={source}
          userId={userId}
          readers={readers}
          members={members}
          onDone={() => setIsEditing(false)}
        />
      </div>
    );
  }
  const names = readers.map((reader) => (reader.hasLeft ? `${reader.name} (left)` : reader.name));
  return (
    <div ref={part} className="flex max-w-3xl flex-col items-start gap-3">
      <p>
        {isRestricted
          ? `Only ${new Intl.ListFormat('en').format(names)}. Everybody else is told that there is a protected source; exports always withhold it.`
          : 'The whole team.'}
      </p>
      {canRestrict && (
        <Button onClick={() => setIsEditing(true)}>{isRestricted ? 'Change who' : 'Restrict it'}</Button>
      )}
    </div>
  );
}

function AccessForm({
  source,
  userId,
  readers,
  members,
  onDone,
}: Omit<SourceAccessProps, 'canRestrict'> & { onDone: () => void }) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const named = new Set(readers.map((reader) => reader.userId));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(
      source.access === 'restricted'
        ? members.flatMap(({ userId: id }) => (named.has(id) ? [id] : []))
        : [userId],
    ),
  );
  const [isOpen, setIsOpen] = useState(false);
  const save = async (evenIfNobody: boolean) => {
    const { version } = source;
    return await saveSourceAccess({
      sourceId: source.id,
      change: isOpen
        ? { access: 'team', version }
        : { access: 'restricted', version, readerIds: [...chosen], evenIfNobody },
    });
  };
  const after = (stillSees: boolean) => {
    if (stillSees) onDone();
    else router.push('/sources');
  };
  const { form, isBusy, message } = useForm(() => save(false), after);
  const [failure, setFailure] = useState<string | null>(null);
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((each) => each !== id)));
  const gives = !isOpen && !chosen.has(userId);
  return (
    <form
      {...form}
      onSubmit={(event) => {
        if (gives) {
          event.preventDefault();
          setIsAsking(true);
        } else form.onSubmit(event);
      }}
      className="flex max-w-2xl flex-col gap-4"
    >
      <FormMessage>{message ?? failure}</FormMessage>
      {source.access === 'restricted' && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={isOpen}
            onChange={(event) => setIsOpen(event.target.checked)}
          />
          Open it to the whole team
        </label>
      )}
      <fieldset disabled={isOpen} className="flex flex-col gap-1 disabled:opacity-60">
        <legend className="mb-1 text-[13px] font-medium">Only these people</legend>
        {members.map((member) => (
          <label key={member.userId} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.has(member.userId)}
              onChange={(event) => toggle(member.userId, event.target.checked)}
            />
            <bdi>{member.name}</bdi>
            {member.userId === userId && <span className="text-ink-2">you</span>}
          </label>
        ))}
      </fieldset>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={chosen.size === 0 ? 'Leave nobody?' : 'Leave yourself out?'}
        description={
          chosen.size === 0
            ? 'Nobody will see this source any more, and nobody can open it again. Its links stay, as those of a protected source.'
            : 'You will not see this source any more. Those who are named can let you in again.'
        }
        action={chosen.size === 0 ? 'Leave nobody' : 'Leave me out'}
        onConfirm={async () => {
          const saved = await save(true);
          if (saved.ok) after(saved.value);
          else setFailure(saved.error.message);
        }}
      />
    </form>
  );
}
