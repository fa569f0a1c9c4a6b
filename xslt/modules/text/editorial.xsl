<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Editorial markup in plain text: the reading chosen by parameter "view"; brackets where the TEI has none.
  Input    choice, supplied, gap, unclear, add, del, app …
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="choice" mode="inline" as="xs:string*">
    <xsl:variable name="readings" as="element()*" select="corr | reg | expan"/>
    <xsl:apply-templates mode="inline" select="
        if (empty($readings)) then *[1] else if ($view = 'diplomatic') then (sic | orig | abbr)[1] else $readings[1]"/>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | abbr | expan | ex | am | subst | undo | hyphenation | unclear | add | surplus | damage |
    redo | retrace | restore | mod | secl | lem | rdg" mode="inline" as="xs:string*">
    <xsl:call-template name="tx:between-marks"/>
  </xsl:template>

  <xsl:template match="supplied" mode="inline" as="xs:string*">
    <xsl:variable name="words" as="xs:string" select="tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after')"/>
    <xsl:sequence select="if (starts-with(normalize-space($words), '[')) then $words else '[' || $words || ']'"/>
  </xsl:template>

  <!-- Deleted words between the double brackets of the Leiden conventions. -->
  <xsl:template match="del" mode="inline" as="xs:string">
    <xsl:sequence select="'⟦' || tx:string(node()) || '⟧'"/>
  </xsl:template>

  <xsl:template match="gap" mode="inline" as="xs:string">
    <xsl:sequence select="tx:gap-text(.)"/>
  </xsl:template>

  <xsl:template match="app" mode="inline" as="xs:string*">
    <xsl:apply-templates select="(lem, rdg)[1]" mode="inline"/>
  </xsl:template>
</xsl:stylesheet>
