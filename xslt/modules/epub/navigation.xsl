<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The navigation document: contents, landmarks, and the pages of the source.
  Input    article and tx:part elements.
  Output   An XHTML document with nav elements (EPUB 3.3, section 7).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:epub="http://www.idpf.org/2007/ops" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:navigation" as="element()">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="articles" as="element()*"/>
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:variable name="title" as="xs:string" select="tx:book-title($root)"/>
    <xsl:variable name="content" as="element()*">
      <nav epub:type="toc" id="toc" role="doc-toc">
        <h1>{tx:word('contents')}</h1>
        <ol>
          <xsl:for-each select="$parts[@kind = 'titlepage'], $parts[1][empty($parts[@kind = 'titlepage'])]">
            <li>
              <a href="{@file}">{(@title[normalize-space()], $title)[1]}</a>
            </li>
          </xsl:for-each>
          <xsl:apply-templates select="$articles//h:nav[contains-token(@class, 'toc')]//h:ol[not(ancestor::h:li)]/h:li" mode="tx:navigation">
            <xsl:with-param name="files" select="$files" tunnel="yes"/>
          </xsl:apply-templates>
          <xsl:for-each select="$parts[@kind = ('endnotes', 'index', 'colophon')]">
            <li>
              <a href="{@file}">{(@title[normalize-space()], $title)[1]}</a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
      <xsl:sequence select="tx:page-list($parts), tx:landmarks($parts, tx:is-divided($articles))"/>
    </xsl:variable>
    <xsl:sequence select="tx:document($root, $title, $content)"/>
  </xsl:function>

  <xsl:mode name="tx:navigation" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <xsl:template match="h:a/@href" mode="tx:navigation" as="attribute()">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:attribute name="href" select="$files(substring(., 2)) || ."/>
  </xsl:template>
  <!-- A heading that stands nowhere to be led to is no entry; those below it are. -->
  <xsl:template match="h:li[empty(h:a)]" mode="tx:navigation" as="element()*">
    <xsl:apply-templates select="h:ol/h:li" mode="tx:navigation"/>
  </xsl:template>
  <xsl:template match="@lang" mode="tx:navigation" as="attribute()+">
    <xsl:sequence select="tx:languages-of(.)"/>
  </xsl:template>
  <xsl:template match="text()[not(normalize-space())]" mode="tx:navigation" as="empty-sequence()"/>

  <xsl:function name="tx:page-list" as="element()?">
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:variable name="pages" as="element()*" select="$parts//h:span[@class = 'pb'][@data-n][normalize-space(@data-n)]"/>
    <xsl:if test="exists($pages)">
      <nav epub:type="page-list" role="doc-pagelist" hidden="hidden">
        <h2>{tx:word('pages')}</h2>
        <ol>
          <xsl:for-each select="$pages">
            <li>
              <a href="{ancestor::tx:part/@file}#{@id}">{@data-n}</a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- The contents are a chapter of the book where it is divided; elsewhere they are the reading system's only. -->
  <xsl:function name="tx:is-divided" as="xs:boolean">
    <xsl:param name="articles" as="element()*"/>
    <xsl:sequence select="count($articles//h:nav[contains-token(@class, 'toc')]//h:li) gt 1"/>
  </xsl:function>

  <xsl:function name="tx:landmarks" as="element()">
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:param name="divided" as="xs:boolean"/>
    <nav epub:type="landmarks" hidden="hidden">
      <h2>{tx:word('landmarks')}</h2>
      <ol>
        <xsl:if test="$divided">
          <li>
            <a epub:type="toc" href="#toc">{tx:word('contents')}</a>
          </li>
        </xsl:if>
        <xsl:for-each-group select="$parts[@kind = ('bodymatter', 'endnotes')]" group-by="@kind">
          <li>
            <a epub:type="{@kind}" href="{@file}">{if (@kind = 'endnotes') then tx:word('notes') else tx:word('text')}</a>
          </li>
        </xsl:for-each-group>
      </ol>
    </nav>
  </xsl:function>
</xsl:stylesheet>
