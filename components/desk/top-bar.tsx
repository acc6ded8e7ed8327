'use client';

import { Download, FileInput, History, Keyboard, Quote, Search, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { DeskTitle } from '@/components/desk/desk-title';
import { DrawerButton } from '@/components/desk/filter-bar';
import { DeskDue, PeopleButton } from '@/components/desk/people-dialog';
import { Present } from '@/components/desk/present';
import { SaveIndicator } from '@/components/desk/save-indicator';
import { BibliographyItems } from '@/components/sources/bibliography-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { Pill } from '@/components/ui/pill';

const FORMATS = [
  ['w3c', 'Web annotations (JSON-LD)'],
  ['csv', 'Tables (CSV)'],
  ['markdown', 'Markdown with footnotes'],
] as const;

/** Where this is, how far it is, and what can be done with all of it. */
export function TopBar({ isNarrow }: { isNarrow: boolean }) {
  const { desk, may, article } = useDesk();
  const { id } = desk.data.article;
  useEffect(() => {
    document.title = `${article.title} · Galley`;
  }, [article.title]);
  return (
    <header className="desk-bar">
      <DeskTitle article={article} />
      <span className="max-sm:hidden">
        <State />
      </span>
      <DeskDue />
      <div className="ml-auto flex shrink-0 items-center gap-2 max-sm:w-full max-sm:justify-between max-sm:gap-1">
        <Present />
        <SaveIndicator />
        <Modes />
        <PeopleButton />
        <IconButton label="Find in the text (/)" onClick={() => desk.ui.set({ isFinding: true })}>
          <Search className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label="Keys (?)"
          className="max-sm:hidden"
          onClick={() => desk.ui.set({ isKeyMapOpen: true })}
        >
          <Keyboard className="size-4" aria-hidden />
        </IconButton>
        <Link
          href={`/articles/${id}/quotes`}
          prefetch={false}
          aria-label="Quote bench"
          title="Quote bench: compare the quotes with what was said"
          className="inline-grid size-8 shrink-0 place-items-center rounded-2 text-ink-2 transition-colors hover:bg-line hover:text-ink max-sm:hidden pointer-coarse:size-11"
        >
          <Quote className="size-4" aria-hidden />
        </Link>
        <Link
          href={`/articles/${id}/chain`}
          prefetch={false}
          aria-label="Where it comes from"
          title="Where it comes from: by whom the article has its claims and quotes"
          className="inline-grid size-8 shrink-0 place-items-center rounded-2 text-ink-2 transition-colors hover:bg-line hover:text-ink max-sm:hidden pointer-coarse:size-11"
        >
          <Waypoints className="size-4" aria-hidden />
        </Link>
        <Menu
          trigger={
            <IconButton label="Versions" className="max-sm:hidden">
              <History className="size-4" aria-hidden />
            </IconButton>
          }
        >
          {may.write && (
            <MenuLink href={`/articles/${id}/new-version`}>
              <FileInput className="size-4" aria-hidden /> Bring in a new version
            </MenuLink>
          )}
          <MenuLink href={`/articles/${id}/history`}>
            <History className="size-4" aria-hidden /> History
          </MenuLink>
        </Menu>
        {isNarrow && <DrawerButton />}
        <Menu
          trigger={
            <Button variant="primary" aria-label="Export">
              <Download className="size-4 sm:hidden" aria-hidden />
              <span className="max-sm:hidden">Export</span>
            </Button>
          }
        >
          {FORMATS.map(([format, label]) => (
            <MenuLink key={format} download href={`/api/articles/${id}/export/${format}`}>
              {label}
            </MenuLink>
          ))}
          <MenuSeparator />
          <BibliographyItems path={`/api/articles/${id}/bibliography`} />
        </Menu>
      </div>
    </header>
  );
}

function State() {
  const { desk, article } = useDesk();
  const open = useDeskState((state) => desk.derived.openCount(state.annotations));
  const unread = useDeskUi((ui) => ui.coverage?.counts.unread ?? null);
  if (article.archivedAt !== null) return <Pill>Archived</Pill>;
  if (unread === null) return null;
  const isDone = open === 0 && unread === 0;
  return <Pill tone={isDone ? 'ok' : 'warn'}>{isDone ? 'All checked' : `Checking · ${open} open`}</Pill>;
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
