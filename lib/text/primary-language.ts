/**
 * The primary subtag of a BCP 47 tag in lower case: 'de' of 'de-AT'. Empty for a missing or malformed tag.
 * Always fit for `Intl`, which throws on malformed tags, unless empty.
 */
export function primaryLanguage(language: string | undefined): string {
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(language ?? '')?.[0].toLowerCase() ?? '';
}
