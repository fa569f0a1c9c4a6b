<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "epub": an EPUB 3 book. Its pages are those of the format "html", cut at chapters.
  Input    A TEI or teiCorpus document.
  Output   tx:publication with one tx:file for each file of the book; it is packed into one file afterwards.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="epub" label="EPUB" extension="epub" media-type="application/epub+zip" finish="epub">An EPUB 3 book with chapters, navigation and pop-up notes.</tx:format>

  <xsl:import href="html.xsl"/>
  <xsl:include href="../modules/epub/parts.xsl"/>
  <xsl:include href="../modules/epub/links.xsl"/>
  <xsl:include href="../modules/epub/navigation.xsl"/>
  <xsl:include href="../modules/epub/package.xsl"/>

  <xsl:param name="about" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="A chapter with the metadata of the header, after the text."/>
  <xsl:param name="register" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="An index of persons, places, organisations and works, after the text."/>
  <xsl:param name="more-css" as="xs:string" select="''" tx:doc="CSS added after the built-in styles."/>
  <xsl:param name="words" as="xs:string" select="'auto'" tx:values="auto en de fr" tx:doc="The language of headings and labels added to the text; auto: that of the text if available, otherwise English."/>
  <xsl:param name="modified" as="xs:string" select="''" tx:doc="Date of the last change (2026-05-01, optionally with a time); empty: the last revision or the publication date given in the TEI, otherwise 1970-01-01 for unknown."/>

  <!-- What a book needs of the page it is cut from. -->
  <xsl:variable name="contents" as="xs:string" select="'yes'"/>
  <xsl:variable name="tx:epub-css" as="xs:string" static="yes" select="unparsed-text('../css/epub.css')"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="document-node()" as="element(tx:publication)">
    <xsl:variable name="root" as="element()" select="TEI | teiCorpus"/>
    <xsl:variable name="articles" as="element()*">
      <xsl:apply-templates select="$root/(self::TEI | .//TEI)" mode="tx:work"/>
    </xsl:variable>
    <xsl:variable name="parts" as="element(tx:part)*" select="tx:parts($articles)"/>
    <xsl:variable name="files" as="map(xs:string, xs:string)" select="
        map:merge($parts ! (let $file := @file return .//@id ! map:entry(string(.), string($file))), map{'duplicates': 'use-first'})"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <tx:publication>
      <tx:file path="META-INF/container.xml">
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
          <rootfiles>
            <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
          </rootfiles>
        </container>
      </tx:file>
      <tx:file path="EPUB/package.opf">
        <xsl:sequence select="tx:package($root, $parts, tx:is-divided($articles))"/>
      </tx:file>
      <tx:file path="EPUB/contents.xhtml">
        <xsl:sequence select="tx:navigation($root, $articles, $parts, $files)"/>
      </tx:file>
      <tx:file path="EPUB/book.css" text="yes">{$tx:epub-css}{$more-css}</tx:file>
      <xsl:for-each select="$parts">
        <tx:file path="EPUB/{@file}">
          <xsl:sequence select="tx:chapter($root, ., $files)"/>
        </tx:file>
      </xsl:for-each>
    </tx:publication>
  </xsl:template>

  <!-- A chapter as a document of its own. -->
  <xsl:function name="tx:chapter" as="element()">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="part" as="element(tx:part)"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="tx:document($root, ($part/@title, tx:book-title($root))[normalize-space()][1], tx:content($part, $files))"/>
  </xsl:function>

  <!-- An XHTML document of the book. -->
  <xsl:function name="tx:document" as="element()">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="language" as="xs:string" select="tx:book-language($root)"/>
    <html xmlns:epub="http://www.idpf.org/2007/ops" lang="{$language}" xml:lang="{$language}">
      <head>
        <title>{$title}</title>
        <link rel="stylesheet" type="text/css" href="book.css"/>
      </head>
      <body>
        <xsl:sequence select="$content"/>
      </body>
    </html>
  </xsl:function>

  <xsl:function name="tx:book-language" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="said" as="xs:string?" select="
        ($root/@xml:lang, $root//text/@xml:lang, $root//teiHeader/profileDesc/langUsage/language/@ident)[1]"/>
    <xsl:sequence select="($said[matches(., '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')] ! tx:short-tag(.), 'und')[1]"/>
  </xsl:function>

  <xsl:function name="tx:book-title" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="(tx:titles($root) ! tx:squeezed(.)[.], tx:word('untitled'))[1]"/>
  </xsl:function>
</xsl:stylesheet>
