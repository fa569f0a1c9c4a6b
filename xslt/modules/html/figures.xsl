<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Figures by their words; pictures themselves are not fetched.
  Input    figure, graphic, figDesc, formula, notatedMusic.
  Output   figure elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="figure" mode="html" as="element()">
    <figure>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:call-template name="tx:blocks"/>
    </figure>
  </xsl:template>
  <xsl:template match="*[not(tx:is-container(.))]/figure[not(tx:holds-blocks(.))][not(head)]" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., 'figure')"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="figDesc" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., 'figure-description')"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="html" as="element()">
    <span class="graphic" title="{@url}"/>
  </xsl:template>
  <xsl:template match="formula | notatedMusic" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
