import { Readability } from '@mozilla/readability';

/** The part of a page that is its article, and whether anything around it was left out. */
export interface FoundArticle {
  root: Node;
  isPart: boolean;
}

// Readability climbs from every element to its ancestors and looks along rows of line ends, several times over: minutes, where a page
// is made to be slow.
const MOST_ANCESTORS = 150_000;
const MOST_LINE_ENDS = 500;
/** What it does for an element itself, in ancestors. */
const OWN_WORK = 5;

/**
 * Finds the article of a whole page: the article element, else the main element, if it holds most of the paragraphs; else, where a page has
 * menus around its text, what Readability takes for the article; else all of it. `reopen` gives the page again,
 * because Readability takes it apart.
 */
export function findArticle(document: Document, reopen: () => Document): FoundArticle {
  const { body } = document;
  const most = paragraphText(body) / 2;
  for (const isCandidate of [isArticle, isMain]) {
    const candidates = outermost(body, isCandidate).map((root) => ({ root, text: paragraphText(root) }));
    const best = candidates.reduce((a, b) => (b.text > a.text ? b : a), { root: body, text: 0 });
    if (best.text > 0 && best.text >= most) return { root: best.root, isPart: true };
  }
  const hasChrome = body.querySelector('nav, header, footer, aside, [role="navigation"]') !== null;
  const isQuick =
    ancestors(body, OWN_WORK) <= MOST_ANCESTORS && body.getElementsByTagName('br').length <= MOST_LINE_ENDS;
  const readable = hasChrome && isQuick ? readableContent(reopen()) : null;
  return readable ? { root: readable, isPart: true } : { root: body, isPart: false };
}

function isArticle(element: Element): boolean {
  return element.localName === 'article' || element.getAttribute('role') === 'article';
}

function isMain(element: Element): boolean {
  const itemprop = element.getAttribute('itemprop');
  return (
    element.localName === 'main' || element.getAttribute('role') === 'main' || itemprop === 'articleBody'
  );
}

function readableContent(document: Document): Node | null {
  const article = new Readability(document, { serializer: (node) => node }).parse();
  return article?.content?.textContent?.trim() ? article.content : null;
}

function outermost(root: Element, isCandidate: (element: Element) => boolean): Element[] {
  if (isCandidate(root)) return [root];
  return [...root.children].flatMap((child) => outermost(child, isCandidate));
}

function ancestors(element: Element, depth: number): number {
  let sum = depth;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    sum += ancestors(child, depth + 1);
  }
  return sum;
}

// Length of the text in paragraphs: menus and teasers have little of it.
function paragraphText(root: Element): number {
  let length = 0;
  for (const element of root.getElementsByTagName('p')) length += element.textContent.trim().length;
  return length;
}
