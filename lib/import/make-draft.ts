import type { Node } from '@tiptap/pm/model';
import { articleFieldsSchema, type ArticleFields, type DocJson, type Provenance } from '@/lib/articles/model';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { documentSchema } from '@/lib/editor/schema';
import type { Draft, Found, Reading } from '@/lib/import/draft';
import { failure, type ImportFailure } from '@/lib/import/failure';
import { readFirstLines } from '@/lib/import/first-lines';
import { guessLanguage } from '@/lib/import/language';
import { placeTitle } from '@/lib/import/place-title';
import { projectText } from '@/lib/text/project-text';

const NEAR_THE_TOP = 15;

/** What a format read, as a draft: the title in its place, and the fields from what the format knows, the first lines and the script. */
export function makeDraft({
  blocks: read,
  found,
  warnings,
}: Reading): { ok: true; draft: Draft } | ImportFailure {
  if (read.length > MAX_BLOCKS) return failure('too_complex');
  if (read.every((block) => block.textContent.trim() === '')) return failure('no_text');
  const { blocks, title, titleIndex, from, titleAdded } = placeTitle(read, found);
  const doc = documentSchema.node('doc', null, blocks);
  doc.check();
  const { text, blocks: textblocks } = projectText(doc);
  if (textblocks.length > MAX_BLOCKS || text.length > MAX_TEXT) return failure('too_complex');

  const lines = blocks
    .slice(0, NEAR_THE_TOP)
    .map((block, index) => (index === titleIndex ? '' : textOf(block)));
  const language = guessLanguage(text);
  const sources: Found[] = [
    found,
    readFirstLines(titleAdded ? lines.slice(1) : lines),
    language === '' ? {} : { language: { value: language, from: 'script of the text' } },
  ];
  const { fields, provenance } = mergeFound([{ title: { value: title, from } }, ...sources]);
  return {
    ok: true,
    draft: {
      fields,
      provenance,
      doc: doc.toJSON() as DocJson,
      titleAdded,
      warnings: [...warnings, ...titleWarning(title, titleAdded)],
    },
  };
}

function titleWarning(title: string, titleAdded: boolean): string[] {
  if (!titleAdded) return [];
  return title === ''
    ? ['No title was found. Type it; it is put before the text as a heading.']
    : ['The title does not stand in the text. It was put before it as a heading.'];
}

// The first that says something that the field can hold.
function mergeFound(sources: readonly Found[]): { fields: ArticleFields; provenance: Provenance } {
  const fields: ArticleFields = {
    title: '',
    byline: '',
    outlet: '',
    agency: '',
    publishedAt: '',
    url: '',
    language: '',
  };
  const provenance: Provenance = {};
  for (const name of articleFieldsSchema.keyof().options) {
    for (const source of sources) {
      const parsed = articleFieldsSchema.shape[name].safeParse(source[name]?.value ?? '');
      if (fields[name] !== '' || !parsed.success || parsed.data === '') continue;
      fields[name] = parsed.data;
      provenance[name] = source[name]?.from ?? '';
    }
  }
  return { fields, provenance };
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, '\n', '\n');
}
