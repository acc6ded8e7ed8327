import { GET as READ } from '@/app/r/[token]/route';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { shareReport } from '@/lib/report/commands/share-report';
import { DEFAULT_OPTIONS, type ReportLinkView, type ReportOptions } from '@/lib/report/model';
import { moveArticle } from '@/lib/review/commands/move-article';
import { setPeople } from '@/lib/review/commands/set-people';
import type { Move } from '@/lib/review/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam, TEXT } from '../annotations/world';

export type Team = Awaited<ReturnType<typeof makeTeam>>['actors'];

/** A team and an article of theirs with a rated claim, which rests on a paper; nothing is published yet. */
export async function makeChecked() {
  const { actors: team, workspace } = await makeTeam();
  const { checker, editor } = team;
  const articleId = await makeArticle(checker);
  const where = { workspaceId_id: { workspaceId: workspace.id, id: articleId } };
  await testDatabase().article.update({ where, data: { leadId: checker.userId } });
  await setPeople(editor, articleId, { authorId: { from: null, to: editor.userId } });
  const claim = await annotate(checker, articleId, '80 metres long', {
    fields: { statement: 'The quay is 80 metres long.', verdictRationale: 'The plan says so.' },
  });
  for (const paragraph of TEXT.split('\n')) {
    await annotate(checker, articleId, paragraph, { kind: 'cleared', fields: { reason: 'transition' } });
  }
  const paper = await addSource(checker, {
    title: 'Plan of the northern quay',
    url: 'https://board.example/plan',
    canonicalUrl: '',
  });
  const link = buildEvidence(paper.id, { excerpt: 'Length: 80 m.', note: 'For us only.' });
  await linkSource(checker, articleId, claim.id, link);
  return { team, workspace, articleId, claimId: claim.id, paperId: paper.id };
}

/** Sets one field of an annotation from what it is. */
export async function set(actor: Actor, articleId: string, id: string, field: string, to: unknown) {
  const before = await requireAnnotation(actor, articleId, id);
  const own: unknown = field.startsWith('fields.')
    ? Reflect.get(before.fields, field.slice(7))
    : Reflect.get(before, field);
  await changeAnnotation(actor, articleId, id, {
    articleVersion: before.textVersion,
    changes: { [field]: { from: own ?? null, to } },
  });
}

/** Moves the article on from where it is. */
export async function move(actor: Actor, articleId: string, name: Move, note = '') {
  const { state: from, version } = await testDatabase().article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { state: true, version: true },
  });
  await moveArticle(actor, articleId, { id: newId(), move: name, from, version, comment: '', note });
}

/** Takes an article that is checked to its readers. */
export async function publish({ checker, reviewer, editor }: Team, articleId: string, claimId: string) {
  await move(checker, articleId, 'prepare');
  await move(checker, articleId, 'begin');
  await set(checker, articleId, claimId, 'fields.verdict', 'accurate');
  await set(checker, articleId, claimId, 'status', 'verified');
  await move(checker, articleId, 'submit');
  await move(reviewer, articleId, 'approve');
  await move(editor, articleId, 'publish');
}

/** Makes the link, as it is made unless told otherwise. */
export async function share(
  actor: Actor,
  articleId: string,
  options: Partial<ReportOptions> = {},
): Promise<ReportLinkView> {
  const input = { id: newId(), options: { ...DEFAULT_OPTIONS, ...options } };
  const { link } = await shareReport(actor, articleId, input);
  if (!link) throw new Error('The report was not shared.');
  return link;
}

/** What anybody is answered at an address. */
export async function read(path: string, headers: Record<string, string> = {}) {
  const request = new Request(new URL(path, 'http://127.0.0.1:3000'), { headers });
  const token = new URL(request.url).pathname.slice('/r/'.length);
  const response = await READ(request, { params: Promise.resolve({ token }) });
  return { status: response.status, headers: response.headers, html: await response.text() };
}
