'use client';

import { useEffect, useRef, type RefObject } from 'react';
import { usePreference } from '@/components/desk/preference';
import { usePageKeys } from '@/components/ui/use-page-keys';
import { SEARCH_ID } from './search-box';

const TYPING = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/**
 * Keys of a table: j and k go from row to row (Enter then follows the row's link), / goes to the search box, where single
 * keys are switched on. When the row that had the focus is gone after `rows` changed, the one in its place gets it.
 */
export function useRowKeys(table: RefObject<HTMLTableElement | null>, rows: unknown): void {
  const focused = useRef(-1);
  const [hasSingleKeys] = usePreference('single-keys', true);

  usePageKeys((event) => {
    if (!hasSingleKeys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (event.key === '/') document.getElementById(SEARCH_ID)?.focus();
    else if (event.key === 'j') focusRow(table.current, focusedRow(table.current) + 1);
    else if (event.key === 'k') focusRow(table.current, focusedRow(table.current) - 1);
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    const onFocusIn = () => (focused.current = focusedRow(table.current));
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, [table]);

  useEffect(() => {
    if (focused.current >= 0 && document.activeElement === document.body)
      focusRow(table.current, focused.current);
  }, [table, rows]);
}

function linksOf(table: HTMLTableElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>('tbody th a') ?? [])];
}

function focusedRow(table: HTMLTableElement | null): number {
  const row = document.activeElement?.closest('tr');
  return row ? linksOf(table).findIndex((link) => row.contains(link)) : -1;
}

function focusRow(table: HTMLTableElement | null, index: number): void {
  const links = linksOf(table);
  const link = links[Math.min(Math.max(index, 0), links.length - 1)];
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
