import type { ExportBundle } from '@/lib/export/bundle';
import { countWithheld } from '@/lib/export/withheld';

/** What is known about the article and this export, as YAML before the text; what is not known is left out. */
export function frontMatter(bundle: ExportBundle): string {
  const { article, exportedAt, tool } = bundle;
  const entries: [string, string | number][] = [
    ['title', article.title],
    ['byline', article.byline],
    ['outlet', article.outlet],
    ['agency', article.agency],
    ['published', article.publishedAt],
    ['url', article.url],
    ['language', article.language],
    ['version', article.version],
    ['hash', `sha256:${article.textHash}`],
    ['state', article.archivedAt === null ? 'active' : 'archived'],
    ['withheld_sources', countWithheld(bundle)],
    ['withheld_annotations', bundle.withheldAnnotations],
    ['exported', exportedAt],
    ['exported_by', `${tool.name} ${tool.version}`],
  ];
  const lines = entries
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${scalar(value)}`);
  return ['---', ...lines, '---'].join('\n');
}

// JSON is YAML, but for the characters that YAML does not print.
function scalar(value: string | number): string {
  return JSON.stringify(value).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
