<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the TEI header knows of a work: the title block where the text has none, and the panel at the end.
  Input    teiHeader.
  Output   header and footer elements; dl rows in mode "about".
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A title block of the header's, for a text that does not begin with its own title. -->
  <xsl:template name="tx:title-block" as="element()?">
    <xsl:if test="empty(text/front//(docTitle | titlePart))">
      <xsl:variable name="statement" as="element()?" select="teiHeader/fileDesc/titleStmt"/>
      <header class="title-block furniture">
        <xsl:for-each select="$statement/author[normalize-space()]">
          <p class="docAuthor">{tx:name(.)}</p>
        </xsl:for-each>
        <h1>
          <xsl:sequence select="tx:language(tx:titles(.)[1]/@xml:lang)"/>
          <xsl:for-each select="tx:titles(.)">
            <span class="title-part type-{(@type, 'main')[1]}">{tx:squeezed(.)}</span>
          </xsl:for-each>
          <xsl:if test="empty(tx:titles(.))">{tx:word('untitled')}</xsl:if>
        </h1>
      </header>
    </xsl:if>
  </xsl:template>

  <xsl:template name="tx:about" as="element()">
    <footer class="about furniture" aria-labelledby="textus.about">
      <h2 id="textus.about" lang="{$tx:tongue}">{tx:word('about')}</h2>
      <dl>
        <xsl:apply-templates select="teiHeader" mode="about"/>
      </dl>
      <xsl:sequence select="self::TEI[teiHeader] ! tx:cite-this(.)"/>
      <xsl:call-template name="tx:practice"/>
      <xsl:call-template name="tx:interventions"/>
    </footer>
  </xsl:template>

  <xsl:mode name="about" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The rows of the panel, in the order a reader asks for them. -->
  <xsl:template match="teiHeader" mode="about" as="element()*">
    <xsl:variable name="file" as="element()?" select="fileDesc"/>
    <xsl:variable name="sources" as="element()*" select="
        $file/sourceDesc//(bibl | biblStruct | biblFull)[not(@type = 'transcription')]
          [not(ancestor::bibl or ancestor::biblStruct or ancestor::biblFull)]"/>
    <xsl:variable name="others" as="element()*" select="$sources[matches(@type || @subtype, 'other|translation|reprint', 'i')]"/>
    <xsl:sequence select="tx:row('title', $file/titleStmt/title)"/>
    <xsl:sequence select="tx:row('author', $file/titleStmt/author)"/>
    <xsl:for-each-group select="$file/titleStmt/editor" group-by="(@role, 'editor')[1]">
      <xsl:sequence select="tx:row(current-grouping-key(), current-group())"/>
    </xsl:for-each-group>
    <xsl:sequence select="tx:row('written', profileDesc/creation)"/>
    <xsl:sequence select="tx:row('letter', profileDesc/correspDesc)"/>
    <xsl:sequence select="tx:row('source', ($sources except $others, $file/sourceDesc/p))"/>
    <xsl:sequence select="tx:row('other-editions', $others)"/>
    <xsl:sequence select="tx:row('credits', $file/titleStmt/(respStmt | principal | sponsor | funder))"/>
    <xsl:sequence select="tx:row('edition', $file/editionStmt)"/>
    <xsl:sequence select="tx:row('publisher', $file/publicationStmt/(publisher, authority[empty(../publisher)][normalize-space()]))"/>
    <xsl:sequence select="tx:row('publication', $file/publicationStmt/(p[not(idno)] | pubPlace | date | ref))"/>
    <xsl:sequence select="tx:row('authority', $file/publicationStmt/authority[../publisher])"/>
    <xsl:sequence select="tx:row('distributor', $file/publicationStmt/distributor)"/>
    <xsl:sequence select="tx:row('licence', $file/(publicationStmt/availability, sourceDesc/bibl[@type = 'transcription']/availability))"/>
    <xsl:sequence select="tx:row('series', $file/seriesStmt)"/>
    <xsl:sequence select="tx:row('language', profileDesc/langUsage)"/>
    <xsl:sequence select="tx:row('keywords', profileDesc/textClass/keywords)"/>
    <xsl:sequence select="tx:row('identifier', $file/publicationStmt/(. | p)/idno)"/>
    <xsl:sequence select="tx:row('remarks', $file/notesStmt/note)"/>
    <xsl:sequence select="tx:row('encoding', encodingDesc/appInfo/application)"/>
  </xsl:template>

  <!-- A row of the panel; none for nothing. -->
  <xsl:function name="tx:row" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="elements" as="element()*"/>
    <xsl:if test="exists($elements[normalize-space() or @* or *])">
      <div class="row {$key}">
        <dt lang="{$tx:tongue}">{tx:word($key)}</dt>
        <xsl:for-each select="$elements[normalize-space() or @* or *]">
          <dd>
            <xsl:sequence select="tx:language(@xml:lang)"/>
            <xsl:apply-templates select="." mode="about"/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
