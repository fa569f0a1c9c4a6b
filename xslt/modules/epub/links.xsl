<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The XHTML of a page made fit for a book: links lead into the right file, notes pop up, controls fall away.
  Input    tx:part.
  Output   XHTML.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:epub="http://www.idpf.org/2007/ops" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="epub" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:function name="tx:content" as="node()*">
    <xsl:param name="part" as="element(tx:part)"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <section class="work" epub:type="{$part/@kind}">
      <xsl:sequence select="$part/@lang ! tx:languages-of(.), $part/@dir"/>
      <xsl:apply-templates select="$part/node()" mode="epub">
        <xsl:with-param name="files" select="$files" tunnel="yes"/>
        <xsl:with-param name="file" select="string($part/@file)" tunnel="yes"/>
      </xsl:apply-templates>
    </section>
  </xsl:function>

  <!-- XML programs know xml:lang, HTML's know lang. -->
  <xsl:function name="tx:languages-of" as="attribute()+">
    <xsl:param name="language" as="attribute(lang)"/>
    <xsl:sequence select="$language"/>
    <xsl:attribute name="xml:lang" select="$language"/>
  </xsl:function>
  <xsl:template match="@lang" mode="epub" as="attribute()+">
    <xsl:sequence select="tx:languages-of(.)"/>
  </xsl:template>

  <xsl:template match="h:a/@href[starts-with(., '#')]" mode="epub" as="attribute()?">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="file" as="xs:string" tunnel="yes"/>
    <xsl:variable name="leads-to" as="xs:string?" select="$files(substring(., 2))"/>
    <xsl:if test="$leads-to">
      <xsl:attribute name="href" select="if ($leads-to = $file) then . else $leads-to || ."/>
    </xsl:if>
  </xsl:template>

  <!-- Reading systems show what a noteref leads to in a window of its own, if it is an aside. -->
  <xsl:template match="h:a[@role = 'doc-noteref']" mode="epub" as="element()">
    <a epub:type="noteref">
      <xsl:apply-templates select="@*, node()" mode="epub"/>
    </a>
  </xsl:template>
  <xsl:template match="h:ol[@class = 'notes']" mode="epub" as="element()">
    <div class="notes">
      <xsl:apply-templates mode="epub"/>
    </div>
  </xsl:template>
  <xsl:template match="h:ol[@class = 'notes']/h:li" mode="epub" as="element()">
    <aside epub:type="footnote" role="doc-footnote">
      <xsl:apply-templates select="@*, node()" mode="epub"/>
    </aside>
  </xsl:template>

  <!-- Page numbers of the source, for a reading system's list of pages; one without a number is only a place. -->
  <xsl:template match="h:span[@class = 'pb']" mode="epub" as="element()">
    <span>
      <xsl:apply-templates select="@* except (@role, @data-n)" mode="epub"/>
      <xsl:if test="@data-n">
        <xsl:attribute name="epub:type" select="'pagebreak'"/>
        <xsl:attribute name="role" select="'doc-pagebreak'"/>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- A list that opens at a click is open in a book. -->
  <xsl:template match="h:details" mode="epub" as="element()">
    <div>
      <xsl:apply-templates select="@* except @open, node()" mode="epub"/>
    </div>
  </xsl:template>
  <xsl:template match="h:summary" mode="epub" as="element()">
    <h3>
      <xsl:apply-templates select="@*, node()" mode="epub"/>
    </h3>
  </xsl:template>

  <!-- What only a transcription shows, the links to other files, the table of contents: a book has its own or none. -->
  <xsl:template match="*[@hidden] | h:nav | h:p[contains-token(@class, 'formats')] | @data-mark" mode="epub" as="empty-sequence()"/>

  <!-- The break as printed; what generates it on a page stands in the text of a book. -->
  <xsl:template match="h:hr" mode="epub" as="element()">
    <hr>
      <xsl:apply-templates select="@*" mode="epub"/>
    </hr>
  </xsl:template>
</xsl:stylesheet>
