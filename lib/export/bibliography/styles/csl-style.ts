/** Kinds whose title stands alone, in italics; any other is a part of something and stands in quotation marks. */
const WHOLE =
  'book report thesis motion_picture map software standard pamphlet legislation bill regulation treaty dataset song';

/** Macros that the styles of ours share. */
const MACROS = `
<macro name="author"><names variable="author">
  <name and="text" name-as-sort-order="first" sort-separator=", " delimiter=", " delimiter-precedes-last="always"/>
  <label form="short" prefix=", "/>
  <substitute><names variable="editor"/><text macro="title"/></substitute></names></macro>
<macro name="title"><choose>
  <if type="${WHOLE}" match="any"><text variable="title" font-style="italic"/></if>
  <else><text variable="title" quotes="true"/></else></choose></macro>
<macro name="editor"><names variable="editor"><label form="verb" suffix=" "/><name and="text" delimiter=", "/></names></macro>
<macro name="edition"><choose>
  <if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group></if>
  <else><text variable="edition"/></else></choose></macro>
<macro name="year"><group delimiter=" ">
  <choose><if is-uncertain-date="issued"><text term="circa" form="short"/></if></choose>
  <choose><if variable="issued"><date variable="issued" form="text" date-parts="year"/></if>
    <else><text term="no date" form="short"/></else></choose></group></macro>
<macro name="day"><group delimiter=" ">
  <choose><if is-uncertain-date="issued"><text term="circa" form="short"/></if></choose>
  <date variable="issued" form="text"/></group></macro>
<macro name="accessed"><group delimiter=" "><text term="accessed" text-case="capitalize-first"/><date variable="accessed" form="text"/></group></macro>
<macro name="link"><choose>
  <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
  <else><text variable="URL"/></else></choose></macro>`;

/** A CSL style of ours with a bibliography alone: its own macros, and what it says of one item. */
export function cslStyle({
  title,
  id,
  macros,
  layout,
}: {
  title: string;
  id: string;
  macros: string;
  layout: string;
}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="sort-only" page-range-format="expanded">
<info><title>${title}</title><id>galley:${id}</id><updated>2026-11-23T00:00:00+00:00</updated></info>
${MACROS}${macros}
<citation><layout><text variable="title"/></layout></citation>
<bibliography et-al-min="11" et-al-use-first="7" entry-spacing="0"><layout suffix=".">${layout}</layout></bibliography>
</style>`;
}
