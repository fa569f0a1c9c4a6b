<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Who and what a work names, and the words around it.
  Input    TEI with lists of persons, places, organisations and works that its names point to.
  Output   tx:entry for each of those named, with a tx:mention for each time.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Characters of the context on either side; mentions of one thing in a work that have theirs told, of a novel's hero, say. -->
  <xsl:variable name="tx:around" as="xs:integer" select="70"/>
  <xsl:variable name="tx:most-mentions" as="xs:integer" select="30"/>

  <xsl:function name="tx:entries" as="element(tx:entry)*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="named" as="element()*" select="tx:named-in($work)"/>
    <xsl:variable name="mentions" as="map(xs:string, element(tx:mention))">
      <xsl:map>
        <xsl:for-each-group select="$named" group-by="generate-id(tx:block-of(.))">
          <xsl:sequence select="tx:mentions-in(tx:block-of(.), current-group())"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:for-each-group select="$named" group-by="tx:entry-key(tx:entries-of(.)[1])">
      <xsl:variable name="entry" as="element()" select="tx:entries-of(.)[1]"/>
      <tx:entry kind="{$tx:kinds-named(local-name($entry))}" key="{current-grouping-key()}" name="{tx:headword($entry)}"
        initial="{tx:initial(tx:headword($entry))}" number="{count(current-group())}">
        <xsl:sequence select="tx:attribute('about', tx:life($entry)), tx:attribute('by', string-join($entry/(author, (analytic, monogr)/author) ! tx:name(.)[.], ', '))"/>
        <xsl:for-each select="distinct-values(tx:forms($entry)[not(@type = 'sub')] ! tx:form(.))[not(. = tx:headword($entry))]">
          <tx:form>{.}</tx:form>
        </xsl:for-each>
        <xsl:for-each select="$entry/(idno | monogr/idno)[tx:authority-address(.)]">
          <tx:authority href="{tx:authority-address(.)}">{tx:authority-name(.)}</tx:authority>
        </xsl:for-each>
        <xsl:sequence select="subsequence(current-group(), 1, $tx:most-mentions) ! $mentions(generate-id(.))"/>
      </tx:entry>
    </xsl:for-each-group>
  </xsl:function>

  <!-- One thing named in several works is one: known by the id that the collection's own tables give it. -->
  <xsl:function name="tx:entry-key" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="tx:id($entry)"/>
  </xsl:function>

  <!-- The paragraph, verse line, heading or the like in which a name stands. -->
  <xsl:function name="tx:block-of" as="element()">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        ($mention/ancestor::*[self::p or self::ab or self::l or self::head or self::item or self::cell or self::dateline or self::salute or self::signed
          or self::note or self::bibl or self::byline or self::stage or self::titlePart or self::speaker][1], $mention/..)[1]"/>
  </xsl:function>

  <!-- The names in a block, each with the words around it: the block is read once, however many there are. -->
  <xsl:function name="tx:mentions-in" as="map(xs:string, element(tx:mention))*">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="mentions" as="element()+"/>
    <xsl:variable name="texts" as="text()*" select="tx:read-in($block)"/>
    <xsl:variable name="words" as="xs:string" select="string-join($texts)"/>
    <xsl:variable name="ends" as="map(xs:string, xs:integer)" select="map:merge(tx:ends($texts))"/>
    <xsl:for-each select="$mentions">
      <xsl:variable name="own" as="text()*" select=".//text()[map:contains($ends, generate-id(.))]"/>
      <xsl:variable name="length" as="xs:integer" select="string-length(string-join($own))"/>
      <xsl:variable name="end" as="xs:integer" select="
          if (exists($own)) then $ends(generate-id($own[last()])) else string-length(string-join($texts[. &lt;&lt; current()]))"/>
      <xsl:sequence select="map{generate-id(.): tx:mention(., substring($words, 1, $end - $length), substring($words, $end - $length + 1, $length), substring($words, $end + 1))}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Where each of these texts ends, counted from the beginning of the first. -->
  <xsl:function name="tx:ends" as="map(xs:string, xs:integer)*">
    <xsl:param name="texts" as="text()*"/>
    <xsl:iterate select="$texts">
      <xsl:param name="before" as="xs:integer" select="0"/>
      <xsl:variable name="end" as="xs:integer" select="$before + string-length(.)"/>
      <xsl:sequence select="map{generate-id(.): $end}"/>
      <xsl:next-iteration>
        <xsl:with-param name="before" select="$end"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="tx:mention" as="element(tx:mention)">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="all-before" as="xs:string"/>
    <xsl:param name="named" as="xs:string"/>
    <xsl:param name="all-behind" as="xs:string"/>
    <!-- Only what is near is looked at: lines and indents of the file are single spaces then. -->
    <xsl:variable name="near" as="xs:integer" select="4 * $tx:around"/>
    <xsl:variable name="before" as="xs:string" select="tx:single-spaced(substring($all-before, string-length($all-before) - $near))"/>
    <xsl:variable name="behind" as="xs:string" select="tx:single-spaced(substring($all-behind, 1, $near))"/>
    <tx:mention at="{tx:id($name)}">
      <tx:before>{if (string-length($before) le $tx:around) then $before else '… ' || replace(substring($before, string-length($before) - $tx:around), '^\S*\s', '')}</tx:before>
      <tx:named>{(normalize-space($named)[.], tx:squeezed($name))[1]}</tx:named>
      <tx:behind>{if (string-length($behind) le $tx:around) then $behind else replace(substring($behind, 1, $tx:around), '\s\S*$', '') || ' …'}</tx:behind>
    </tx:mention>
  </xsl:function>

  <!-- As normalize-space() has it, which is quick, but with what space there is at the ends. -->
  <xsl:function name="tx:single-spaced" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="between" as="xs:string" select="normalize-space('|' || $words || '|')"/>
    <xsl:sequence select="substring($between, 2, string-length($between) - 2)"/>
  </xsl:function>

  <!-- What is read of a block: not the notes in it, the hyphens of divided words, nor what a correction stands for. -->
  <xsl:function name="tx:read-in" as="text()*">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="unread" as="element()*" select="$block//(note | pc[@force = 'weak'] | sic[../corr] | orig[../reg] | abbr[../expan])"/>
    <xsl:sequence select="if (empty($unread)) then $block//text() else $block//text() except $unread//text()"/>
  </xsl:function>
</xsl:stylesheet>
