<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The way to the questions textus has about the works: how many of each, most first.
  Input    tx:collection; the page of a work's questions is made by review.xsl.
  Output   tx:file; nothing where nothing is asked.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:questions" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="asked" as="element(tx:work)*" select="$collection/tx:work[@review]"/>
    <xsl:variable name="content" as="element()+">
      <p class="description">{tx:word('review-intro')}</p>
      <ul class="works">
        <xsl:for-each select="$asked">
          <xsl:sort select="xs:integer(@unsure)" order="descending"/>
          <xsl:sort select="tx:latin(tx:title(.))"/>
          <li>
            <a class="title" href="../{@review}">
              <xsl:sequence select="tx:language(.[tx:title]/@lang)"/>
              <xsl:text>{tx:title(.)}</xsl:text>
            </a>
            <span class="by">{string-join((tx:counted(@unsure, 'question'), tx:authors(.)), ', ')}</span>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:variable>
    <xsl:sequence select="tx:page($collection, 'review/index.html', tx:word('page-review'), $content)[$asked]"/>
  </xsl:function>
</xsl:stylesheet>
