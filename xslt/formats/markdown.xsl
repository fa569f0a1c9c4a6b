<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "markdown": CommonMark with footnotes and pipe tables, for site generators, Pandoc and GitHub.
  Input    A TEI or teiCorpus document.
  Output   UTF-8 text with LF line ends; a paragraph is a line.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="markdown" label="Markdown" extension="md" media-type="text/markdown">Markdown (CommonMark) with footnotes and tables.</tx:format>

  <!-- What shows nothing but words is shown as plain text shows it: only what Markdown has a sign for is said again here. -->
  <xsl:import href="text.xsl"/>
  <xsl:include href="../modules/markdown/escaping.xsl"/>
  <xsl:include href="../modules/markdown/emphasis.xsl"/>
  <xsl:include href="../modules/markdown/layout.xsl"/>
  <xsl:include href="../modules/markdown/blocks.xsl"/>
  <xsl:include href="../modules/markdown/inline.xsl"/>
  <xsl:include href="../modules/markdown/lists.xsl"/>
  <xsl:include href="../modules/markdown/tables.xsl"/>
  <xsl:include href="../modules/markdown/notes.xsl"/>
  <xsl:include href="../modules/markdown/front-matter.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>

  <xsl:param name="header" as="xs:string" select="'auto'" tx:values="auto yes no yaml" tx:doc="Title and author from the header; auto: if the text has no title; yaml: title, credits and source as front matter."/>
  <xsl:param name="pages" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="Page breaks as printed."/>
  <xsl:param name="view" as="xs:string" select="'reading'" tx:values="reading diplomatic" tx:doc="The view: reading, or diplomatic (as transcribed)."/>
  <xsl:param name="breaks" as="xs:string" select="'backslash'" tx:values="backslash spaces" tx:doc="The hard line break: a backslash, or two spaces for software older than CommonMark."/>
  <xsl:param name="words" as="xs:string" select="'auto'" tx:values="auto en de fr" tx:doc="The language of headings and labels added to the text; auto: that of the text if available, otherwise English."/>

  <xsl:template match="document-node()" as="xs:string">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:for-each select="TEI, teiCorpus//TEI">
        <xsl:call-template name="tx:title-block"/>
        <xsl:for-each select="text">
          <xsl:call-template name="tx:blocks"/>
          <xsl:call-template name="tx:end-notes"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join((if ($header = 'yaml') then tx:front-matter(TEI | teiCorpus) else (), tx:with-literals(tx:laid-out($blocks))), '&#xA;')"/>
  </xsl:template>

  <xsl:template name="tx:title-block" as="element(tx:block)*">
    <xsl:if test="$header = 'yes' or $header = 'auto' and empty(text/front//(docTitle | titlePart))">
      <xsl:for-each select="tx:titles(.)">
        <xsl:sequence select="if (position() eq 1) then tx:heading(1, tx:squeezed(.)) else tx:paragraph(tx:squeezed(.))"/>
      </xsl:for-each>
      <xsl:for-each select="teiHeader/fileDesc/titleStmt/author[normalize-space()]">
        <xsl:sequence select="tx:paragraph(tx:name(.))"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
