'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { Select, type Option } from '@/components/ui/select';

interface FilterSelectProps {
  label: string;
  value: string;
  /** What the choice of everything is called. */
  empty: string;
  options: readonly Option<string>[];
  /** Where each choice leads, by its value; '' for everything. */
  paths: Record<string, string>;
}

/** Narrows a list by one of its parts; the choice stands in the address. */
export function FilterSelect({ label, value, empty, options, paths }: FilterSelectProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(value);
  return (
    <Select
      label={label}
      className="w-44! max-sm:w-auto! max-sm:min-w-36 max-sm:flex-1"
      value={shown}
      options={options}
      empty={empty}
      onChange={(chosen) =>
        startTransition(() => {
          setShown(chosen);
          router.push(paths[chosen] ?? '/work', { scroll: false });
        })
      }
    />
  );
}
