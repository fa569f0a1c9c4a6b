<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the lists of a document know of a person, place, organisation or work.
  Input    person, place, org, bibl, event, object.
  Output   Running text: name, other names, dates, place on the map, authorities.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:entry-words" as="node()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="headword" as="xs:string" select="tx:headword($entry)"/>
    <xsl:variable name="others" as="xs:string*" select="distinct-values(tx:forms($entry)[not(@type = 'sub')] ! tx:form(.))[not(. = $headword)]"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($entry/(author, (analytic, monogr)/author) ! tx:name(.)[.], ', ')"/>
    <xsl:for-each select="$authors[.]">
      <span>{.}, </span>
    </xsl:for-each>
    <xsl:element name="{if ($tx:kinds-named(local-name($entry)) = 'works') then 'cite' else 'span'}">
      <xsl:attribute name="class" select="'headword'"/>
      <xsl:sequence select="tx:language((tx:forms($entry)[tx:form(.) = $headword]/@xml:lang, $entry/@xml:lang)[1])"/>
      <xsl:value-of select="$headword"/>
    </xsl:element>
    <xsl:if test="exists($others)">
      <span class="quiet">{', ' || tx:word('also') || ' ' || string-join($others, ', ')}</span>
    </xsl:if>
    <xsl:for-each select="(tx:life($entry), $entry/location[1]/geo[1] ! ('(' || replace(tx:squeezed(.), '[ ,;]+', ', ') || ')'))">
      <span class="quiet">{' ' || .}</span>
    </xsl:for-each>
    <xsl:for-each select="$entry/(note[not(@type = 'bio')] | desc)[1]/tx:shortened(tx:reading(.))[.]">
      <span class="quiet">{'. ' || .}</span>
    </xsl:for-each>
    <xsl:sequence select="tx:authority-links($entry)"/>
  </xsl:function>

  <xsl:function name="tx:authority-links" as="node()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="links" as="element()*">
      <xsl:for-each select="$entry/(idno | monogr/idno)[normalize-space()]">
        <xsl:variable name="number" as="xs:string" select="tx:squeezed(.)"/>
        <xsl:variable name="address" as="xs:string?" select="tx:authority-address(.)"/>
        <xsl:choose>
          <xsl:when test="$address">
            <a href="{$address}" rel="noopener noreferrer">{tx:authority-name(.)}</a>
          </xsl:when>
          <xsl:otherwise>
            <span class="quiet">{string-join((@type, $number), ' ')}</span>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$links">
      <xsl:text> · </xsl:text>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
