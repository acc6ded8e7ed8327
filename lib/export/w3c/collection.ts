import type { ExportBundle } from '@/lib/export/bundle';
import { safeUrl } from '@/lib/export/safe-url';
import { contextOf } from '@/lib/export/w3c/context';
import { filled, type Node } from '@/lib/export/w3c/node';
import { countWithheld } from '@/lib/export/withheld';
import { publicIds } from '@/lib/export/w3c/public-ids';
import type { CitedSource } from '@/lib/sources/model';

/** The collection without its page: what it is about, the sources that its links name, and who wrote it when. */
export function describeCollection(bundle: ExportBundle, total: number): Node {
  const ids = publicIds(bundle);
  return {
    '@context': contextOf(bundle.origin),
    id: ids.collection,
    type: 'AnnotationCollection',
    label: bundle.article.title,
    total,
    generated: bundle.exportedAt,
    generator: { type: 'Software', name: bundle.tool.name, 'schema:softwareVersion': bundle.tool.version },
    'schema:about': describeArticle(bundle),
    'fc:withheldSources': countWithheld(bundle),
    'fc:withheldAnnotations': bundle.withheldAnnotations,
    'fc:sources': bundle.sources.map((source) => describeSource(ids.source(source.id), source)),
  };
}

/** The head of the page that holds all items. */
export function describePage(bundle: ExportBundle, total: number): Node {
  const ids = publicIds(bundle);
  // An object because the standard's assertions on pages refuse the bare address that its text allows.
  const partOf = { id: ids.collection, label: bundle.article.title, total };
  return { id: ids.page, type: 'AnnotationPage', partOf, startIndex: 0 };
}

// With the text, so that the positions can be checked, and the quotes found again, without asking us.
function describeArticle(bundle: ExportBundle): Node {
  const { article } = bundle;
  const ids = publicIds(bundle);
  return filled({
    id: ids.articleVersion,
    type: 'schema:NewsArticle',
    'dcterms:isVersionOf': { id: ids.article },
    'schema:version': article.version,
    'schema:headline': article.title,
    'schema:author': article.byline,
    'schema:publisher': article.outlet,
    'schema:sourceOrganization': article.agency,
    'schema:datePublished': article.publishedAt,
    'schema:inLanguage': article.language,
    'schema:url': reference(article.url),
    'fc:textSha256': article.textHash,
    'fc:archivedAt': article.archivedAt,
    'schema:articleBody': article.text,
  });
}

function describeSource(id: string, source: CitedSource): Node {
  const head = {
    id,
    type: 'schema:CreativeWork',
    'fc:citationKey': source.citationKey,
    'fc:kind': source.kind,
    'schema:name': source.title,
  };
  if (source.isWithheld) return { ...head, 'fc:withheld': true };
  return filled({
    ...head,
    'schema:author': source.authors,
    'schema:isPartOf': source.containerTitle,
    'schema:sourceOrganization': source.agency,
    'schema:publisher': source.publisher,
    'schema:datePublished': source.issued,
    'schema:dateModified': source.revisedAt,
    'fc:accessedAt': source.accessedAt,
    'schema:inLanguage': source.language,
    'schema:url': reference(source.url),
    'schema:archivedAt': reference(source.archiveUrl),
    'schema:isbn': source.isbn,
    'fc:doi': source.doi,
    'fc:pages': source.pages,
    'fc:via': source.via,
    'fc:note': source.note,
  });
}

function reference(address: string): Node | undefined {
  const url = safeUrl(address);
  return url === null ? undefined : { id: url };
}
