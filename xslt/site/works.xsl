<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The works by author, by date and by kind.
  Input    tx:collection.
  Output   tx:file elements; section elements with a list each.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:works-by-author" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="tx:parted($collection, 'authors', tx:sheets('authors', tx:by-author($collection)), ())[$collection/tx:work]"/>
  </xsl:function>

  <xsl:function name="tx:by-author" as="element()*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="names" as="element(tx:name)*" select="$collection/tx:work/tx:item/tx:credit[@role = 'author']/tx:name"/>
    <xsl:for-each-group select="$names" group-by="tx:listed(.)">
      <xsl:sort select="tx:latin(current-grouping-key())"/>
      <xsl:sequence select="tx:section(tx:anchor(current-grouping-key()), current-grouping-key(), tx:initial(current-grouping-key()), current-group()/ancestor::tx:work, false())"/>
    </xsl:for-each-group>
    <xsl:variable name="nobodys" as="element(tx:work)*" select="$collection/tx:work[empty(tx:authors(.))]"/>
    <xsl:sequence select="tx:section('without-author', tx:word('no-author'), '0', $nobodys, false())[$nobodys]"/>
  </xsl:function>

  <xsl:function name="tx:works-by-date" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="tx:parted($collection, 'dates', tx:sheets('dates', tx:by-date($collection)), ())[$collection/tx:work]"/>
  </xsl:function>

  <!-- By years, where they are few, else by decades; a parted list is parted by decades. -->
  <xsl:function name="tx:by-date" as="element()*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:for-each-group select="$collection/tx:work" group-by="tx:decade(tx:when(.))">
      <xsl:sort select="xs:integer(current-grouping-key())"/>
      <xsl:variable name="decade" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="shown" as="xs:string" select="if ($decade = '9999') then tx:word('no-date') else $decade || '–' || (xs:integer($decade) + 9)"/>
      <xsl:sequence select="tx:section((if ($decade = '9999') then 'undated' else 'y' || $decade), $shown, $decade, current-group(), true())"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="tx:decade" as="xs:string">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="year" as="xs:string?" select="$date/(@from, @to)[1] ! tx:year(.)"/>
    <xsl:sequence select="if ($year castable as xs:integer) then string(10 * xs:integer(floor(xs:integer($year) div 10))) else '9999'"/>
  </xsl:function>

  <xsl:function name="tx:works-by-kind" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="tx:parted($collection, 'types', tx:sheets('types', tx:by-kind($collection)), ())[$collection/tx:work]"/>
  </xsl:function>

  <xsl:function name="tx:by-kind" as="element()*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:for-each-group select="$collection/tx:work" group-by="string(@kind)">
      <xsl:sort select="tx:word('kind-' || current-grouping-key())"/>
      <xsl:variable name="heading" as="xs:string" select="tx:word('kind-' || current-grouping-key())"/>
      <xsl:sequence select="tx:section(current-grouping-key(), $heading, $heading, current-group(), true())"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Works under a heading, by date and title. -->
  <xsl:function name="tx:section" as="element()">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="heading" as="xs:string"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="works" as="element(tx:work)*"/>
    <xsl:param name="with-author" as="xs:boolean"/>
    <section id="{$id}" data-part="{$part}">
      <h2>{$heading}</h2>
      <ul class="works">
        <xsl:for-each select="$works">
          <xsl:sort select="tx:sort-date(tx:when(.))"/>
          <xsl:sort select="tx:latin(tx:title(.))"/>
          <xsl:sequence select="tx:line(., '', $with-author)"/>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:function>
</xsl:stylesheet>
