import type { ExportBundle } from '@/lib/export/bundle';

/** The addresses that things are known by outside; they stay the same from one export to the next. */
export interface PublicIds {
  article: string;
  /** The article's text as it is in this version. */
  articleVersion: string;
  collection: string;
  page: string;
  annotation(id: string): string;
  evidence(id: string): string;
  comment(id: string): string;
  source(id: string): string;
  person(id: string): string;
  /** Of who is named in the article, not of who works on it. */
  agent(id: string): string;
  /** A term of our own vocabulary. */
  term(name: string): string;
  verdict(scale: string, value: string): string;
}

/** The public ids of a bundle's article and of what stands on it. */
export function publicIds({ origin, article }: ExportBundle): PublicIds {
  const under = (folder: string) => (id: string) => `${origin}/${folder}/${id}`;
  const articleId = under('articles')(article.id);
  return {
    article: articleId,
    articleVersion: `${articleId}/versions/${article.version}`,
    collection: `${articleId}/annotations`,
    page: `${articleId}/annotations/pages/1`,
    annotation: under('annotations'),
    evidence: under('evidence'),
    comment: under('comments'),
    source: under('sources'),
    person: under('people'),
    agent: under('agents'),
    term: (name) => `${origin}/ns#${name}`,
    verdict: (scale, value) => `${origin}/scales/${scale}#${value}`,
  };
}
