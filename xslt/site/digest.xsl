<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the pages of a collection need to know of one work, so that they can be made without all the texts at hand.
  Input    A TEI document.
  Output   tx:work: its titles, tx:item (what the header says, in the terms of a citation), kind, first words, and every
           person, place, organisation and work it names, with the words around each mention.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="digest" extension="xml" media-type="application/xml" scope="site">What the pages of a collection need from each work.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../lib/entries.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="mentions.xsl"/>

  <xsl:param name="begins" as="xs:integer" select="160" tx:doc="Characters of the text that a list of works shows at most."/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="element(tx:work)">
    <xsl:sequence select="tx:digest((TEI, teiCorpus//TEI)[1])"/>
  </xsl:template>

  <xsl:function name="tx:digest" as="element(tx:work)">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="item" as="element(tx:item)" select="tx:item($work)"/>
    <tx:work kind="{tx:work-kind($work, $item)}">
      <xsl:sequence select="tx:attribute('lang', ($work/@xml:lang, $work/text/@xml:lang)[1] ! tx:short-tag(.))"/>
      <xsl:sequence select="tx:attribute('changed', tx:changed($work))"/>
      <xsl:for-each select="tx:titles($work)">
        <tx:title>{tx:reading(.)}</tx:title>
      </xsl:for-each>
      <xsl:for-each select="tx:words-from($work/text)[.]">
        <tx:begins>{.}</tx:begins>
      </xsl:for-each>
      <xsl:for-each select="tx:moment($work/teiHeader/profileDesc/creation/date[1])">
        <tx:written>
          <xsl:sequence select="."/>
        </tx:written>
      </xsl:for-each>
      <xsl:sequence select="$item, tx:same($work), tx:entries($work)"/>
    </tx:work>
  </xsl:function>

  <!-- By what name lists have somebody whom the header calls otherwise, and says who it is. -->
  <xsl:function name="tx:same" as="element(tx:same)*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:for-each-group select="$work/teiHeader//(author | editor | persName)[@ref][tx:entries-of(.)[self::person]]" group-by="tx:names(.)[last() = 1]/string()">
      <tx:same name="{current-grouping-key()}" as="{tx:headword(tx:entries-of(.)[self::person][1])}"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- What a reader would call it: told from what is encoded, not from what it is about. -->
  <xsl:function name="tx:work-kind" as="xs:string">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="text" as="element()*" select="$work/text"/>
    <xsl:variable name="verse" as="xs:integer" select="count($text//l[not(ancestor::quote or ancestor::note or ancestor::epigraph or ancestor::sp)])"/>
    <xsl:variable name="prose" as="xs:integer" select="count($text//p[not(ancestor::front or ancestor::back or ancestor::note or ancestor::sp)])"/>
    <xsl:variable name="speeches" as="xs:integer" select="count($text//sp)"/>
    <xsl:sequence select="
        if ($item/tx:letter) then 'letter'
        else if (count($text//div[@type = 'letter']) gt 1) then 'letters'
        else if ($speeches gt 2 and $speeches ge $prose) then 'drama'
        else if ($verse gt 3 * $prose) then 'verse'
        else if (starts-with($item/@kind, 'article')) then 'article'
        else if ($item/@kind = ('book', 'chapter', 'pamphlet', 'thesis', 'report')) then 'book'
        else 'prose'"/>
  </xsl:function>

  <!-- When the edition was last changed, as far as its header says; nobody's clock is asked. -->
  <xsl:function name="tx:changed" as="xs:string?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="days" as="xs:string*" select="
        $work/teiHeader/(revisionDesc//change/(@when, @to)[1], revisionDesc//change/date/@when, fileDesc/publicationStmt/(. | p)/date/@when,
        fileDesc/editionStmt//date/@when) ! tx:day(.)"/>
    <xsl:sequence select="sort($days)[last()]"/>
  </xsl:function>

  <!-- The first words of what a reader came for: not of the front, nor of headings. -->
  <xsl:function name="tx:words-from" as="xs:string?">
    <xsl:param name="text" as="element()?"/>
    <xsl:variable name="blocks" as="element()*" select="
        subsequence($text//body//(p | l | ab)[not(ancestor::note or ancestor::div[@type = ('provenance', 'boilerplate', 'navigation', 'headnote', 'contents')])], 1, 4)"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($blocks ! tx:reading(.), ' '))"/>
    <xsl:sequence select="if (string-length($words) le $begins) then $words else replace(substring($words, 1, $begins), '\s+\S*$', '') || ' …'"/>
  </xsl:function>
</xsl:stylesheet>
