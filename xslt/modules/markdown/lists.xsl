<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lists: numbered where their labels count, else bulleted with the labels as words.
  Input    list, and what stands in it.
  Output   tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="list" mode="block" as="element(tx:block)*">
    <xsl:variable name="counts" as="xs:boolean" select="tx:counts(.)"/>
    <!-- What is no item stands between the lists that it parts. -->
    <xsl:for-each-group select="*" group-adjacent="exists((self::item, self::label[following-sibling::*[1]/self::item]))">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:variable name="items" as="element(tx:item)*" select="current-group()/self::item ! tx:item-of-list(., $counts)"/>
          <xsl:variable name="tight" as="xs:boolean" select="every $item in $items satisfies $item/@tight = 'true'"/>
          <tx:block lines="kept" list="yes">{string-join($items, if ($tight) then '&#xA;' else '&#xA;&#xA;')}</tx:block>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="tx:blocks">
            <xsl:with-param name="nodes" select="current-group()"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Whether the labels are what Markdown would count: from any number on, one by one, with a full stop or a bracket. -->
  <xsl:function name="tx:counts" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="labels" as="xs:string*" select="$list/item ! normalize-space(tx:item-label(.))"/>
    <xsl:variable name="numbers" as="xs:integer*" select="$labels[matches(., '^[0-9]{1,9}[.)]$')] ! xs:integer(replace(., '[.)]', ''))"/>
    <xsl:sequence select="
        empty($list/label) and exists($labels) and count($numbers) = count($labels)
        and (every $place in 1 to count($numbers) satisfies $numbers[$place] = $numbers[1] + $place - 1)
        and count(distinct-values($labels ! substring(., string-length(.)))) = 1"/>
  </xsl:function>

  <xsl:function name="tx:item-of-list" as="element(tx:item)">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="counts" as="xs:boolean"/>
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:for-each select="$item">
        <xsl:call-template name="tx:blocks"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="printed" as="xs:string" select="normalize-space(tx:item-label($item))"/>
    <xsl:variable name="term" as="xs:string?" select="
        if ($item/preceding-sibling::*[1]/self::label) then tx:emphasised(tx:string($item/preceding-sibling::*[1]), 'strong')
        else if (not($counts or $printed = ('-', '*', '+', '•', '–', '—', '·'))) then $printed[.] else ()"/>
    <xsl:variable name="sign" as="xs:string" select="if ($counts) then $printed || ' ' else '- '"/>
    <xsl:variable name="finished" as="element(tx:block)*" select="tx:finished(tx:termed($blocks, $term))"/>
    <tx:item tight="{empty($finished[2]) or empty($finished[3]) and exists($finished[1]/@paragraph) and exists($finished[2]/@list)}">
      <xsl:variable name="rest" as="xs:string" select="replace($sign, '.', ' ')"/>
      <!-- A list right below the words of its item, without a blank line. -->
      <xsl:variable name="lines" as="xs:string*" select="
          if (count($finished) = 2 and $finished[2]/@list and $finished[1]/@paragraph) then $finished ! tokenize(., '&#xA;') else tx:all-lines($finished)"/>
      <xsl:sequence select="if (exists($lines)) then tx:hung($lines, $sign, $rest) else replace($sign, ' $', '')"/>
    </tx:item>
  </xsl:function>

  <!-- Blocks with some words before those of the first. -->
  <xsl:function name="tx:termed" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:param name="words" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="not($words)">
        <xsl:sequence select="$blocks"/>
      </xsl:when>
      <xsl:when test="empty($blocks) or $blocks[1]/@lines = 'kept'">
        <xsl:sequence select="tx:paragraph($words), $blocks"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:paragraph($words || ' ' || $blocks[1]), tail($blocks)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
