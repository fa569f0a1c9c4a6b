<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Which publication or manuscript a text was taken from, and where its description keeps what.
  Input    TEI; biblStruct, bibl, biblFull, msDesc in sourceDesc.
  Output   The element that describes the source; a map of names (title, in, series, author, editor …) to elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The description of what the text was taken from: not of the file, of another edition or of another translation. -->
  <xsl:function name="tx:source" as="element()?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="described" as="element()*" select="tx:sources($work)[not(tx:is-other(.))]"/>
    <xsl:variable name="printed" as="element()*" select="$described[tx:is-print(.)]"/>
    <xsl:variable name="meant" as="element()*" select="if (exists($printed)) then $printed else $described"/>
    <xsl:sequence select="($meant[self::biblStruct], $meant[self::biblFull], $meant[self::bibl[*]], $meant)[1]"/>
  </xsl:function>

  <!-- Other editions and translations that the header names. -->
  <xsl:function name="tx:other-sources" as="element()*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="tx:sources($work)[tx:is-other(.)][not(self::msDesc)]"/>
  </xsl:function>

  <xsl:function name="tx:sources" as="element()*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="
        $work/teiHeader/fileDesc/sourceDesc//(biblStruct | biblFull | bibl | msDesc)[normalize-space()]
          [not(@type = 'transcription')][not(ancestor::biblStruct | ancestor::biblFull | ancestor::msDesc)]
          [if (self::bibl) then empty(bibl[tx:is-print(.)]) and (empty(ancestor::bibl) or tx:is-print(.)) else empty(ancestor::bibl)]"/>
  </xsl:function>

  <!-- A reference that calls itself that of the print: what a digital copy was made from. -->
  <xsl:function name="tx:is-print" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="matches($source/@type || ' ' || $source/@n, 'original|print', 'i') and not(tx:is-other($source))"/>
  </xsl:function>

  <xsl:function name="tx:is-other" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="matches($source/@type || ' ' || $source/@subtype, 'other|translation|reprint', 'i')"/>
  </xsl:function>

  <!-- Where the parts of a description stand, whatever its element. Absent is absent: a name without an element is not in the map. -->
  <xsl:function name="tx:fields" as="map(xs:string, element()+)">
    <xsl:param name="source" as="element()?"/>
    <xsl:variable name="found" as="map(xs:string, element()*)">
      <xsl:choose>
        <xsl:when test="$source">
          <xsl:apply-templates select="$source" mode="tx:fields"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="map{}"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:map>
      <xsl:for-each select="map:keys($found)">
        <xsl:variable name="elements" as="element()*" select="$found(.)[normalize-space() or @*[not(name() = ('type', 'unit', 'xml:id'))] or *]"/>
        <xsl:if test="exists($elements)">
          <xsl:map-entry key="." select="$elements"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <xsl:mode name="tx:fields" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A part in a whole, or a whole. Of several monogr the first is meant; what it does not say, the next may (CO 3.12.2). -->
  <xsl:template match="biblStruct" mode="tx:fields" as="map(*)">
    <xsl:variable name="part" as="element()*" select="analytic"/>
    <xsl:variable name="whole" as="element()?" select="monogr[1]"/>
    <xsl:variable name="outer" as="element()*" select="monogr, series"/>
    <xsl:variable name="item" as="element()?" select="($part[title], $whole)[1]"/>
    <xsl:variable name="credits" as="element()*" select="$part/(editor | respStmt), monogr/(editor | respStmt), series/editor[@role = 'translator']"/>
    <xsl:sequence select="map{
        'title': $item/title,
        'in': if ($item is $whole) then (monogr[2]/title) else $whole/title,
        'series': series/title,
        'author': ($part[author], $whole)[1]/author,
        'in-author': $part[author]/../monogr[1]/author,
        'editor': $credits[tx:role(.) = 'editor'], 'translator': $credits[tx:role(.) = 'translator'],
        'date': (monogr/imprint/date, monogr/date, analytic/date)[1],
        'publisher': (monogr/imprint)[publisher][1]/publisher, 'place': (monogr/imprint)[pubPlace][1]/pubPlace,
        'edition': monogr/edition, 'scope': ($outer/imprint/biblScope, $outer/biblScope), 'extent': monogr/extent,
        'idno': (idno, analytic/idno, monogr/idno), 'ref': (ref, analytic/(ref | ptr), monogr/(ref | ptr), ptr), 'note': (note, monogr/note),
        'language': (textLang, analytic/textLang, monogr/textLang)}"/>
  </xsl:template>

  <!-- A loose reference: the level of a title says whether it is a part's or the whole's. -->
  <xsl:template match="bibl" mode="tx:fields" as="map(*)">
    <xsl:variable name="all" as="element()*" select=".//*[not(ancestor::relatedItem)][empty(ancestor::bibl intersect current()//bibl)]"/>
    <xsl:variable name="titles" as="element()*" select="$all[self::title][not(@type = ('short', 'alt'))]"/>
    <xsl:variable name="item" as="element()*" select="
        ($titles[@level = 'a'][1], $titles[not(@level = ('s', 'j'))][1], $titles[not(@level = 's')][1])[1]"/>
    <xsl:variable name="credits" as="element()*" select="$all[self::editor or self::respStmt]"/>
    <xsl:sequence select="map{
        'title': ($item, $titles[@type = 'sub'][@level = $item/@level or not(@level)]),
        'in': $titles[not(@type = 'sub')][not(@level = 's')][not(. is $item)][1], 'series': $titles[@level = 's'],
        'author': $all[self::author], 'editor': $credits[tx:role(.) = 'editor'], 'translator': $credits[tx:role(.) = 'translator'],
        'date': $all[self::date][1], 'publisher': $all[self::publisher], 'place': $all[self::pubPlace], 'edition': $all[self::edition],
        'scope': $all[self::biblScope], 'extent': $all[self::extent], 'idno': $all[self::idno], 'ref': $all[self::ref or self::ptr],
        'prose': .[not($titles)], 'language': $all[self::textLang]}"/>
  </xsl:template>

  <xsl:template match="biblFull" mode="tx:fields" as="map(*)">
    <xsl:variable name="credits" as="element()*" select="titleStmt/(editor | respStmt)"/>
    <xsl:sequence select="map{
        'title': titleStmt/title, 'series': seriesStmt/title, 'author': titleStmt/author,
        'editor': $credits[tx:role(.) = 'editor'], 'translator': $credits[tx:role(.) = 'translator'],
        'date': publicationStmt/date[1], 'publisher': publicationStmt/publisher, 'place': publicationStmt/pubPlace,
        'edition': editionStmt/edition, 'scope': seriesStmt/biblScope, 'extent': extent, 'idno': publicationStmt/idno, 'note': notesStmt/note}"/>
  </xsl:template>

  <xsl:template match="msDesc" mode="tx:fields" as="map(*)">
    <xsl:variable name="item" as="element()?" select="msContents/msItem[1]"/>
    <xsl:sequence select="map{
        'title': ($item/title, head/title, msContents/msItem/title)[1], 'author': $item/author,
        'date': (history/origin//(origDate | date), head/origDate, $item//date)[1], 'archive': msIdentifier,
        'language': (msContents/textLang, $item/textLang)}"/>
  </xsl:template>

  <!-- What an editor or respStmt did, as far as a citation asks: editor, translator, or something else. -->
  <xsl:function name="tx:role" as="xs:string">
    <xsl:param name="credit" as="element()"/>
    <xsl:variable name="said" as="xs:string" select="
        lower-case(string-join(($credit/@role, $credit/resp/@ref, $credit/resp, $credit/@ana), ' '))"/>
    <xsl:sequence select="
        if (matches($said, 'transl|(^|\W)trl(\W|$)|übersetz|traduc|traduz|(^|\W)trad\.|перев')) then 'translator'
        else if (matches($said, '^\s*$|(^|\W)ed(\.|s\.|it\w*)?(\W|$)|bookeditor|(^|\W)edt(\W|$)|hrsg|herausgeb|éditeur|curat|редак')) then 'editor'
        else 'other'"/>
  </xsl:function>
</xsl:stylesheet>
