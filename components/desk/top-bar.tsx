'use client';

import {
  Download,
  Ellipsis,
  FileInput,
  History,
  Keyboard,
  Quote,
  Scale,
  ScrollText,
  Search,
  UsersRound,
  Waypoints,
} from 'lucide-react';
import Link from 'next/link';
import { useEffect, type ReactNode } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { DeskTitle } from '@/components/desk/desk-title';
import { DrawerButton } from '@/components/desk/filter-bar';
import { DeskDue, PeopleButton } from '@/components/desk/people-dialog';
import { Present } from '@/components/desk/present';
import { SaveIndicator } from '@/components/desk/save-indicator';
import { StateButton } from '@/components/review/state-button';
import { BibliographyItems } from '@/components/sources/bibliography-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { inWorkspace } from '@/lib/workspace-address';

const FORMATS = [
  ['docx', 'Word with comments'],
  ['w3c', 'Web annotations (JSON-LD)'],
  ['csv', 'Tables (CSV)'],
  ['markdown', 'Markdown with footnotes'],
] as const;

/** Classes of what has its own place in a wide bar, and stands in the menu of a narrow one. */
const WIDE_ONLY = 'max-[1100px]:hidden';

/** Where this is, how far it is, and what can be done with all of it. */
export function TopBar({ isNarrow }: { isNarrow: boolean }) {
  const { desk, may, article } = useDesk();
  const { id } = desk.data.article;
  const { workspaceId } = desk.data.me;
  useEffect(() => {
    document.title = `${article.title} · Galley`;
  }, [article.title]);
  return (
    <header className="desk-bar">
      <DeskTitle article={article} />
      <StateButton />
      <DeskDue />
      <div className="ml-auto flex shrink-0 items-center gap-2 max-sm:w-full max-sm:justify-between max-sm:gap-1">
        <Present />
        <SaveIndicator />
        <Modes />
        <PeopleButton className={WIDE_ONLY} />
        <IconButton label="Find in the text (/)" onClick={() => desk.ui.set({ isFinding: true })}>
          <Search className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label="Keys (?)"
          className={WIDE_ONLY}
          onClick={() => desk.ui.set({ isKeyMapOpen: true })}
        >
          <Keyboard className="size-4" aria-hidden />
        </IconButton>
        <PlaceLink
          href={`/articles/${id}/quotes`}
          label="Quote bench"
          title="Quote bench: compare the quotes with what was said"
        >
          <Quote className="size-4" aria-hidden />
        </PlaceLink>
        <PlaceLink
          href={`/articles/${id}/chain`}
          label="Where it comes from"
          title="Where it comes from: by whom the article has its claims and quotes"
        >
          <Waypoints className="size-4" aria-hidden />
        </PlaceLink>
        <Menu
          trigger={
            <IconButton label="Versions" className={WIDE_ONLY}>
              <History className="size-4" aria-hidden />
            </IconButton>
          }
        >
          <VersionItems id={id} mayWrite={may.write} />
        </Menu>
        {isNarrow && <DrawerButton />}
        <Menu
          trigger={
            <IconButton label="More for this article" className="min-[1100px]:hidden">
              <Ellipsis className="size-4" aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => desk.ui.set({ peopleOpen: 'yes' })}>
            <UsersRound className="size-4" aria-hidden /> People and due time
          </MenuItem>
          <MenuLink href={`/articles/${id}/quotes`}>
            <Quote className="size-4" aria-hidden /> Quote bench
          </MenuLink>
          <MenuLink href={`/articles/${id}/chain`}>
            <Waypoints className="size-4" aria-hidden /> Where it comes from
          </MenuLink>
          <VersionItems id={id} mayWrite={may.write} />
          <MenuSeparator />
          <MenuItem onSelect={() => desk.ui.set({ isKeyMapOpen: true })}>
            <Keyboard className="size-4" aria-hidden /> Keys
          </MenuItem>
        </Menu>
        <Menu
          trigger={
            <Button variant="primary" aria-label="Export">
              <Download className="size-4 min-[1100px]:hidden" aria-hidden />
              <span className={WIDE_ONLY}>Export</span>
            </Button>
          }
        >
          {FORMATS.map(([format, label]) => (
            <MenuLink
              key={format}
              download
              href={inWorkspace(`/api/articles/${id}/export/${format}`, workspaceId)}
            >
              {label}
            </MenuLink>
          ))}
          <MenuSeparator />
          <BibliographyItems path={`/api/articles/${id}/bibliography`} workspaceId={workspaceId} />
        </Menu>
      </div>
    </header>
  );
}

interface PlaceLinkProps {
  href: string;
  label: string;
  title: string;
  children: ReactNode;
}

function PlaceLink({ href, label, title, children }: PlaceLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={title}
      className="inline-grid size-8 shrink-0 place-items-center rounded-2 text-ink-2 transition-colors hover:bg-line hover:text-ink max-[1100px]:hidden pointer-coarse:size-11"
    >
      {children}
    </Link>
  );
}

function VersionItems({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  return (
    <>
      {mayWrite && (
        <MenuLink href={`/articles/${id}/new-version`}>
          <FileInput className="size-4" aria-hidden /> Bring in a new version
        </MenuLink>
      )}
      <MenuLink href={`/articles/${id}/history`}>
        <History className="size-4" aria-hidden /> History
      </MenuLink>
      <MenuLink href={`/articles/${id}/activity`}>
        <ScrollText className="size-4" aria-hidden /> Activity
      </MenuLink>
      <MenuLink href={`/articles/${id}/double-check`}>
        <Scale className="size-4" aria-hidden /> Double check
      </MenuLink>
    </>
  );
}

const MODES = [
  ['check', 'Check'],
  ['edit', 'Edit'],
  ['read', 'Read'],
] as const;

function Modes() {
  const { desk, may } = useDesk();
  const mode = useDeskUi((ui) => ui.mode);
  return (
    <fieldset aria-label="Mode" className="segments">
      {MODES.filter(([each]) => each !== 'edit' || may.write || mode === 'edit').map(([each, label]) => (
        <button key={each} type="button" aria-pressed={mode === each} onClick={() => desk.setMode(each)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
