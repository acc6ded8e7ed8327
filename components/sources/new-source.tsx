'use client';

import { useRouter } from 'next/navigation';

import { SourceForm } from '@/components/sources/source-form';

/** Adds a source and goes to its page. */
export function NewSource() {
  const router = useRouter();
  return (
    <SourceForm
      onDone={(sourceId) => router.push(`/sources/${sourceId}`)}
      onCancel={() => router.push('/sources')}
    />
  );
}
