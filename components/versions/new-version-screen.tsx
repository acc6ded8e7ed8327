'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { ImportPaste } from '@/components/articles/import-paste';
import { ImportUpload } from '@/components/articles/import-upload';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { NewVersionCheck } from '@/components/versions/new-version-check';
import { useNewVersion } from '@/components/versions/use-new-version';
import type { ArticlePlace } from '@/components/versions/version-requests';
import type { ArticleHead } from '@/lib/articles/model';

const never = () => () => undefined;

interface NewVersionScreenProps {
  article: ArticleHead;
  workspaceId: string;
  storageKey: string;
}

/** A whole new text for an article: pasted or uploaded, compared, and only then accepted. Begins in the browser, where the tab may have kept something. */
export function NewVersionScreen({ article, workspaceId, storageKey }: NewVersionScreenProps) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const place = { articleId: article.id, workspaceId };
  if (isInBrowser) return <Bringing article={article} place={place} storageKey={storageKey} />;
  return (
    <>
      <NewVersionHeader article={article} />
      <p className="flex items-center gap-2 p-6 text-ink-2">
        <Spinner /> Opening…
      </p>
    </>
  );
}

function Bringing({
  article,
  place,
  storageKey,
}: {
  article: ArticleHead;
  place: ArticlePlace;
  storageKey: string;
}) {
  const version = useNewVersion(place, storageKey);
  if (version.looked) return <NewVersionCheck article={article} version={version} looked={version.looked} />;
  return (
    <>
      <NewVersionHeader article={article} />
      <div className="mx-auto flex max-w-6xl flex-col gap-4 p-6 max-sm:p-4">
        <p className="max-w-2xl text-ink-2">
          Bring the whole text as it is now. Before anything changes you see what is different, word by word,
          and what becomes of every annotation.
        </p>
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
          <ImportPaste importing={version} />
          <ImportUpload importing={version} />
        </div>
      </div>
    </>
  );
}

function NewVersionHeader({ article }: { article: ArticleHead }) {
  return (
    <PageHeader
      title={
        <>
          New version of <span dir="auto">{article.title}</span>
        </>
      }
    >
      <Link href={`/articles/${article.id}`} className={buttonClass('plain')}>
        Cancel
      </Link>
    </PageHeader>
  );
}
