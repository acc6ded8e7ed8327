'use client';

import { Popover } from '@base-ui/react/popover';
import { Eye, ListFilter, MessageSquareDot, NotebookPen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { KindDot } from '@/components/annotations/kind-mark';
import { FLAG_LABELS, KIND_LABELS, STATUS_LABELS, VISIBILITY_LABELS } from '@/components/annotations/labels';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import {
  countHidden,
  type Filter,
  isFiltering,
  isOpen,
  NO_FILTER,
  toggled,
} from '@/components/desk/store/filter';
import { Tray } from '@/components/desk/tray';
import { awaitsSecondCheck } from '@/components/review/check-words';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import { ANNOTATION_KINDS, type AnnotationKind } from '@/lib/annotations/kind-model';
import { FLAGS, VERIFICATION_STATUSES, VISIBILITIES } from '@/lib/annotations/model';
import { hasOtherWords } from '@/lib/annotations/rules';

/** What is shown: chips for kinds and for what is open, the rest behind one button. What stands below is in sight wherever the cards are. */
export function FilterBar({ children }: { children?: ReactNode }) {
  const { desk, may, scale } = useDesk();
  const filter = useDeskState((state) => state.filter);
  const annotations = useDeskState((state) => state.annotations);
  const loading = useDeskState((state) => state.loading);
  const shown = useDeskState((state) => desk.derived.filtered(state).length);
  const all = [...annotations.values()];
  const set = (change: Partial<Filter>) => desk.store.set({ filter: { ...filter, ...change } });
  const hidden = countHidden(filter);
  // A cleared sentence whose words changed is just unread again.
  const attention = all.filter((each) => each.kind !== 'cleared' && hasOtherWords(each)).length;
  const unread = all.filter((each) => each.thread.unread > 0).length;
  const toLookAt = all.filter((each) => awaitsSecondCheck(each, scale)).length;
  return (
    <div className="side-head">
      <fieldset className="filter-bar" aria-label="What is shown">
        {ANNOTATION_KINDS.map((kind) => {
          const count = all.filter((each) => each.kind === kind).length;
          if (count === 0 && !filter.kinds.includes(kind)) return null;
          return (
            <button
              key={kind}
              type="button"
              className="chip"
              aria-pressed={filter.kinds.includes(kind)}
              onClick={() => set({ kinds: toggled(filter.kinds, kind) })}
            >
              <KindDot kind={kind} />
              {CHIPS[kind] ?? KIND_LABELS[kind].many} <b>{count}</b>
            </button>
          );
        })}
        <button
          type="button"
          className="chip"
          aria-pressed={filter.openOnly}
          onClick={() => set({ openOnly: !filter.openOnly })}
        >
          Open <b>{all.filter(isOpen).length}</b>
        </button>
        {(attention > 0 || filter.attentionOnly) && (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.attentionOnly}
            onClick={() => set({ attentionOnly: !filter.attentionOnly })}
          >
            <TriangleAlert className="size-3.5" aria-hidden /> Needs attention <b>{attention}</b>
          </button>
        )}
        {(toLookAt > 0 || filter.secondCheckBy) && (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.secondCheckBy !== null}
            onClick={() => set({ secondCheckBy: filter.secondCheckBy ? null : scale })}
          >
            <Eye className="size-3.5" aria-hidden /> Second check <b>{toLookAt}</b>
          </button>
        )}
        {(unread > 0 || filter.threads === 'unread') && (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.threads === 'unread'}
            onClick={() => set({ threads: filter.threads === 'unread' ? 'any' : 'unread' })}
          >
            <MessageSquareDot className="size-3.5" aria-hidden /> Unread <b>{unread}</b>
          </button>
        )}
        <MoreFilters filter={filter} hidden={hidden} onChange={set} />
        {isFiltering(filter) && (
          <button type="button" className="chip" onClick={() => desk.store.set({ filter: NO_FILTER })}>
            Show all
          </button>
        )}
        {may.annotate && <AboutArticle />}
        <output className="sr-only">{isFiltering(filter) ? `${shown} shown` : ''}</output>
        {loading === 'partial' && <p className="filter-note">Reading further annotations…</p>}
        {loading === 'failed' && (
          <p className="filter-note text-bad" role="alert">
            Not all annotations could be read.{' '}
            <button type="button" className="underline" onClick={() => void desk.store.readOn()}>
              Try again
            </button>
          </p>
        )}
      </fieldset>
      <Tray />
      {children}
    </div>
  );
}

