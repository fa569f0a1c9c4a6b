<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What servers and programs ask a site for: the page for an address there is not, a sitemap, a feed.
  Input    tx:collection. Sitemap and feed need its address on the web, the feed also days of change that the editions state.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:xml" as="map(*)" select="map{'method': 'xml', 'indent': true(), 'omit-xml-declaration': false(), 'encoding': 'UTF-8'}"/>
  <!-- The most addresses of a sitemap, and entries of a feed. -->
  <xsl:variable name="tx:most-addresses" as="xs:integer" select="50000"/>
  <xsl:variable name="tx:most-news" as="xs:integer" select="50"/>

  <xsl:function name="tx:not-found" as="element(tx:file)">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="content" as="element()">
      <p class="description">
        <xsl:text>{tx:word('not-found-intro')} </xsl:text>
        <a href="{tx:root($collection)}index.html">{$collection/@title}</a>
      </p>
    </xsl:variable>
    <xsl:sequence select="tx:page($collection, '404.html', tx:word('not-found'), $content)"/>
  </xsl:function>

  <!-- What editors are asked is no business of search engines. -->
  <xsl:function name="tx:sitemap" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="pages" as="xs:string+" select="'index.html', tx:sections($collection)[not(starts-with(., 'review/'))] ! (. || '.html')"/>
    <xsl:variable name="urls" as="element()*" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <xsl:for-each select="$pages">
        <url>
          <loc>{tx:address($collection, .)}</loc>
        </url>
      </xsl:for-each>
      <xsl:for-each select="$collection/tx:work[@href]">
        <url>
          <loc>{tx:address($collection, @href)}</loc>
          <xsl:for-each select="@changed">
            <lastmod>{.}</lastmod>
          </xsl:for-each>
        </url>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="$collection/@address">
      <xsl:for-each-group select="$urls" group-adjacent="(position() - 1) idiv $tx:most-addresses">
        <xsl:variable name="map" as="element()">
          <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <xsl:sequence select="current-group()"/>
          </urlset>
        </xsl:variable>
        <tx:file path="sitemap{current-grouping-key()[. gt 0] ! ('-' || . + 1)}.xml">{serialize($map, $tx:xml)}</tx:file>
      </xsl:for-each-group>
      <tx:file path="robots.txt">User-agent: *&#xA;Allow: /&#xA;{string-join((1 to (count($urls) - 1) idiv $tx:most-addresses + 1) ! ('Sitemap: ' || tx:address($collection, 'sitemap' || .[. gt 1] ! ('-' || .) || '.xml')), '&#xA;')}&#xA;</tx:file>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:has-feed" as="xs:boolean">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="exists($collection/@address) and exists($collection/tx:work[@href][matches(@changed, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')])"/>
  </xsl:function>

  <!-- Atom (RFC 4287): the works changed last. What does not say when it was changed is no news. -->
  <xsl:function name="tx:feed" as="element(tx:file)?">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:if test="tx:has-feed($collection)">
      <xsl:variable name="dated" as="element(tx:work)+" select="sort($collection/tx:work[@href][matches(@changed, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')], (), function($work) {string($work/@changed)})"/>
      <xsl:variable name="feed" as="element()">
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{$tx:tongue}">
          <title>{$collection/@title}</title>
          <xsl:for-each select="$collection/@description">
            <subtitle>{.}</subtitle>
          </xsl:for-each>
          <id>{tx:address($collection, 'index.html')}</id>
          <link rel="alternate" type="text/html" href="{tx:address($collection, 'index.html')}"/>
          <link rel="self" type="application/atom+xml" href="{tx:address($collection, 'feed.xml')}"/>
          <updated>{$dated[last()]/@changed}T00:00:00Z</updated>
          <author>
            <name>{($collection/@publisher, $collection/@title)[1]}</name>
          </author>
          <generator>textus</generator>
          <xsl:for-each select="subsequence(reverse($dated), 1, $tx:most-news)">
            <entry>
              <title>{tx:title(.)}</title>
              <id>{tx:address($collection, @href)}</id>
              <link rel="alternate" type="text/html" href="{tx:address($collection, @href)}"/>
              <updated>{@changed}T00:00:00Z</updated>
              <xsl:for-each select="tx:authors(.)">
                <author>
                  <name>{.}</name>
                </author>
              </xsl:for-each>
              <xsl:for-each select="tx:begins">
                <summary>{.}</summary>
              </xsl:for-each>
            </entry>
          </xsl:for-each>
        </feed>
      </xsl:variable>
      <tx:file path="feed.xml">{serialize($feed, $tx:xml)}</tx:file>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
