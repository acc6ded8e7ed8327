'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { saveMerge } from '@/app/(workspace)/sources/actions';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { fieldLabel } from '@/components/sources/source-fields';
import { URL_STATUS_NAMES } from '@/components/sources/source-names';
import { Button, buttonClass } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';
import { newId } from '@/lib/ids';
import type { SourceRow } from '@/lib/sources/list-model';
import type { SourceFieldName, SourceView } from '@/lib/sources/model';
import { changedFields } from '@/lib/sources/rules';

interface MergeScreenProps {
  kept: SourceRow;
  gone: SourceRow;
}

/** Two sources beside each other: where they differ a person chooses, then they become one. */
export function MergeScreen({ kept, gone }: MergeScreenProps) {
  const router = useRouter();
  const [id] = useState(newId);
  const names = changedFields(kept, gone).filter((name) => name !== 'provenance');
  const [take, setTake] = useState<ReadonlySet<SourceFieldName>>(
    new Set(names.filter((name) => isEmpty(kept[name]) && !isEmpty(gone[name]))),
  );
  const send = async () =>
    await saveMerge({
      id,
      keptId: kept.id,
      goneId: gone.id,
      keptVersion: kept.version,
      goneVersion: gone.version,
      take: [...take],
    });
  const { form, isBusy, message } = useForm(send, (keptId) => router.push(`/sources/${keptId}`));
  const choose = (name: SourceFieldName, isTaken: boolean) =>
    setTake(new Set(isTaken ? [...take, name] : [...take].filter((each) => each !== name)));
  return (
    <form {...form} className="flex max-w-5xl flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <p className="max-w-2xl text-ink-2">
        The one that is told first stays. Links, copies and what derives from the other go to it, and the
        other’s citation key <b>{gone.citationKey}</b> leads to it from then on. It can be undone on its page.
      </p>
      <table className="w-full table-fixed border-separate border-spacing-0 max-md:block">
        <caption className="sr-only">Where the two sources differ</caption>
        <thead className="max-md:block">
          <tr className="*:border-b *:border-line-2 *:px-2 *:py-2 *:text-left *:font-medium max-md:block max-md:*:block">
            <th scope="col" className="w-40 max-md:hidden!">
              <span className="sr-only">Field</span>
            </th>
            <th scope="col">
              Stays: <bdi>{kept.citationKey}</bdi>
              <Counts source={kept} />
            </th>
            <th scope="col">
              Goes: <bdi>{gone.citationKey}</bdi>
              <Counts source={gone} />
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {names.map((name) => (
            <tr
              key={name}
              className="*:border-b *:border-line *:px-2 *:py-2 *:align-top max-md:block max-md:*:block"
            >
              <th scope="row" className="text-left font-normal text-ink-2">
                {fieldLabel(name)}
              </th>
              <td>
                <Choice
                  name={name}
                  source={kept}
                  side="Stays"
                  isChosen={!take.has(name)}
                  onChoose={() => choose(name, false)}
                />
              </td>
              <td>
                <Choice
                  name={name}
                  source={gone}
                  side="Goes"
                  isChosen={take.has(name)}
                  onChoose={() => choose(name, true)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {names.length === 0 && <p>They say the same in every field.</p>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          Merge them
        </Button>
        <Link className={buttonClass()} href={`/sources/merge?kept=${gone.id}&gone=${kept.id}`}>
          Keep the other one
        </Link>
        <Link className={buttonClass('plain')} href={`/sources/${kept.id}`}>
          Cancel
        </Link>
      </div>
    </form>
  );
}

function Counts({ source: { uses, copies } }: { source: SourceRow }) {
  const links = uses === 1 ? '1 link' : `${uses} links`;
  return (
    <span className="block text-[12.5px] font-normal text-ink-2">
      {links}, {copies === 1 ? '1 copy' : `${copies} copies`}
    </span>
  );
}

interface ChoiceProps {
  name: SourceFieldName;
  source: SourceView;
  /** Which of the two it is of, told where they stand below each other. */
  side: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ name, source, side, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="radio"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        name={name}
        checked={isChosen}
        onChange={onChoose}
      />
      <span className="w-11 shrink-0 text-[12.5px] text-ink-2 md:hidden">{side}</span>
      <span dir="auto" className="min-w-0 break-words whitespace-pre-wrap">
        {inWords(name, source) || <span className="text-ink-2">Nothing</span>}
      </span>
    </label>
  );
}

function inWords(name: SourceFieldName, source: SourceView): string {
  const value = source[name];
  if (name === 'kind') return SOURCE_KIND_LABELS[source.kind];
  if (name === 'urlStatus') return source.urlStatus === '' ? '' : URL_STATUS_NAMES[source.urlStatus];
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'string') return value;
  return Object.entries(value ?? {})
    .filter(([, part]) => part !== '' && part !== null)
    .map(([part, said]) => `${part}: ${[said].flat().join('; ')}`)
    .join('\n');
}

function isEmpty(value: SourceView[SourceFieldName]): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
