import { cslStyle } from '@/lib/export/bibliography/styles/csl-style';

/** Works cited, after the MLA handbook: the same order of facts for every kind, those that are known. */
export const MLA = cslStyle({
  title: 'Works cited, after the MLA handbook',
  id: 'mla',
  macros: `
<macro name="written"><choose>
  <if variable="issued"><date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" form="short" suffix=" "/><date-part name="year"/></date></if>
</choose></macro>
<macro name="seen"><group delimiter=" "><text term="accessed" text-case="capitalize-first"/>
  <date variable="accessed"><date-part name="day" suffix=" "/><date-part name="month" form="short" suffix=" "/><date-part name="year"/></date></group></macro>
<macro name="writers"><names variable="author">
  <name and="text" name-as-sort-order="first" sort-separator=", " delimiter=", " delimiter-precedes-last="always" et-al-min="3" et-al-use-first="1"/>
  <substitute><names variable="editor"/><text macro="title"/></substitute></names></macro>`,
  layout: `<group delimiter=". ">
  <text macro="writers"/>
  <choose><if variable="author editor" match="any"><text macro="title"/></if></choose>
  <choose><if variable="author" match="all"><choose><if variable="container-title" match="none"><text macro="editor" text-case="capitalize-first"/></if></choose></if></choose>
  <group delimiter=", ">
    <text variable="container-title" font-style="italic"/>
    <choose><if variable="author container-title" match="all"><text macro="editor"/></if></choose>
    <text macro="edition"/>
    <text variable="volume" prefix="vol. "/>
    <text variable="issue" prefix="no. "/>
    <text variable="publisher"/>
    <text macro="written"/>
    <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
    <text macro="link"/>
  </group>
  <text variable="medium" text-case="capitalize-first"/>
  <text macro="seen"/></group>`,
});
