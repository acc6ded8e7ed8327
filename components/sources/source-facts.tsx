import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { textOf } from '@/components/sources/source-draft';
import {
  GROUP_TITLES,
  labelOf,
  SOURCE_FIELDS,
  type FieldDefinition,
  type GroupName,
} from '@/components/sources/source-fields';
import type { Person } from '@/components/sources/source-field';
import { CHANNEL_NAMES, TERMS_NAMES, URL_STATUS_NAMES } from '@/components/sources/source-names';
import type { SourceView } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

const GROUPS: readonly GroupName[] = ['quick', 'person', 'work', 'identifiers', 'archive', 'judgement'];

interface SourceFactsProps {
  source: SourceView;
  members?: readonly Person[];
}

/** What is known of a source, in groups; what is not is left out. The title stands above. */
export function SourceFacts({ source, members = [] }: SourceFactsProps) {
  const groups = GROUPS.map((group) => ({
    group,
    facts: [
      ...SOURCE_FIELDS.filter((field) => field.group === group && field.name !== 'title').flatMap((field) => {
        const value = valueOf(source, field, members);
        return value === '' ? [] : [{ field, label: labelOf(source.kind, field), value }];
      }),
      ...(group === 'identifiers' ? [{ field: null, label: 'Citation key', value: source.citationKey }] : []),
      ...(group === 'archive' && source.urlCheckedAt !== null
        ? [{ field: null, label: 'Looked at', value: source.urlCheckedAt.slice(0, 10) }]
        : []),
    ],
  })).filter(({ facts }) => facts.length > 0);
  const extra = Object.entries(source.extra);
  return (
    <div className="flex w-full max-w-3xl flex-col gap-6">
      {groups.map(({ group, facts }) => (
        <section key={group} aria-label={GROUP_TITLES[group]} className="flex flex-col gap-2">
          {group !== 'quick' && <h2 className="font-semibold">{GROUP_TITLES[group]}</h2>}
          <FactList>
            {facts.map(({ field, label, value }) => (
              <Fact
                key={label}
                label={label}
                value={value}
                isAddress={field?.control === 'address'}
                from={field ? source.provenance[field.name] : undefined}
              />
            ))}
          </FactList>
        </section>
      ))}
      {extra.length > 0 && (
        <details>
          <summary className="cursor-pointer rounded-1 font-semibold">From the imported record</summary>
          <div className="pt-2">
            <FactList>
              {extra.map(([name, value]) => (
                <Fact
                  key={name}
                  label={name}
                  value={[value].flat().join('\n')}
                  isAddress={false}
                  from={undefined}
                />
              ))}
            </FactList>
          </div>
        </details>
      )}
    </div>
  );
}

function FactList({ children }: { children: React.ReactNode }) {
  return (
    <dl className="grid grid-cols-[10rem_minmax(0,1fr)] gap-x-6 gap-y-2 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {children}
    </dl>
  );
}

interface FactProps {
  label: string;
  value: string;
  isAddress: boolean;
  from: string | undefined;
}

function Fact({ label, value, isAddress, from }: FactProps) {
  return (
    <div className="contents">
      <dt className="text-ink-2">{label}</dt>
      <dd dir="auto" className="break-words whitespace-pre-wrap max-sm:mb-2">
        {isAddress ? <OutsideLink href={value} /> : value}
        {from !== undefined && from !== 'typed' && (
          <span className="block text-[12.5px] text-ink-2">Read from {from}</span>
        )}
      </dd>
    </div>
  );
}

function valueOf(source: SourceView, { name }: FieldDefinition, members: readonly Person[]): string {
  if (name === 'kind') return SOURCE_KIND_LABELS[source.kind];
  if (name === 'authors') return source.authors.map(displayName).join('\n');
  if (name === 'urlStatus') return source.urlStatus === '' ? '' : URL_STATUS_NAMES[source.urlStatus];
  const { human } = source;
  if (name === 'human.channel') return human?.channel ? CHANNEL_NAMES[human.channel] : '';
  if (name === 'human.terms') return human ? TERMS_NAMES[human.terms] : '';
  if (name === 'human.interviewerId') {
    const id = human?.interviewerId ?? null;
    return id === null ? '' : (members.find((member) => member.userId === id)?.name ?? 'Somebody who left');
  }
  return textOf(source, name);
}

function OutsideLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline underline-offset-2"
    >
      {href}
    </a>
  );
}
