import { arrangeDigest } from '@/lib/inbox/digest-rules';
import type { Digest, DigestNotice } from '@/lib/inbox/mail-model';
import { noticePath, noticeWords } from '@/lib/inbox/words-rules';
import { oneLine, SIGNATURE, type Letter } from '@/lib/mail/letters';

/** So many notices stand in one mail; of the others it tells how many they are. */
const MOST_LINES = 20;

/**
 * To a person: what waits for them unread in one workspace, by article, the newest first, with links that `addressOf` makes whole. In
 * plain text, and the same as simple HTML: nothing is fetched by opening it, so nobody learns that it was.
 */
export function digestLetter(digest: Digest, addressOf: (path: string) => string): Letter {
  const { to, key, notices, workspace } = digest;
  const count = notices.length === 1 ? 'One thing waits' : `${notices.length} things wait`;
  const choices = addressOf(`/account?workspace=${workspace.id}#mail`);
  return {
    to,
    key,
    subject: oneLine(`${count} for you in ${workspace.name} on Galley`),
    text: inText(digest, addressOf, choices),
    html: inHtml(digest, addressOf, choices),
    // So that nobody's “I am away” answers it, and mail programs offer the way to the choices themselves.
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${choices}>` },
  };
}

const WHY =
  'You are mailed this because you are a member there. What is mailed to you, and when, you choose here:';
const WITHHELD = 'Its words are only in Galley.';

function inText(digest: Digest, addressOf: (path: string) => string, choices: string): string {
  const { articles, more } = arrangeDigest(digest.notices, MOST_LINES);
  const format = timeFormat(digest.timeZone);
  const paragraphs = articles.flatMap(({ articleId, title, notices }) => [
    `${oneLine(title)}\n${addressOf(`/articles/${articleId}`)}`,
    ...notices.map((notice) =>
      [
        `* ${oneLine(notice.byName)} ${noticeWords(notice)} (${format.format(notice.at)})`,
        ...detailsOf(notice),
        ...(noticePath(notice) === `/articles/${articleId}` ? [] : [addressOf(noticePath(notice))]),
      ].join('\n  '),
    ),
  ]);
  return [
    `Hello ${oneLine(digest.name)},`,
    `this waits for you, unread, in ${oneLine(digest.workspace.name)}:`,
    ...paragraphs,
    `${more > 0 ? `And ${more} more. ` : ''}All of it is in your inbox:`,
    addressOf(inboxOf(digest)),
    `Times are those of ${zoneOf(digest.timeZone)}. ${WHY}`,
    choices,
    `${SIGNATURE}\n`,
  ].join('\n\n');
}

function inHtml(digest: Digest, addressOf: (path: string) => string, choices: string): string {
  const { articles, more } = arrangeDigest(digest.notices, MOST_LINES);
  const format = timeFormat(digest.timeZone);
  const link = (path: string, words: string) => `<a href="${escape(addressOf(path))}">${words}</a>`;
  const parts = articles.map(({ articleId, title, notices }) => {
    const lines = notices.map((notice) => {
      const head = `${own(notice.byName)} ${escape(noticeWords(notice))}`;
      const details = detailsOf(notice).map((line) => `<br><span dir="auto">${escape(line)}</span>`);
      return `<li>${link(noticePath(notice), head)} (${format.format(notice.at)})${details.join('')}</li>`;
    });
    return `<h2>${link(`/articles/${articleId}`, own(title))}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`;
  });
  return [
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Galley</title></head><body>',
    `<p>Hello ${own(digest.name)},</p>`,
    `<p>this waits for you, unread, in ${own(digest.workspace.name)}:</p>`,
    ...parts,
    `<p>${more > 0 ? `And ${more} more. ` : ''}${link(inboxOf(digest), 'All of it is in your inbox.')}</p>`,
    `<p>Times are those of ${escape(zoneOf(digest.timeZone))}. ${WHY} <a href="${escape(choices)}">your choices</a>.</p>`,
    `<p>${escape(SIGNATURE.replace('-- \n', ''))}</p>`,
    '</body></html>\n',
  ].join('\n');
}

function detailsOf({ isWithheld, words, said }: DigestNotice): string[] {
  if (isWithheld) return [WITHHELD];
  return [...(words === '' ? [] : [`“${oneLine(words)}”`]), ...(said === '' ? [] : [`— ${oneLine(said)}`])];
}

function inboxOf({ workspace }: Digest): string {
  return `/inbox?workspace=${workspace.id}`;
}

function zoneOf(timeZone: string): string {
  return timeZone === '' ? 'UTC' : timeZone.replaceAll('_', ' ');
}

function timeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone === '' ? 'UTC' : timeZone,
  });
}

/** Somebody's own words, which may run the other way. */
function own(words: string): string {
  return `<bdi>${escape(oneLine(words))}</bdi>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
