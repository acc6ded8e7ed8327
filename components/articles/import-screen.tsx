'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { ImportCheck } from '@/components/articles/import-check';
import { ImportPaste } from '@/components/articles/import-paste';
import { ImportUpload } from '@/components/articles/import-upload';
import { useImport } from '@/components/articles/use-import';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

const never = () => () => undefined;

/** Two ways in, paste and upload, then a look at what was read. Begins in the browser, where the tab may have kept something. */
export function ImportScreen({ storageKey }: { storageKey: string }) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (isInBrowser) return <Importer storageKey={storageKey} />;
  return (
    <>
      <ImportHeader />
      <p className="flex items-center gap-2 p-6 text-ink-2">
        <Spinner /> Opening…
      </p>
    </>
  );
}

function Importer({ storageKey }: { storageKey: string }) {
  const importing = useImport(storageKey);
  if (importing.looked) return <ImportCheck importing={importing} looked={importing.looked} />;
  return (
    <>
      <ImportHeader />
      <div className="mx-auto grid max-w-6xl items-start gap-6 p-6 max-sm:p-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <ImportPaste importing={importing} />
        <ImportUpload importing={importing} />
      </div>
    </>
  );
}

function ImportHeader() {
  return (
    <PageHeader title="Import an article">
      <Link href="/articles" className={buttonClass('plain')}>
        All articles
      </Link>
    </PageHeader>
  );
}
