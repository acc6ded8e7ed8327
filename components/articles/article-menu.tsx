'use client';

import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  FileInput,
  Globe,
  History,
  Quote,
  Scale,
  ScrollText,
  Trash2,
  UserPlus,
  Waypoints,
} from 'lucide-react';
import { useState } from 'react';
import { deleteArticle, setArchived } from '@/components/articles/article-requests';
import { ReportDialog } from '@/components/articles/report-dialog';
import { GuestsDialog } from '@/components/guests/guests-dialog';
import { ConfirmDialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import type { ArticleRow } from '@/lib/articles/model';
import { articleAbilities } from '@/lib/articles/policy';
import { can as isAble } from '@/lib/auth/abilities';
import type { Role } from '@/lib/auth/actor';
import { canWriteAnyText } from '@/lib/versions/policy';

interface ArticleMenuProps {
  article: Pick<ArticleRow, 'id' | 'title' | 'archivedAt' | 'annotations' | 'state'>;
  role: Role;
  /** Something was changed on the server. */
  onChanged: () => void;
}

/** What can be done with an article besides opening it. */
export function ArticleMenu({ article, role, onChanged }: ArticleMenuProps) {
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const [isSharing, setIsSharing] = useState(false);
  const [isHosting, setIsHosting] = useState(false);
  const can = articleAbilities({ role }, article);

  const archive = async (archived: boolean, isUndo = false) => {
    const outcome = await setArchived(article.id, archived);
    if (!outcome.ok) {
      toast.add({ title: outcome.message, urgent: true });
      return;
    }
    onChanged();
    if (isUndo) return;
    toast.add({
      title: archived ? 'Archived' : 'Restored',
      description: article.title,
      action: { label: 'Undo', onAct: () => void archive(!archived, true) },
    });
  };
  const remove = async () => {
    const outcome = await deleteArticle(article.id);
    if (outcome.ok) onChanged();
    toast.add(
      outcome.ok
        ? { title: 'Deleted', description: article.title }
        : { title: outcome.message, urgent: true },
    );
  };

  return (
    <>
      <Menu
        trigger={
          <IconButton label={`More for ${article.title}`}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        }
      >
        {canWriteAnyText({ role }) && article.archivedAt === null && (
          <MenuLink href={`/articles/${article.id}/new-version`}>
            <FileInput className="size-4" aria-hidden /> Bring in a new version
          </MenuLink>
        )}
        <MenuLink href={`/articles/${article.id}/history`}>
          <History className="size-4" aria-hidden /> History
        </MenuLink>
        <MenuLink href={`/articles/${article.id}/activity`}>
          <ScrollText className="size-4" aria-hidden /> Activity
        </MenuLink>
        <MenuLink href={`/articles/${article.id}/quotes`}>
          <Quote className="size-4" aria-hidden /> Quote bench
        </MenuLink>
        <MenuLink href={`/articles/${article.id}/chain`}>
          <Waypoints className="size-4" aria-hidden /> Where it comes from
        </MenuLink>
        <MenuLink href={`/articles/${article.id}/double-check`}>
          <Scale className="size-4" aria-hidden /> Double check
        </MenuLink>
        {isAble({ role }, 'report.share') && !UNCHECKED.has(article.state) && (
          <MenuItem onSelect={() => setIsSharing(true)}>
            <Globe className="size-4" aria-hidden /> Public report…
          </MenuItem>
        )}
        {isAble({ role }, 'guest.invite') && (
          <MenuItem onSelect={() => setIsHosting(true)}>
            <UserPlus className="size-4" aria-hidden /> Guests…
          </MenuItem>
        )}
        {can.archive && (
          <MenuItem onSelect={() => void archive(true)}>
            <Archive className="size-4" aria-hidden /> Archive
          </MenuItem>
        )}
        {can.restore && (
          <MenuItem onSelect={() => void archive(false)}>
            <ArchiveRestore className="size-4" aria-hidden /> Restore
          </MenuItem>
        )}
        {can.delete && (
          <MenuItem danger onSelect={() => setIsAsking(true)}>
            <Trash2 className="size-4" aria-hidden /> Delete…
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Delete “${article.title}”?`}
        description={whatGoes(article.annotations)}
        action="Delete article"
        onConfirm={remove}
      />
      <ReportDialog article={article} open={isSharing} onOpenChange={setIsSharing} />
      <GuestsDialog article={article} open={isHosting} onOpenChange={setIsHosting} />
    </>
  );
}

/** Before it is checked, and it never comes back here, there is nothing to share. */
const UNCHECKED: ReadonlySet<ArticleRow['state']> = new Set(['imported', 'preparing']);

function whatGoes(annotations: ArticleRow['annotations']): string {
  const count = Object.values(annotations).reduce((sum, some) => sum + some, 0);
  const taken =
    count === 0
      ? 'Its text and the original file are deleted.'
      : `Its text, the original file and ${count.toLocaleString('en')} ${count === 1 ? 'annotation' : 'annotations'} with their threads and evidence links are deleted.`;
  return `${taken} Sources stay. This cannot be undone; archiving can.`;
}
