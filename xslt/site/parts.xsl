<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Long lists as pages: one, or pages for each part of it, none of them longer than the others' readers would bear.
  Input    section elements, each with the name of its part.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- The groups of a list as pages; where there are several, a page that leads to them. -->
  <xsl:function name="tx:parted" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="sheets" as="map(xs:string, item()*)*"/>
    <xsl:param name="intro" as="node()*"/>
    <xsl:variable name="title" as="xs:string" select="tx:word('page-' || $name)"/>
    <xsl:variable name="parts" as="xs:string*" select="distinct-values($sheets?part)"/>
    <xsl:choose>
      <xsl:when test="count($sheets) gt 1">
        <xsl:sequence select="tx:page($collection, $name || '.html', $title, ($intro, tx:to-parts($name, $parts)))"/>
        <xsl:for-each select="$sheets">
          <xsl:variable name="part" as="xs:string" select="?part"/>
          <xsl:sequence select="
              tx:page($collection, ?path, $title || ': ' || tx:part-name($part),
                (tx:to-parts($name, $parts), tx:to-sheets($sheets[?part = $part], ?path), ?groups))"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:page($collection, $name || '.html', $title, ($intro, $sheets?groups))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What stands on which page: maps of its path, its part of the list and the groups on it. One alone is the whole list. -->
  <xsl:function name="tx:sheets" as="map(xs:string, item()*)*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="groups" as="element()*"/>
    <xsl:choose>
      <xsl:when test="sum($groups ! tx:lines(.)) le $most">
        <xsl:sequence select="map{'path': $name || '.html', 'part': '', 'groups': $groups}"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="$groups" group-by="string(@data-part)">
          <xsl:variable name="part" as="xs:string" select="current-grouping-key()"/>
          <xsl:for-each-group select="tx:numbered(current-group() ! tx:pieces(.))" group-adjacent="?sheet">
            <xsl:sequence select="map{'path': tx:part-path($name, $part, position()), 'part': $part, 'groups': current-group()?group}"/>
          </xsl:for-each-group>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:lines" as="xs:integer">
    <xsl:param name="group" as="element()"/>
    <xsl:sequence select="count($group/*:ul/*:li)"/>
  </xsl:function>

  <!-- Groups with the number of the page they come to stand on, so that a page has not many more lines than it may. -->
  <xsl:function name="tx:numbered" as="map(xs:string, item())*">
    <xsl:param name="groups" as="element()*"/>
    <xsl:iterate select="$groups">
      <xsl:param name="lines" as="xs:integer" select="0"/>
      <xsl:sequence select="map{'sheet': ($lines + tx:lines(.) - 1) idiv $most, 'group': .}"/>
      <xsl:next-iteration>
        <xsl:with-param name="lines" select="$lines + tx:lines(.)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- A group as it is; one that is too long for a page as several, each with its headings. -->
  <xsl:function name="tx:pieces" as="element()+" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="group" as="element(section)"/>
    <xsl:choose>
      <xsl:when test="tx:lines($group) le $most">
        <xsl:sequence select="$group"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="$group/ul/li" group-adjacent="(position() - 1) idiv $most">
          <xsl:variable name="lines" as="element(li)+" select="current-group()"/>
          <section>
            <xsl:sequence select="$group/(@* except @id)"/>
            <xsl:attribute name="id" select="string-join(($group/@id, string(position())[. != '1']), '.')"/>
            <xsl:sequence select="$group/h2"/>
            <xsl:for-each-group select="$lines" group-adjacent="generate-id(..)">
              <xsl:sequence select="../preceding-sibling::*[1]/self::h3"/>
              <ul>
                <xsl:sequence select="../@*, current-group()"/>
              </ul>
            </xsl:for-each-group>
          </section>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
