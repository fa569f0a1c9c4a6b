<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Editorial markup, visible: what was corrected, supplied, lost, unclear, added or deleted.
  Input    choice and what it holds; supplied, gap, unclear, sic, corr, orig, reg, abbr, expan, add, del, subst, app …
  Output   span elements with a title in words; both readings of a choice, one of them hidden (classes "reading" and "diplomatic").
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="choice" mode="html" as="element()">
    <span class="choice" id="{tx:id(.)}">
      <xsl:attribute name="title" select="
          string-join(((corr | reg | expan)[1] ! (tx:word(local-name()), tx:answer(.)[.]),
            (sic | orig | abbr)[1] ! (tx:word('as-transcribed') || ': ' || tx:squeezed(.))), '; ')"/>
      <xsl:apply-templates select="if (* except (sic | corr | orig | reg | abbr | expan)) then *[1] else *" mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="choice[corr or reg or expan]/*[self::sic | self::orig | self::abbr]" mode="html" as="element()">
    <span hidden="">
      <xsl:sequence select="tx:attributes(., (local-name(), 'diplomatic'))"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
  <xsl:template match="choice/corr | choice/reg | choice/expan" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., (local-name(), 'reading'))"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="supplied | unclear | sic | corr | add | del | surplus | damage | redo | retrace | restore | mod | secl" mode="html"
    as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (self::del) then 'del' else 'span'"/>
      <xsl:with-param name="attributes" as="attribute()*">
        <xsl:sequence select="tx:addressed(., (local-name(), 'bare'[not(starts-with(tx:squeezed(current()), '['))]))"/>
        <xsl:attribute name="title" select="tx:explained(.)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="orig | reg | abbr | expan | ex | am | subst | undo | hyphenation" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <!-- "[illegible]" where the transcription says so, "[…]" where it says nothing. -->
  <xsl:template match="gap" mode="html" as="element()">
    <span title="{tx:explained(.)}">
      <xsl:sequence select="tx:addressed(., 'gap')"/>
      <xsl:value-of select="tx:gap-text(.)"/>
    </span>
  </xsl:template>

  <!-- Of several readings the first stands in the text; the others are kept out of sight. -->
  <xsl:template match="app" mode="html" as="element()">
    <span class="app">
      <xsl:apply-templates select="(lem, rdg)[1]" mode="html"/>
    </span>
  </xsl:template>
  <xsl:template match="lem | rdg" mode="html" as="element()">
    <span title="{@wit}">
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
