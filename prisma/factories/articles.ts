import { createArticle } from '@/lib/articles/commands';
import type { ArticleFields, ArticleInput, DocJson } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

/** Parts of an article to be brought in; what is not given is made up. */
export type ArticleParts = Partial<Omit<ArticleInput, 'fields'>> & { fields?: Partial<ArticleFields> };

/** A document of plain paragraphs. */
export function buildDoc(...paragraphs: string[]): DocJson {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** What it takes to bring an article in. */
export function buildArticle({ fields, ...parts }: ArticleParts = {}): ArticleInput {
  return {
    id: newId(),
    fields: {
      title: 'The mill is for sale',
      byline: '',
      outlet: '',
      agency: '',
      publishedAt: '',
      url: '',
      language: 'en',
      ...fields,
    },
    provenance: {},
    doc: buildDoc('The mill on the Aster is for sale.', 'Nobody has made an offer.'),
    original: null,
    ...parts,
  };
}

/** Brings a made-up article in, in the way of the application, and tells its id. */
export async function makeArticle(actor: Actor, parts?: ArticleParts): Promise<string> {
  const { id } = await createArticle(actor, buildArticle(parts));
  return id;
}
