<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "text": plain text to read, quote and search.
  Input    A TEI or teiCorpus document.
  Output   UTF-8 text with LF line ends.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="text" label="plain text" extension="txt" media-type="text/plain">Plain text for reading, quoting and searching.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../lib/generated.xsl"/>
  <xsl:include href="../lib/content.xsl"/>
  <xsl:include href="../lib/notes.xsl"/>
  <xsl:include href="../lib/lists.xsl"/>
  <xsl:include href="../lib/editorial.xsl"/>
  <xsl:include href="../modules/text/layout.xsl"/>
  <xsl:include href="../modules/text/common.xsl"/>
  <xsl:include href="../modules/text/blocks.xsl"/>
  <xsl:include href="../modules/text/lists.xsl"/>
  <xsl:include href="../modules/text/notes.xsl"/>
  <xsl:include href="../modules/text/inline.xsl"/>
  <xsl:include href="../modules/text/editorial.xsl"/>
  <xsl:include href="../modules/text/source.xsl"/>

  <xsl:param name="width" as="xs:integer" select="72" tx:doc="Maximum line length in characters; 0: one line per paragraph."/>
  <xsl:param name="pages" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="Page breaks as printed."/>
  <xsl:param name="header" as="xs:string" select="'auto'" tx:values="auto yes no" tx:doc="Title and author from the header; auto: if the text has no title."/>
  <xsl:param name="view" as="xs:string" select="'reading'" tx:values="reading diplomatic source" tx:doc="The view: reading; diplomatic (as transcribed); source (the transcription itself, in its own conventions)."/>

  <xsl:param name="words" as="xs:string" select="'auto'" tx:values="auto en de fr" tx:doc="The language of headings and labels added to the text; auto: that of the text if available, otherwise English."/>

  <xsl:variable name="tx:tongue" as="xs:string" select="tx:tongue($words, /)"/>

  <xsl:output method="text" encoding="UTF-8" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="xs:string">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:for-each select="TEI, teiCorpus//TEI">
        <xsl:choose>
          <xsl:when test="$view = 'source'">
            <xsl:for-each select="text">
              <xsl:call-template name="tx:source-blocks"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="tx:title-block"/>
            <xsl:for-each select="text">
              <xsl:call-template name="tx:blocks"/>
              <xsl:call-template name="tx:end-notes"/>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="tx:laid-out($blocks)"/>
  </xsl:template>

  <!-- Title and author of the header, for a text that does not begin with its own. -->
  <xsl:template name="tx:title-block" as="element(tx:block)*">
    <xsl:if test="$header = 'yes' or $header = 'auto' and empty(text/front//(docTitle | titlePart))">
      <xsl:variable name="statement" as="element()?" select="teiHeader/fileDesc/titleStmt"/>
      <xsl:for-each select="
          $statement/author[normalize-space()] ! tx:name(.), string-join(tx:titles(.) ! tx:squeezed(.), '&#xA;')[.]">
        <tx:block>{.}</tx:block>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
