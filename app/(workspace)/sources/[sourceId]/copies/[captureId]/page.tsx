import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';

import '@/app/desk.css';
import '../copies.css';
import { CopyScreen } from '@/components/captures/copy-screen';
import { listCaptures, requireCaptureText } from '@/lib/captures/queries';
import { idSchema } from '@/lib/ids';
import { orNotFound, readSource } from '../read-source';

interface CopyPageProps {
  params: Promise<{ sourceId: string; captureId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: CopyPageProps): Promise<Metadata> {
  const { source } = await readSource((await params).sourceId);
  return { title: `Copy of ${source.title}` };
}

export default async function CopyPage({ params, searchParams }: CopyPageProps) {
  const { sourceId, captureId } = await params;
  const { actor, source } = await readSource(sourceId);
  const id = idSchema.safeParse(captureId);
  if (!id.success) notFound();
  const copy = await orNotFound(requireCaptureText(actor, id.data, source.id));
  const before = await listCaptures(actor, source.id, { cursor: copy.number, limit: 1 });
  const { passage } = passageSchema.parse(await searchParams);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <CopyScreen
        key={copy.id}
        copy={copy}
        source={{ id: source.id, title: source.title, language: source.language }}
        workspaceId={actor.workspaceId}
        passage={passage}
        beforeId={before.items[0]?.id ?? null}
      />
    </main>
  );
}

/** `?passage=120-180`: offsets in the text of the copy. */
const passageSchema = z.object({
  passage: z
    .string()
    .regex(/^\d{1,7}-\d{1,7}$/)
    .transform((text) => {
      const [start = 0, end = 0] = text.split('-').map(Number);
      return start < end ? { start, end } : null;
    })
    .nullable()
    .catch(null),
});
