// What babel and polyglossia call them. The first of a name's languages is what the name alone means.
const NAMES: readonly (readonly [tag: string, name: string])[] = [
  ['af', 'afrikaans'],
  ['ar', 'arabic'],
  ['bg', 'bulgarian'],
  ['bn', 'bengali'],
  ['ca', 'catalan'],
  ['cs', 'czech'],
  ['cy', 'welsh'],
  ['da', 'danish'],
  ['de', 'ngerman'],
  ['de', 'german'],
  ['de-AT', 'naustrian'],
  ['de-CH', 'nswissgerman'],
  ['el', 'greek'],
  ['en', 'english'],
  ['en-AU', 'australian'],
  ['en-CA', 'canadian'],
  ['en-GB', 'british'],
  ['en-NZ', 'newzealand'],
  ['en-US', 'american'],
  ['es', 'spanish'],
  ['et', 'estonian'],
  ['eu', 'basque'],
  ['fa', 'persian'],
  ['fi', 'finnish'],
  ['fr', 'french'],
  ['fr-CA', 'canadien'],
  ['ga', 'irish'],
  ['gl', 'galician'],
  ['he', 'hebrew'],
  ['hi', 'hindi'],
  ['hr', 'croatian'],
  ['hu', 'hungarian'],
  ['hy', 'armenian'],
  ['id', 'indonesian'],
  ['is', 'icelandic'],
  ['it', 'italian'],
  ['ja', 'japanese'],
  ['ko', 'korean'],
  ['la', 'latin'],
  ['lt', 'lithuanian'],
  ['lv', 'latvian'],
  ['nb', 'norsk'],
  ['nl', 'dutch'],
  ['nn', 'nynorsk'],
  ['pl', 'polish'],
  ['pt', 'portuguese'],
  ['pt-BR', 'brazilian'],
  ['ro', 'romanian'],
  ['ru', 'russian'],
  ['sk', 'slovak'],
  ['sl', 'slovene'],
  ['sq', 'albanian'],
  ['sr', 'serbian'],
  ['sv', 'swedish'],
  ['th', 'thai'],
  ['tr', 'turkish'],
  ['uk', 'ukrainian'],
  ['ur', 'urdu'],
  ['vi', 'vietnamese'],
  ['zh', 'chinese'],
];
const BY_NAME = new Map(NAMES.map(([tag, name]) => [name, tag]));
const BY_TAG = new Map(NAMES.toReversed().map(([tag, name]) => [tag, name]));

/** The name by which LaTeX hyphenates a language of BCP 47, of a region or else of the language alone; null when it has none. */
export function babelName(tag: string): string | null {
  return BY_TAG.get(tag) ?? BY_TAG.get(tag.split('-')[0] ?? '') ?? null;
}

/** A language as bibliographies name it, by tag or in LaTeX's or English words, as BCP 47; null for what is none. */
export function readLanguage(text: string): string | null {
  const plain = text.trim();
  const named = BY_NAME.get(plain.toLowerCase());
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:[-_][a-z\d]{1,8})*$/i.test(plain)) return null;
  try {
    return Intl.getCanonicalLocales(plain.replaceAll('_', '-'))[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
