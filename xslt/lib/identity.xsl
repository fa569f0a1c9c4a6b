<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What an element is called in a result: a fragment identifier that is there whether or not the TEI gives one;
           and the records of authorities that numbers of persons, places and bodies stand for.
  Input    Elements of the source document.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Accumulators, not xsl:number or counting backwards: one walk over the document for all of them. -->
  <xsl:accumulator name="tx:paragraphs" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//p[not(ancestor::note)] | text//ab[not(ancestor::note)]" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="tx:divisions" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//div | text//div1 | text//div2 | text//div3 | text//div4 | text//div5 | text//div6 | text//div7" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="tx:pages" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="pb" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="tx:notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="tx:interventions" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//choice | text//gap | text//supplied | text//unclear | text//add | text//del | text//surplus |
      text//damage | text//sic[not(parent::choice)] | text//corr[not(parent::choice)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="tx:mentions" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//persName[@ref] | text//placeName[@ref] | text//orgName[@ref] | text//name[@ref] | text//rs[@ref] |
      text//geogName[@ref] | text//eventName[@ref] | text//objectName[@ref] | text//title[@ref]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:key name="tx:page" match="pb" use="@n"/>
  <xsl:key name="tx:by-id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The fragment identifier of an element: its own, or one made of its name and its place among its like. -->
  <xsl:function name="tx:id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/@xml:id, tx:made-id($element))[1])"/>
  </xsl:function>

  <xsl:function name="tx:made-id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="made" as="xs:string">
      <xsl:apply-templates select="$element" mode="tx:made-id"/>
    </xsl:variable>
    <xsl:sequence select="if (key('tx:by-id', $made, root($element))) then $made || '.made' else $made"/>
  </xsl:function>

  <xsl:mode name="tx:made-id" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:template match="*" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="local-name() || '.' || accumulator-before('tx:interventions')"/>
  </xsl:template>
  <xsl:template match="p | ab" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="'p.' || accumulator-before('tx:paragraphs')"/>
  </xsl:template>
  <xsl:template match="note//p | note//ab" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="tx:id(ancestor::note[1]) || '.p.' || (1 + count(ancestor::note[1]//(p | ab)[. &lt;&lt; current()]))"/>
  </xsl:template>
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="'div.' || accumulator-before('tx:divisions')"/>
  </xsl:template>
  <!-- The text of the work is "text"; of the texts of a corpus or a group each has its number. -->
  <xsl:template match="text" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="if (. is (root()//text)[1]) then 'text' else 'text.' || (count(preceding::text) + count(ancestor::text) + 1)"/>
  </xsl:template>
  <xsl:template match="note" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="'note.' || accumulator-before('tx:notes')"/>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs | geogName | eventName | objectName | title" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="'name.' || accumulator-before('tx:mentions')"/>
  </xsl:template>

  <!-- "page.12" for the first page break with n="12", a running number for others. -->
  <xsl:template match="pb" mode="tx:made-id" as="xs:string">
    <xsl:sequence select="
        if (@n[matches(., '^\S+$')] and key('tx:page', @n)[1] is .) then 'page.' || @n else 'pb.' || accumulator-before('tx:pages')"/>
  </xsl:template>

  <!-- The element a pointer leads to in the same document; nothing if it leads elsewhere or nowhere. -->
  <xsl:function name="tx:target" as="element()?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="first" as="xs:string?" select="tokenize($pointer)[1]"/>
    <xsl:sequence select="if (starts-with($first, '#')) then key('tx:by-id', substring($first, 2), root($pointer))[1] else ()"/>
  </xsl:function>

  <!-- Where the authorities keep their records, by the type of an idno. -->
  <xsl:variable name="tx:authorities" as="map(xs:string, xs:string)" select="map{
      'viaf': 'https://viaf.org/viaf/', 'gnd': 'https://d-nb.info/gnd/', 'wikidata': 'https://www.wikidata.org/wiki/',
      'geonames': 'https://www.geonames.org/', 'lcnaf': 'https://id.loc.gov/authorities/names/', 'isni': 'https://isni.org/isni/',
      'orcid': 'https://orcid.org/', 'tgn': 'http://vocab.getty.edu/tgn/', 'issn': 'https://portal.issn.org/resource/ISSN/',
      'oclc': 'https://www.worldcat.org/oclc/'}"/>

  <!-- The record of an authority on the web that an idno stands for. -->
  <xsl:function name="tx:authority-address" as="xs:string?">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="number" as="xs:string" select="normalize-space($idno)"/>
    <xsl:variable name="base" as="xs:string?" select="$tx:authorities(lower-case(($idno/@type, '')[1]))"/>
    <xsl:sequence select="
        if (matches($number, '^https?://[^\s]+$', 'i')) then iri-to-uri($number)
        else $base ! (. || encode-for-uri(translate($number, ' ', '')))"/>
  </xsl:function>
</xsl:stylesheet>
