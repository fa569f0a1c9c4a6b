<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Paragraphs and quotations.
  Input    p, ab, quote, q, said, cit, epigraph, argument, trailer, floatingText.
  Output   p, blockquote and div elements; no quotation mark is ever added.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="p | ab" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="attributes" select="tx:addressed(., local-name()[. != 'p'])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="quote | q | said" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="quote[tx:is-block(.)] | q[tx:is-block(.)] | said[tx:is-block(.)]" mode="html" as="element()">
    <blockquote>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:call-template name="tx:blocks"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="cit | epigraph | argument" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'div' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="trailer | caption" mode="html" as="element()">
    <xsl:call-template name="tx:set"/>
  </xsl:template>

  <xsl:template match="floatingText" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., ('floating-text', tx:type-class(.)))"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>
  <xsl:template match="floatingText/front | floatingText/body | floatingText/back" mode="html" as="node()*">
    <xsl:call-template name="tx:blocks"/>
  </xsl:template>

  <xsl:template match="eg | code" mode="html" as="element()">
    <xsl:element name="{if (self::eg) then 'pre' else 'code'}">
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
