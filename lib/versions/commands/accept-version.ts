import { readDocument } from '@/lib/articles/document';
import type { Actor } from '@/lib/auth/actor';
import { documentSchema } from '@/lib/editor/schema';
import { AppError } from '@/lib/errors';
import { replaceText } from '@/lib/versions/commands/replace-text';
import { documentFailure } from '@/lib/versions/commands/refusals';
import type { NewVersionInput, WrittenVersion } from '@/lib/versions/new-version-rules';
import { requireWritableArticle } from '@/lib/versions/preview-version';
import { joined } from '@/lib/versions/steps-between';

/**
 * Makes a whole new text the article's next version, with annotations where their words went or where a person put them. `today` names it
 * when it has no name. Sending the same again makes nothing; a text that is there already makes nothing either.
 */
export async function acceptVersion(
  actor: Actor,
  articleId: string,
  { id, baseVersion, doc, choices, name }: NewVersionInput,
  today: Date,
): Promise<WrittenVersion> {
  await requireWritableArticle(actor, articleId);
  const read = readDocument(doc);
  if (!read.ok) throw documentFailure(read.fault);
  if (
    new Set(choices.map((choice) => `${choice.annotationId}/${choice.role}/${choice.ordinal}`)).size <
    choices.length
  ) {
    throw new AppError('invalid_input', 'A range was placed twice.', {
      fields: { choices: 'Place each range once.' },
    });
  }
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(today);
  const called = name ?? `New version, ${date}`;
  return await replaceText(actor, articleId, {
    id,
    baseVersion,
    doc: joined(documentSchema.nodeFromJSON(read.doc)),
    choices,
    name: called,
    nameBefore: `Before: ${called}`.slice(0, 200),
    event: { type: 'article.version_accepted' },
  });
}
