import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/desk.css';
import '@/app/versions.css';
import { VersionScreen } from '@/components/versions/version-screen';
import type { DocJson } from '@/lib/articles/model';
import { AppError } from '@/lib/errors';
import { versionParamsSchema } from '@/lib/versions/history-rules';
import { readVersionRecord } from '@/lib/versions/version-record';
import { listPeople } from '@/lib/workspaces/queries';
import { readVersionHead } from '../../history/read-version-head';

interface VersionPageProps {
  params: Promise<{ articleId: string; version: string }>;
}

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const { articleId, version } = await params;
  const { article } = await readVersionHead(articleId);
  return { title: `Version ${version} of ${article.title}` };
}

export default async function VersionPage({ params }: VersionPageProps) {
  const asked = versionParamsSchema.shape.version.safeParse((await params).version);
  const { actor, article } = await readVersionHead((await params).articleId);
  if (!asked.success) notFound();
  const [record, people] = await Promise.all([
    readVersionRecord(actor, article.id, asked.data).catch(orNotFound),
    listPeople(actor),
  ]);
  const { id, title, language } = article;
  const { doc, ...told } = record;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <VersionScreen
        article={{ id, title, language }}
        doc={doc.toJSON() as DocJson}
        names={Object.fromEntries(people.map(({ userId, name }) => [userId, name]))}
        {...told}
      />
    </main>
  );
}

function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
}