const CHIPS: Partial<Record<AnnotationKind, string>> = {
  source_citation: 'Sources',
  entity_check: 'Entities',
};

interface MoreFiltersProps {
  filter: Filter;
  hidden: number;
  onChange: (change: Partial<Filter>) => void;
}

function MoreFilters({ filter, hidden, onChange }: MoreFiltersProps) {
  const { people } = useDesk();
  return (
    <Popover.Root>
      <Popover.Trigger className="chip" aria-label="More filters" title="More filters">
        <ListFilter className="size-3.5" aria-hidden />
        {hidden > 0 && <b>{hidden}</b>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="z-50" sideOffset={6} align="end">
          <Popover.Popup className="flex w-72 flex-col gap-3 rounded-2 border border-line bg-raised p-4 shadow-card outline-none">
            <Popover.Title className="sr-only">More filters</Popover.Title>
            <Choice
              label="Status"
              value={filter.statuses[0] ?? ''}
              empty="Any status"
              options={VERIFICATION_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
              onChange={(value) => onChange({ statuses: value ? [value] : [] })}
            />
            <Choice
              label="Flag"
              value={filter.flags[0] ?? ''}
              empty="Any or none"
              options={FLAGS.map((value) => ({ value, label: FLAG_LABELS[value] }))}
              onChange={(value) => onChange({ flags: value ? [value] : [] })}
            />
            <Choice
              label="Person, made by or assigned to"
              value={filter.people[0] ?? ''}
              empty="Anybody"
              options={[...people.values()].map(({ userId, name }) => ({ value: userId, label: name }))}
              onChange={(value) => onChange({ people: value ? [value] : [] })}
            />
            <Choice
              label="Seen by"
              value={filter.visibilities[0] ?? ''}
              empty="Whoever it is"
              options={VISIBILITIES.map((value) => ({ value, label: VISIBILITY_LABELS[value] }))}
              onChange={(value) => onChange({ visibilities: value ? [value] : [] })}
            />
            <Choice
              label="Thread"
              value={filter.threads === 'any' ? '' : filter.threads}
              empty="Any or none"
              options={[
                { value: 'open', label: 'Open' },
                { value: 'resolved', label: 'Resolved' },
                { value: 'blocking', label: 'Blocking' },
                { value: 'unread', label: 'With something unread' },
              ]}
              onChange={(value) => onChange({ threads: value || 'any' })}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | '';
  empty: string;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | '') => void;
}

function Choice<T extends string>({ label, ...select }: ChoiceProps<T>) {
  return (
    <label className="flex flex-col gap-1 text-[13px] font-medium">
      {label}
      <Select {...select} />
    </label>
  );
}

function AboutArticle() {
  const { marking } = useDesk();
  return (
    <Menu
      trigger={
        <IconButton label="About the whole article" className="ml-auto size-7">
          <NotebookPen className="size-4" aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => marking.createForArticle('note')}>Note on the whole article</MenuItem>
      <MenuItem onSelect={() => marking.createForArticle('query')}>Query about the whole article</MenuItem>
    </Menu>
  );
}

/** Opens the cards of a narrow screen. */
export function DrawerButton() {
  const { desk } = useDesk();
  const shown = useDeskState((state) => desk.derived.filtered(state).length);
  return (
    <Button
      size="medium"
      className="max-[420px]:px-2"
      onClick={() => {
        // The evidence would cover them.
        desk.setPane(null);
        desk.ui.set({ isDrawerOpen: true });
      }}
    >
      Cards <span className="text-ink-2">{shown}</span>
    </Button>
  );
}
