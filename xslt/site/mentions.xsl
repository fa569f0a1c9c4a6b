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

  <xsl:variable name="tx:around" as="xs:integer" select="70"/>

  <xsl:function name="tx:entries" as="element(tx:entry)*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="named" as="element()*" select="tx:named-in($work)"/>
    <xsl:for-each-group select="$named" group-by="tx:entry-key(tx:entries-of(.)[1])">
      <xsl:variable name="entry" as="element()" select="tx:entries-of(.)[1]"/>
      <tx:entry kind="{$tx:kinds-named(local-name($entry))}" key="{current-grouping-key()}" name="{tx:headword($entry)}">
        <xsl:sequence select="tx:attribute('about', tx:life($entry)), tx:attribute('by', string-join($entry/(author, (analytic, monogr)/author) ! tx:name(.)[.], ', '))"/>
        <xsl:for-each select="distinct-values(tx:forms($entry)[not(@type = 'sub')] ! tx:form(.))[not(. = tx:headword($entry))]">
          <tx:form>{.}</tx:form>
        </xsl:for-each>
        <xsl:for-each select="$entry/(idno | monogr/idno)[tx:authority-address(.)]">
          <tx:authority href="{tx:authority-address(.)}">{tx:authority-name(.)}</tx:authority>
        </xsl:for-each>
        <xsl:sequence select="current-group() ! tx:mention(.)"/>
      </tx:entry>
    </xsl:for-each-group>
  </xsl:function>

  <!-- One thing named in several works is one: known by an authority's address, else by the id of the collection's own tables. -->
  <xsl:function name="tx:entry-key" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="tx:id($entry)"/>
  </xsl:function>

  <xsl:function name="tx:mention" as="element(tx:mention)">
    <xsl:param name="mention" as="element()"/>
    <xsl:variable name="block" as="element()" select="
        ($mention/ancestor::*[self::p or self::ab or self::l or self::head or self::item or self::cell or self::dateline or self::salute or self::signed
          or self::note or self::bibl or self::byline or self::stage or self::titlePart or self::speaker][1], $mention/..)[1]"/>
    <xsl:variable name="words" as="text()*" select="
        $block//text()[not(ancestor::note[not(. is $block)][ancestor::* intersect $block]
          or ancestor::pc[@force = 'weak'] or ancestor::sic[../corr] or ancestor::orig[../reg] or ancestor::abbr[../expan])]"/>
    <xsl:variable name="before" as="xs:string" select="replace(string-join($words[. &lt;&lt; $mention]), '\s+', ' ')"/>
    <xsl:variable name="behind" as="xs:string" select="replace(string-join($words[. >> $mention][not(ancestor::* intersect $mention)]), '\s+', ' ')"/>
    <tx:mention at="{tx:id($mention)}">
      <tx:before>{if (string-length($before) le $tx:around) then $before else '… ' || replace(substring($before, string-length($before) - $tx:around), '^\S*\s', '')}</tx:before>
      <tx:named>{(tx:reading($mention)[.], tx:squeezed($mention))[1]}</tx:named>
      <tx:behind>{if (string-length($behind) le $tx:around) then $behind else replace(substring($behind, 1, $tx:around), '\s\S*$', '') || ' …'}</tx:behind>
    </tx:mention>
  </xsl:function>
</xsl:stylesheet>
