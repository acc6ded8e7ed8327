import { cslStyle } from '@/lib/export/bibliography/styles/csl-style';

const SHARED = `
<macro name="book"><group delimiter=". ">
  <group delimiter=" "><text term="in" text-case="capitalize-first"/><text variable="container-title" font-style="italic"/></group>
  <text macro="editor" text-case="capitalize-first"/></group></macro>
<macro name="publisher"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="how"><group delimiter=", "><text variable="genre" text-case="capitalize-first"/><text variable="medium" text-case="capitalize-first"/></group></macro>`;

const JOURNALS = 'article-journal review';
const DATED =
  'article-newspaper article-magazine webpage post post-weblog broadcast interview personal_communication speech event hearing';
const PARTS = 'chapter entry-encyclopedia entry-dictionary paper-conference';

/** Author and date, after the Chicago manual. */
export const CHICAGO_AUTHOR_DATE = cslStyle({
  title: 'Author and date, after the Chicago manual',
  id: 'chicago-author-date',
  macros: SHARED,
  layout: `<group delimiter=". ">
  <text macro="author"/><text macro="year"/>
  <choose><if variable="author editor" match="any"><text macro="title"/></if></choose>
  <choose>
    <if type="${JOURNALS}" match="any"><group delimiter=": ">
      <group delimiter=" "><text variable="container-title" font-style="italic"/><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
      <text variable="page"/></group></if>
    <else-if type="${DATED}" match="any"><group delimiter=", ">
      <text variable="container-title" font-style="italic"/><text variable="section"/><text macro="day"/><text variable="page"/></group>
      <text macro="how"/><text variable="publisher"/></else-if>
    <else-if type="${PARTS}" match="any"><group delimiter=", "><text macro="book"/><text variable="page"/></group><text macro="publisher"/></else-if>
    <else><text macro="edition"/><text macro="how"/><text variable="container-title" font-style="italic"/><text macro="publisher"/></else>
  </choose>
  <choose><if variable="issued" match="none"><text macro="accessed"/></if></choose>
  <text macro="link"/></group>`,
});

/** Notes and bibliography, after the Chicago manual; the bibliography alone. */
export const CHICAGO_NOTES = cslStyle({
  title: 'Bibliography for notes, after the Chicago manual',
  id: 'chicago-notes',
  macros: SHARED,
  layout: `<group delimiter=". ">
  <text macro="author"/>
  <choose><if variable="author editor" match="any"><text macro="title"/></if></choose>
  <choose>
    <if type="${JOURNALS}" match="any"><group delimiter=": ">
      <group delimiter=" ">
        <group delimiter=", "><group delimiter=" "><text variable="container-title" font-style="italic"/><text variable="volume"/></group><text variable="issue" prefix="no. "/></group>
        <text macro="day" prefix="(" suffix=")"/></group>
      <text variable="page"/></group></if>
    <else-if type="${DATED}" match="any"><group delimiter=", ">
      <text variable="container-title" font-style="italic"/><text variable="section"/><text macro="day"/><text variable="page"/></group>
      <text macro="how"/><text variable="publisher"/></else-if>
    <else-if type="${PARTS}" match="any"><group delimiter=", "><text macro="book"/><text variable="page"/></group>
      <group delimiter=", "><text macro="publisher"/><text macro="year"/></group></else-if>
    <else><text macro="edition"/><text macro="how"/><text variable="container-title" font-style="italic"/>
      <group delimiter=", "><text macro="publisher"/><text macro="year"/></group></else>
  </choose>
  <choose><if variable="issued" match="none"><text macro="accessed"/></if></choose>
  <text macro="link"/></group>`,
});
