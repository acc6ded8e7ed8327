'use client';

import { useDesk } from '@/components/desk/desk-context';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { can } from '@/lib/auth/abilities';

interface ReviewerChoiceProps {
  chosen: readonly string[];
  onChange: (userIds: string[]) => void;
}

/** Who of the members is asked to review the article. */
export function ReviewerChoice({ chosen, onChange }: ReviewerChoiceProps) {
  const { people } = useDesk();
  const offered = [...people.values()].filter(({ userId, role }) => role !== null || chosen.includes(userId));
  return (
    <fieldset className="min-w-0">
      <legend className="text-[13px] font-medium text-ink">Reviewers</legend>
      <ul className="mt-1 max-h-44 divide-y divide-line overflow-y-auto rounded-2 border border-line-2">
        {offered.map(({ userId, name, role }) => (
          <li key={userId}>
            <label className="flex min-h-8 items-center gap-2 px-2.5 py-1 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-(--accent)"
                checked={chosen.includes(userId)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, userId] : chosen.filter((id) => id !== userId))
                }
              />
              <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
                {name}
              </span>
              {role !== null && (
                <span className="text-[12.5px] text-ink-2">
                  {ROLE_NAMES[role].label}
                  {!can({ role }, 'review.sign') && ', cannot sign off'}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
