<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The home page: all works, or the doors to them where they are many.
  Input    tx:collection.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:home" as="element(tx:file)">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="works" as="element(tx:work)*" select="$collection/tx:work"/>
    <xsl:variable name="content" as="node()*">
      <xsl:for-each select="$collection/@description">
        <p class="description">{.}</p>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="empty($works)">
          <p>{tx:word('no-works')}</p>
        </xsl:when>
        <xsl:when test="count($works) le 60">
          <xsl:sequence select="tx:summary($collection)"/>
          <ul class="works">
            <xsl:for-each select="$works">
              <xsl:sort select="tx:latin(replace(tx:title(.), '^(The|An?|Der|Die|Das|Les?|La|L’) ', ''))"/>
              <xsl:sequence select="tx:long-line(., '')"/>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="tx:summary($collection), tx:doors($collection)"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$collection/tx:refused">
        <section class="refused">
          <h2>{tx:word('refused')}</h2>
          <ul>
            <xsl:for-each select="$collection/tx:refused">
              <li>{.}</li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
      <p class="made">
        <a href="report.txt">{tx:word('findings')}</a>
      </p>
    </xsl:variable>
    <xsl:sequence select="tx:page($collection, 'index.html', string($collection/@title), $content)"/>
  </xsl:function>

  <!-- How many works of how many authors, from when to when, of which kinds. -->
  <xsl:function name="tx:summary" as="element()">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="works" as="element(tx:work)*" select="$collection/tx:work"/>
    <xsl:variable name="authors" as="xs:integer" select="count(distinct-values($works ! tx:authors(.)))"/>
    <xsl:variable name="years" as="xs:string*" select="sort($works ! tx:when(.)/(@from, @to)[1] ! tx:year(.), (), function($year) {xs:integer($year)})"/>
    <p class="summary">{string-join((tx:counted(count($works), 'work'), tx:counted($authors, 'writer')[$authors gt 0],
      string-join(distinct-values(($years[1], $years[last()])), '–')[.]), ' · ')}</p>
  </xsl:function>

  <!-- A collection too large to be listed on its home page: the doors to its parts. -->
  <xsl:function name="tx:doors" as="element()*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="
        tx:door('authors', tx:by-author($collection)), tx:door('dates', tx:by-date($collection)), tx:door('types', tx:by-kind($collection))"/>
  </xsl:function>

  <xsl:function name="tx:door" as="element()" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="groups" as="element(section)*"/>
    <section class="door">
      <h2>
        <a href="{$name}.html">{tx:word('page-' || $name)}</a>
      </h2>
      <xsl:choose>
        <xsl:when test="sum($groups ! tx:lines(.)) gt $most">
          <xsl:sequence select="tx:counted-parts($name, $groups), tx:fullest($name, $groups)[$name = 'authors']"/>
        </xsl:when>
        <xsl:otherwise>
          <ul class="parts">
            <xsl:for-each select="$groups">
              <li>
                <a href="{$name}.html#{encode-for-uri(@id)}">{h2/node()[not(self::span)]}</a>
                <xsl:text> </xsl:text>
          <span class="by">{format-integer(count(.//li), '#,##0')}</span>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:function>

  <!-- Decades and kinds with their number of works; initials without. -->
  <xsl:function name="tx:counted-parts" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="groups" as="element()+"/>
    <ul class="parts">
      <xsl:for-each-group select="$groups" group-by="string(@data-part)">
        <li>
          <a href="{tx:part-path($name, current-grouping-key(), 1)}">{tx:part-name(current-grouping-key())}</a>
          <xsl:if test="$name != 'authors'">
            <xsl:text> </xsl:text>
          <span class="by">{format-integer(sum(current-group() ! tx:lines(.)), '#,##0')}</span>
          </xsl:if>
        </li>
      </xsl:for-each-group>
    </ul>
  </xsl:function>

  <!-- The groups that have most works, by name. -->
  <xsl:function name="tx:fullest" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="groups" as="element()+"/>
    <xsl:variable name="places" as="map(xs:string, xs:string)" select="tx:places-on(tx:sheets($name, $groups))"/>
    <xsl:variable name="full" as="element()+" select="subsequence(sort($groups, (), function($group) {-tx:lines($group)}), 1, 12)"/>
    <ul class="parts">
      <xsl:for-each select="$groups[some $one in $full satisfies . is $one]">
        <li>
          <a href="{$places(@id)}">{*:h2}</a>
          <xsl:text> </xsl:text>
          <span class="by">{format-integer(tx:lines(.), '#,##0')}</span>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>
</xsl:stylesheet>
