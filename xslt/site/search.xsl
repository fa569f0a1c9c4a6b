<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The page of the full-text search; without script, or opened as a file, it is a list of all works.
  Input    tx:collection with @search, "yes" where there is an index.
  Output   tx:file elements: the page, and its script.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:search-script" as="xs:string" static="yes" select="unparsed-text('search.js')"/>
  <!-- What can be filtered by, as the index calls it. -->
  <xsl:variable name="tx:filters" as="xs:string+" select="'author', 'decade', 'kind'"/>

  <xsl:function name="tx:search" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:if test="$collection/@search">
      <tx:file path="search.js">{$tx:search-script}</tx:file>
      <xsl:sequence select="tx:page($collection, 'search.html', tx:word('page-search'), (tx:search-form($collection), tx:all-works($collection)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:search-form" as="element()+">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="
        map:merge(distinct-values($collection/tx:work/@kind) ! map{string(.): tx:word('kind-' || .)})"/>
    <p id="search-how" class="description">{tx:word('search-how')} <code>python -m http.server</code></p>
    <form id="search" role="search" hidden="hidden" data-none="{tx:word('search-none')}" data-one="{tx:word('search-one')}"
      data-many="{tx:word('search-many')}" data-there="{tx:word('search-there')}" data-kinds="{serialize($kinds, map{'method': 'json'})}">
      <label class="query">
        <span>{tx:word('search-words')}</span>
        <input type="search" name="q" autocomplete="off" spellcheck="false"/>
      </label>
      <xsl:for-each select="$tx:filters">
        <label>
          <span>{tx:word('filter-' || .)}</span>
          <select name="{.}">
            <option value="">{tx:word('filter-all')}</option>
          </select>
        </label>
      </xsl:for-each>
      <button type="submit">{tx:word('search-go')}</button>
    </form>
    <p id="search-status" role="status"/>
    <ol id="search-results" class="works results"/>
    <button id="search-more" type="button" hidden="hidden">{tx:word('search-more')}</button>
    <script type="module" src="search.js"/>
  </xsl:function>

  <xsl:function name="tx:all-works" as="element()">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <section id="all">
      <h2>{tx:word('all-works')}</h2>
      <ul class="works">
        <xsl:for-each select="$collection/tx:work">
          <xsl:sort select="tx:latin(tx:title(.))"/>
          <xsl:sequence select="tx:line(., '', true())"/>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:function>
</xsl:stylesheet>
