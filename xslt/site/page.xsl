<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The frame of every page of a collection: head, ways to the other pages, the content.
  Input    tx:collection, and what stands in the page.
  Output   tx:file with the page as HTML5.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- Read when the stylesheet is compiled: the look of works, and what lists need besides. -->
  <xsl:variable name="tx:site-css" as="xs:string" static="yes" select="unparsed-text('../css/textus.css') || unparsed-text('../css/site.css')"/>

  <xsl:variable name="tx:html5" as="map(*)" select="map{'method': 'html', 'html-version': 5.0, 'indent': true(), 'include-content-type': false()}"/>

  <xsl:function name="tx:page" as="element(tx:file)">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="up" as="xs:string" select="tx:up($collection, $path)"/>
    <xsl:variable name="page" as="element(html)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
      <html lang="{$tx:tongue}">
        <head>
          <meta charset="UTF-8"/>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <title>{string-join(distinct-values(($title, $collection/@title)), ' – ')}</title>
          <meta name="generator" content="textus"/>
          <xsl:if test="$collection/@address and not($path = '404.html')">
            <link rel="canonical" href="{tx:address($collection, $path)}"/>
          </xsl:if>
          <xsl:if test="tx:has-feed($collection)">
            <link rel="alternate" type="application/atom+xml" href="{$up}feed.xml" title="{$collection/@title}"/>
          </xsl:if>
          <link rel="stylesheet" href="{$up}site.css"/>
        </head>
        <body class="site">
          <a class="skip" href="#content">{tx:word('skip-content')}</a>
          <xsl:sequence select="tx:ways($collection, $path)"/>
          <main id="content">
            <h1>{$title}</h1>
            <xsl:sequence select="$content"/>
          </main>
        </body>
      </html>
    </xsl:variable>
    <tx:file path="{$path}">&lt;!DOCTYPE html&gt;&#xA;{replace(serialize($page, $tx:html5), '^\s*&lt;!DOCTYPE[^&gt;]*&gt;\s*', '', 'i')}</tx:file>
  </xsl:function>

  <!-- The ways to the other pages: only to those there are. -->
  <xsl:function name="tx:ways" as="element()">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="path" as="xs:string"/>
    <nav class="ways" aria-label="{tx:word('ways')}">
      <a class="home" href="{tx:up($collection, $path)}index.html">
        <xsl:sequence select="tx:here('index.html', $path)"/>
        <xsl:text>{$collection/@title}</xsl:text>
      </a>
      <ul>
        <xsl:for-each select="tx:sections($collection)">
          <li>
            <a href="{tx:up($collection, $path)}{.}.html">
              <xsl:sequence select="tx:here(. || '.html', $path)"/>
              <xsl:text>{tx:word('page-' || tokenize(., '/')[1])}</xsl:text>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:function>

  <!-- The pages besides the home page, by their names, in the order in which they are offered. -->
  <xsl:function name="tx:sections" as="xs:string*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="
        'authors'[$collection/tx:work], 'dates'[$collection/tx:work], 'types'[$collection/tx:work],
        $tx:registers[tx:is-named($collection, .)] ! tx:register-file(.),
        'letters'[$collection/tx:work/tx:item/tx:letter], 'timeline'[exists(tx:moments($collection))],
        'search'[$collection/@search], 'review/index'[$collection/tx:work/@review]"/>
  </xsl:function>

  <xsl:function name="tx:here" as="attribute()?">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="list" as="xs:string" select="replace($of, '\.html$', '')"/>
    <xsl:choose>
      <xsl:when test="$of = $path">
        <xsl:attribute name="aria-current" select="'page'"/>
      </xsl:when>
      <xsl:when test="starts-with($path, $list || '-') and not($list = 'works')">
        <xsl:attribute name="aria-current" select="'true'"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- From a page to the folder of all pages; the page for what is not found is shown at any depth, so it starts at the top. -->
  <xsl:function name="tx:up" as="xs:string">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="if ($path = '404.html') then tx:root($collection) else string-join(tail(tokenize($path, '/')) ! '../')"/>
  </xsl:function>

  <!-- The address of the collection on the web, as of a folder. -->
  <xsl:function name="tx:root" as="xs:string">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="string($collection/@address) || '/'[not(ends-with($collection/@address, '/'))]"/>
  </xsl:function>

  <!-- Where a page is on the web. -->
  <xsl:function name="tx:address" as="xs:string">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="tx:root($collection) || replace($path, '(^|/)index\.html$', '$1')"/>
  </xsl:function>

  <!-- “1 work”, “12 works”. -->
  <xsl:function name="tx:counted" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="noun" as="xs:string"/>
    <xsl:sequence select="format-integer($number, '#,##0') || ' ' || tx:word($noun || (if ($number = 1) then '' else 's'))"/>
  </xsl:function>
</xsl:stylesheet>
