'use client';

import { ArrowLeftRight, BookOpen, Ellipsis, History, Tag } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu';
import { versionOf } from '@/components/versions/day-groups';
import type { ArticlePlace } from '@/components/versions/version-requests';
import type { HistoryItem, Sitting } from '@/lib/versions/history-rules';

interface TimelineEntryProps {
  item: HistoryItem;
  place: ArticlePlace;
  current: number;
  names: Record<string, string>;
  timeZone: string;
  isChosen: boolean;
  /** Of several entries of one version, the first can be marked. */
  isMarkable: boolean;
  onChoose: (version: number, isChosen: boolean) => void;
  onName?: () => void;
  onRestore?: () => void;
}

const UNKNOWN = 'Somebody who left';

/** One sitting or named version, with what can be done with it. */
export function TimelineEntry({
  item,
  place,
  current,
  names,
  timeZone,
  isChosen,
  isMarkable,
  onChoose,
  onName,
  onRestore,
}: TimelineEntryProps) {
  const version = versionOf(item);
  const byId = item.kind === 'sitting' ? item.authorId : item.byId;
  const name = names[byId] ?? UNKNOWN;
  const compare = (from: number, to: number) =>
    `/articles/${place.articleId}/history/compare?from=${from}&to=${to}`;
  const alone = `/articles/${place.articleId}/versions/${version}`;
  const title = titleOf(item, names);
  return (
    <li
      className="timeline-entry flex items-start gap-3 rounded-2 py-2.5 pl-5 hover:bg-raised"
      data-kind={item.kind}
    >
      {isMarkable ? (
        <input
          type="checkbox"
          className="mt-1.5 size-4 shrink-0 accent-(--accent)"
          checked={isChosen}
          onChange={(event) => onChoose(version, event.target.checked)}
          aria-label={`Mark version ${version} for comparing`}
        />
      ) : (
        <span className="size-4 shrink-0" />
      )}
      <Avatar id={byId} name={name} size="small" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span dir="auto" className="font-medium wrap-anywhere">
            {title}
          </span>
          <span className="text-[12.5px] text-ink-2">
            {item.kind !== 'sitting' && `${name} · `}
            <time dateTime={item.kind === 'sitting' ? item.endedAt : item.at}>{timeOf(item, timeZone)}</time>
            {` · version ${version}`}
            {version === current && ' · now'}
          </span>
        </p>
        {item.kind === 'sitting' ? <Words sitting={item} /> : <Hash value={item.textHash} />}
        <Link
          href={item.kind === 'sitting' ? compare(item.from, item.to) : alone}
          prefetch={false}
          className="self-start text-[12.5px] text-ink-2 underline underline-offset-2 hover:text-ink"
        >
          {item.kind === 'sitting' ? 'See this change in the text' : `Read version ${version}`}
        </Link>
      </div>
      <Menu
        trigger={
          <IconButton label={`More for version ${version}: ${title}`}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        }
      >
        {item.kind === 'sitting' && (
          <MenuLink href={alone}>
            <BookOpen className="size-4" aria-hidden /> Read this version
          </MenuLink>
        )}
        {version !== current && (
          <MenuLink href={compare(version, current)}>
            <ArrowLeftRight className="size-4" aria-hidden /> Compare with now
          </MenuLink>
        )}
        {onName && (
          <MenuItem onSelect={onName}>
            <Tag className="size-4" aria-hidden /> Name this version…
          </MenuItem>
        )}
        {onRestore && version !== current && (
          <MenuItem onSelect={onRestore}>
            <History className="size-4" aria-hidden /> Restore…
          </MenuItem>
        )}
        {version === current && !onName && (
          <MenuLink href={compare(0, current)}>Compare with the beginning</MenuLink>
        )}
      </Menu>
    </li>
  );
}

function titleOf(item: HistoryItem, names: Record<string, string>): string {
  if (item.kind === 'imported') return 'Brought in';
  if (item.kind === 'revision') return item.name;
  const author = names[item.authorId] ?? UNKNOWN;
  const others = item.proposedByIds.map((id) => names[id] ?? UNKNOWN);
  return others.length === 0
    ? author
    : `${author}, with wording by ${new Intl.ListFormat('en').format(others)}`;
}

function timeOf(item: HistoryItem, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  if (item.kind !== 'sitting') return format.format(new Date(item.at));
  return format.formatRange(new Date(item.startedAt), new Date(item.endedAt));
}

function Words({ sitting: { added, dropped, excerpt } }: { sitting: Sitting }) {
  return (
    <>
      <p className="text-[12.5px] text-ink-2 tabular-nums">
        {added + dropped === 0
          ? 'Only the look, spaces or signs'
          : `${added.toLocaleString('en')} ${added === 1 ? 'word' : 'words'} added, ${dropped.toLocaleString('en')} dropped`}
      </p>
      {excerpt.length > 0 && (
        <p dir="auto" className="line-clamp-3 font-text text-[15px] leading-normal wrap-anywhere">
          {excerpt.map(({ op, text }, index) =>
            op === 'drop' ? (
              <del key={index} className="version-drop mr-1.5">
                {text}
              </del>
            ) : (
              <ins key={index} className="version-add mr-1.5">
                {text}
              </ins>
            ),
          )}
        </p>
      )}
    </>
  );
}

/** The text's fingerprint, short: the whole stands in the title. */
function Hash({ value }: { value: string }) {
  return (
    <p className="text-[12.5px] text-ink-2" title={`SHA-256 of the text: ${value}`}>
      SHA-256 <code className="font-mono">{value.slice(0, 12)}…</code>
    </p>
  );
}
