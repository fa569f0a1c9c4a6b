<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A structured reference in the header as a sentence.
  Input    biblStruct and bibl in sourceDesc; mode "citation".
  Output   Text and cite elements: “A. Weaver, Of Looms. In: The Mill, vol. III, no. 2, April 1912, pp. 41–47.”
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="citation" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="citation" as="node()*">
    <xsl:apply-templates mode="html"/>
  </xsl:template>

  <xsl:template match="biblStruct" mode="citation" as="node()*">
    <xsl:variable name="parts" as="node()*">
      <xsl:apply-templates select="analytic, monogr, series, idno, ref, note" mode="citation"/>
    </xsl:variable>
    <xsl:sequence select="$parts"/>
    <xsl:text>{'.'[not(ends-with(string-join($parts), '.'))]}</xsl:text>
  </xsl:template>

  <xsl:template match="analytic" mode="citation" as="node()*">
    <xsl:sequence select="tx:listed((author, title, editor))"/>
    <xsl:text>. </xsl:text>
    <xsl:if test="../monogr/title">
      <span lang="{$tx:tongue}">{tx:word('in')}: </span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="monogr" mode="citation" as="node()*">
    <xsl:variable name="authors" as="element()*" select="author[not(tx:squeezed(.) = ../../analytic/author/tx:squeezed(.))]"/>
    <xsl:sequence select="
        tx:listed(($authors, title, editor, edition, imprint/biblScope[not(@unit = ('page', 'pp'))], biblScope[not(@unit = ('page', 'pp'))],
          imprint/pubPlace, imprint/publisher, imprint/date, (imprint/biblScope, biblScope)[@unit = ('page', 'pp')], extent))"/>
  </xsl:template>

  <xsl:template match="series" mode="citation" as="node()*">
    <xsl:text> (</xsl:text>
    <xsl:sequence select="tx:listed(*)"/>
    <xsl:text>)</xsl:text>
  </xsl:template>
  <xsl:template match="biblStruct/idno | biblStruct/ref | biblStruct/note" mode="citation" as="node()*">
    <xsl:text>. </xsl:text>
    <xsl:apply-templates select="." mode="html"/>
  </xsl:template>

  <!-- Elements as a list with commas; what has no words is left out. -->
  <xsl:function name="tx:listed" as="node()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each select="$elements[normalize-space()]">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="citation"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Parts without a word or a comma between them get commas. -->
  <xsl:template match="bibl[*][not(text()[normalize-space()])]" mode="citation" as="node()*">
    <xsl:sequence select="tx:listed(*)"/>
  </xsl:template>

  <!-- The parts of a full description, which is a header in small. -->
  <xsl:template match="biblFull" mode="citation" as="node()*">
    <xsl:sequence select="
        tx:listed((titleStmt/author, titleStmt/title[not(@type = 'short')], editionStmt/edition,
          publicationStmt/(pubPlace, publisher, distributor, date), extent))"/>
  </xsl:template>

  <xsl:template match="title" mode="citation" as="node()*">
    <xsl:apply-templates select="." mode="html"/>
  </xsl:template>
  <xsl:template match="editor[not(matches(., '(ed\.|trans)', 'i'))]" mode="citation" as="node()*">
    <xsl:value-of select="tx:name(.)"/>
    <span lang="{$tx:tongue}"> ({tx:small-word((@role, 'editor')[1])})</span>
  </xsl:template>
  <xsl:template match="author" mode="citation" as="node()*">
    <xsl:value-of select="tx:name(.)"/>
  </xsl:template>

  <!-- A bare number gets the word for its unit; one that brings its own is left as it is. -->
  <xsl:template match="biblScope" mode="citation" as="node()*">
    <xsl:if test="matches(., '^\s*[0-9IVXLCDM ,;–-]+\s*$')">
      <xsl:variable name="unit" as="xs:string" select="string(@unit)"/>
      <xsl:variable name="word" as="xs:string" select="
          if ($unit = ('page', 'pp')) then ('page-range', 'page-ranges'[matches(current(), '[–,-]')])[last()] else $unit"/>
      <span lang="{$tx:tongue}">{tx:small-word($word)} </span>
    </xsl:if>
    <xsl:apply-templates mode="html"/>
  </xsl:template>
</xsl:stylesheet>
