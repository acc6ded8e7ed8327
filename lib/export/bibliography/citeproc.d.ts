/** The part of citeproc that is used here; it comes without types. */
declare module 'citeproc' {
  interface Sys {
    /** The XML of a locale; asked for "en-US" and the like. */
    retrieveLocale(language: string): string;
    retrieveItem(id: string): unknown;
  }
  interface BibliographyMeta {
    /** Ids of the items that came out, by entry. */
    entry_ids: string[][];
    bibliography_errors: unknown[];
  }
  class Engine {
    constructor(sys: Sys, style: string, language: string, forceLanguage?: boolean);
    opt: { development_extensions: Record<string, boolean> };
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [BibliographyMeta, string[]] | false;
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
