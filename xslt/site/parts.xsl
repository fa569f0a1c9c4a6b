<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Long lists as pages: one, or one for each part of it.
  Input    section elements, each with the name of its part.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- The groups of a list as pages: one, or one for each part where there are too many entries, with a page that leads to them. -->
  <xsl:function name="tx:parted" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="groups" as="element(section)*" xpath-default-namespace="http://www.w3.org/1999/xhtml"/>
    <xsl:param name="intro" as="node()*"/>
    <xsl:variable name="title" as="xs:string" select="tx:word('page-' || $name)"/>
    <xsl:variable name="parts" as="xs:string*" select="distinct-values($groups/@data-part)"/>
    <xsl:choose>
      <xsl:when test="tx:is-parted($groups)">
        <xsl:sequence select="tx:page($collection, $name || '.html', $title, ($intro, tx:to-parts($name, $parts)))"/>
        <xsl:for-each-group select="$groups" group-by="@data-part">
          <xsl:sequence select="
              tx:page($collection, $name || '-' || tx:slug(current-grouping-key()) || '.html', $title || ': ' || tx:part-name(current-grouping-key()),
                (tx:to-parts($name, $parts), current-group()))"/>
        </xsl:for-each-group>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:page($collection, $name || '.html', $title, ($intro, $groups))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:is-parted" as="xs:boolean" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="groups" as="element(section)*"/>
    <xsl:sequence select="count($groups//li) gt $most and count(distinct-values($groups/@data-part)) gt 1"/>
  </xsl:function>

  <xsl:function name="tx:to-parts" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="parts" as="xs:string*"/>
    <ul class="parts">
      <xsl:for-each select="$parts">
        <li>
          <a href="{$name}-{tx:slug(.)}.html">{tx:part-name(.)}</a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <xsl:function name="tx:part-name" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="if ($part = '0') then '0–9' else if ($part = '9999') then tx:word('no-date') else upper-case($part)"/>
  </xsl:function>
</xsl:stylesheet>
