<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Where pages, columns and lines began in the source, and breaks between sections.
  Input    pb, cb, gb, lb, fw, milestone, anchor, space, handShift.
  Output   Empty span elements the style sheet sets in the margin; br; hr.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The second role is for programs that do not know the first and would let the label go. -->
  <xsl:template match="pb" mode="html" as="element()">
    <span class="pb" role="doc-pagebreak separator">
      <xsl:attribute name="id" select="tx:id(.)"/>
      <xsl:if test="@n">
        <xsl:attribute name="data-n" select="@n"/>
        <xsl:attribute name="aria-label" select="tx:word('page') || ' ' || @n"/>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="cb | gb | handShift | anchor | index | space" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
    </span>
  </xsl:template>

  <!-- TEI's anchor is empty; in a document that made it hold words they are shown all the same. -->
  <xsl:template match="anchor[normalize-space()]" mode="html" as="element()" priority="2">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="lb" mode="html" as="node()?">
    <xsl:choose>
      <xsl:when test="tx:keeps-lines(.)">
        <br/>
      </xsl:when>
      <xsl:when test="not(@break = ('no', 'maybe'))">
        <xsl:text> </xsl:text>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Running heads and the like belong to the page that was, not to the text: shown as transcribed only. -->
  <xsl:template match="fw" mode="html" as="element()">
    <span class="fw diplomatic" hidden="">
      <xsl:sequence select="tx:language(@xml:lang)"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="milestone" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., 'milestone')"/>
    </span>
  </xsl:template>

  <xsl:template match="milestone[@type = 'falseParagraphBreak']" mode="html" as="element()">
    <span class="seam" title="{string-join((tx:word('rejoined'), tx:answer(.)[.]), '; ')}"/>
  </xsl:template>

  <!-- The break as printed is given to the style sheet; a reader's program is told of a thematic break. -->
  <xsl:template match="milestone[tx:is-section-break(.)]" mode="html" as="element()">
    <hr>
      <xsl:sequence select="tx:attributes(., 'section-break')"/>
      <xsl:if test="tx:generated(.)">
        <xsl:attribute name="data-mark" select="tx:generated(.)"/>
      </xsl:if>
    </hr>
  </xsl:template>
</xsl:stylesheet>
