import clsx from 'clsx';
import { Check, Minus } from 'lucide-react';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { ABILITIES, ABILITY_GROUPS, can, type Ability, type AbilityGroup } from '@/lib/auth/abilities';
import { ROLES, type Role } from '@/lib/auth/actor';

const GROUPS = Object.keys(ABILITY_GROUPS) as AbilityGroup[];
const NAMES = Object.keys(ABILITIES) as Ability[];

/** Who may do what, a table for each part of the work, with the column of `own` marked. */
export function RoleTable({ own }: { own: Role }) {
  return (
    <div className="flex flex-col gap-8">
      {GROUPS.map((group) => (
        <table key={group} className="w-full table-fixed border-separate border-spacing-0">
          <caption className="sr-only">{ABILITY_GROUPS[group]}</caption>
          <colgroup>
            <col />
            {ROLES.map((role) => (
              <col key={role} className="w-18 max-sm:w-9" />
            ))}
          </colgroup>
          <thead>
            <tr>
              <td className="border-b border-line-2 pb-2 align-bottom font-semibold" aria-hidden>
                {ABILITY_GROUPS[group]}
              </td>
              {ROLES.map((role) => (
                <RoleHead key={role} role={role} isOwn={role === own} />
              ))}
            </tr>
          </thead>
          <tbody>
            {NAMES.filter((name) => ABILITIES[name].group === group).map((name) => (
              <AbilityRow key={name} name={name} own={own} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

// On a narrow screen the names stand upright, so that all five columns fit beside the words.
function RoleHead({ role, isOwn }: { role: Role; isOwn: boolean }) {
  return (
    <th
      scope="col"
      className={clsx(
        'border-b border-line-2 pt-1.5 pb-2 align-bottom text-[12.5px]',
        isOwn ? 'rounded-t-1 bg-raised font-semibold text-ink' : 'font-normal text-ink-2',
      )}
    >
      <span className="max-sm:inline-block max-sm:rotate-180 max-sm:[writing-mode:vertical-rl]">
        {ROLE_NAMES[role].label}
        {isOwn && <span className="sm:block"> (you)</span>}
      </span>
    </th>
  );
}

function AbilityRow({ name, own }: { name: Ability; own: Role }) {
  const { label, note } = ABILITIES[name];
  return (
    <tr>
      <th
        scope="row"
        className="border-b border-line py-2 pr-3 text-left font-normal [overflow-wrap:anywhere]"
      >
        {label}
        {note !== '' && <span className="block text-[12.5px] text-pretty text-ink-2">{note}</span>}
      </th>
      {ROLES.map((role) => (
        <td key={role} className={clsx('border-b border-line py-2 text-center', role === own && 'bg-raised')}>
          <Answer may={can({ role }, name)} />
        </td>
      ))}
    </tr>
  );
}

function Answer({ may }: { may: boolean }) {
  const Mark = may ? Check : Minus;
  return (
    <>
      <Mark className={clsx('inline size-4', may ? 'text-ink' : 'text-ink-3')} aria-hidden />
      <span className="sr-only">{may ? 'Yes' : 'No'}</span>
    </>
  );
}
