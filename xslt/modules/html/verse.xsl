<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Verse: stanzas, lines and their indents.
  Input    lg, l, caesura, rhyme.
  Output   div class="lg" with one p class="l" a line.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="lg" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., ('lg', tx:type-class(.)))"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="attributes" select="tx:attributes(., ('l', tx:indent-class(.)))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- "indent3" for @rend of that form, at most 12 steps. -->
  <xsl:function name="tx:indent-class" as="xs:string?">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="tx:indent-steps($line)[. gt 0] ! ('indent' || .)"/>
  </xsl:function>

  <xsl:template match="caesura" mode="html" as="element()">
    <span class="caesura"/>
  </xsl:template>
  <xsl:template match="rhyme | metamark | metSym" mode="html" as="node()*">
    <xsl:apply-templates mode="html"/>
  </xsl:template>
</xsl:stylesheet>
