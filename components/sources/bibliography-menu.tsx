'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { BIBLIOGRAPHY_LABELS, DATA_NAMES, LIST_NAMES } from '@/lib/sources/bibliography-model';
import { sourcesPath } from '@/lib/sources/list-rules';
import type { SourceListQuery } from '@/lib/sources/list-model';
import { inWorkspace } from '@/lib/workspace-address';

interface BibliographyItemsProps {
  path: string;
  query?: string;
  workspaceId: string;
}

/**
 * The ways out for sources, as entries of a menu: files for reference managers, and lists for people. `path` and `query` are what stands
 * before and after the format in the address.
 */
export function BibliographyItems({ path, query = '', workspaceId }: BibliographyItemsProps) {
  const addressOf = (name: string) => inWorkspace(`${path}/${name}${query}`, workspaceId);
  return (
    <>
      <MenuLabel>Sources for reference managers</MenuLabel>
      {DATA_NAMES.map((name) => (
        <MenuLink key={name} download href={addressOf(name)}>
          {BIBLIOGRAPHY_LABELS[name]}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLabel>Lists of sources</MenuLabel>
      {LIST_NAMES.map((name) => (
        <MenuLink key={name} download href={addressOf(name)}>
          {BIBLIOGRAPHY_LABELS[name]}
        </MenuLink>
      ))}
      <MenuLabel>Styles are set with citeproc-js.</MenuLabel>
    </>
  );
}

/** What the list of sources shows, as a file. */
export function BibliographyMenu({ query, workspaceId }: { query: SourceListQuery; workspaceId: string }) {
  const { cursor: _, limit: _limit, sort: _sort, direction: _direction, ...filter } = query;
  return (
    <Menu
      trigger={
        <Button aria-label="Export">
          <Download className="size-4 sm:hidden" aria-hidden />
          <span className="max-sm:hidden">Export</span>
        </Button>
      }
    >
      <BibliographyItems
        path="/api/sources/export"
        query={sourcesPath(filter).replace('/sources', '')}
        workspaceId={workspaceId}
      />
    </Menu>
  );
}
