import type { ExportBundle } from '@/lib/export/bundle';
import { withheldSentence } from '@/lib/export/withheld';

/** What a person who opens the archive must know of the tables; ends of lines as in the tables. */
export function readMe(bundle: ExportBundle): string {
  const { article, exportedAt, tool } = bundle;
  const lines = [
    `${tool.name} ${tool.version}, exported ${exportedAt}`,
    `Article: ${article.title.replaceAll(/\s+/g, ' ')}`,
    withheldSentence(bundle),
    '',
    'Every table is CSV as in RFC 4180: UTF-8 with a byte order mark, lines ended by CR LF, a header row.',
    '',
    'article       the article itself',
    'lines         its sentences, in order, with what is left to do on each',
    'items         every annotation of every kind, in reading order',
    'claims, quotes, attributions, suggestions   what these kinds have beside that',
    'agents        who is meant: people and organisations, with the name as it was written down and what they were when',
    '              the article appeared',
    'verdicts      the scale that the claims are rated by, from its top; what was retired stays readable',
    'ranges        every range that an annotation stands on, with its words and what stands around them',
    'fields        every field of every annotation; one row a value',
    'flags         every flag with its reason',
    'evidence      every link from an annotation (claim_id, of whatever kind) to a source',
    '              capture_hash is the SHA-256 of the kept copy, passage_now what became of the passage in a newer one',
    'sources       the sources of those links; authors has one row an author',
    'comments      the talk, oldest first',
    '',
    'independent_support counts the sources that support a claim; those that go back to one origin are one.',
    'override_reason says why a claim counts as verified with less evidence than its workspace asks for.',
    '',
    'visibility says whom an item is for: public (readers of a report too) or team. Restricted ones are in no table.',
    '',
    'start, end and ranges count Unicode code points (an emoji is one) from the beginning of the text, the end not',
    'included. In that text paragraphs are separated by one line feed.',
    '',
    'exact is what was marked, or confirmed last. placement says whether it stands there now: placed, moved (the same',
    'words elsewhere), changed (see words_now), ambiguous and orphaned (no place: start and end are empty, line_no is',
    'where it was). The status stale is a finished check whose words changed after it.',
    '',
    'A cell that a spreadsheet would take for a formula has an apostrophe before it: one whose text begins with = + -',
    'or @ (also after white space), with a tab or with a line break. Take one apostrophe away to get the text back.',
    '',
  ];
  return lines.join('\r\n');
}
