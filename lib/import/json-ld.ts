/** What schema.org data in a page says about its article; empty where it says nothing. */
export interface ArticleData {
  headline: string;
  authors: string[];
  publisher: string;
  agency: string;
  datePublished: string;
  url: string;
  language: string;
}

type Json = Record<string, unknown>;

const ARTICLE = /(?:Article|Report|BlogPosting|LiveBlogPosting|Review)$/;
const LONGEST = 500_000;
const MOST = 500;

/** Reads the first article among the JSON-LD scripts of a page as it came; null when there is none that can be read. */
export function readJsonLd(html: string): ArticleData | null {
  for (const script of jsonLdScripts(html)) {
    const article = findArticle(parseJson(script));
    if (article) return dataOf(article);
  }
  return null;
}

// By hand, because a pattern over unclosed scripts takes quadratic time.
function jsonLdScripts(html: string): string[] {
  const lower = html.toLowerCase();
  const scripts: string[] = [];
  for (let at = lower.indexOf('<script'); at >= 0;) {
    const start = lower.indexOf('>', at);
    const end = start < 0 ? -1 : lower.indexOf('</script', start);
    if (end < 0) break;
    const isJsonLd = /\btype\s*=\s*["']?application\/ld\+json\b/.test(
      lower.slice(at, Math.min(start, at + 500)),
    );
    if (isJsonLd && end - start < LONGEST) scripts.push(html.slice(start + 1, end));
    at = lower.indexOf('<script', end);
  }
  return scripts;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, ''),
    );
  } catch (error) {
    // Pages hold broken data; they are read without it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function findArticle(root: unknown): Json | null {
  const open: unknown[] = [root];
  for (let seen = 0; seen < MOST && open.length > 0; seen += 1) {
    const value = open.shift();
    if (Array.isArray(value)) open.push(...value.slice(0, MOST));
    if (!isRecord(value)) continue;
    if (listOf(value['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))) return value;
    open.push(value['@graph'], value['mainEntity'], value['hasPart']);
  }
  return null;
}

function dataOf(article: Json): ArticleData {
  const page = article['mainEntityOfPage'];
  return {
    headline: text(article['headline']) || text(article['name']),
    authors: listOf(article['author'])
      .map(nameOf)
      .filter((name) => name !== ''),
    publisher: nameOf(listOf(article['publisher'])[0]),
    agency: nameOf(listOf(article['sourceOrganization'])[0]),
    datePublished: text(article['datePublished']),
    url: text(article['url']) || text(isRecord(page) ? page['@id'] : page),
    language: text(listOf(article['inLanguage'])[0]),
  };
}

function nameOf(value: unknown): string {
  return isRecord(value) ? text(listOf(value['name'])[0]) : text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
