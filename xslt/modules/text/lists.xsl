<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lists and tables.
  Input    list, table, listPerson and the like.
  Output   tx:block elements: labels hang, columns are aligned.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="list" mode="block" as="element(tx:block)*">
    <xsl:variable name="list" as="element(list)" select="."/>
    <xsl:variable name="labels" as="xs:integer*" select="item ! string-length(tx:item-label(.))"/>
    <xsl:variable name="columns" as="xs:integer" select="min((8, max((1, $labels)) + 1))"/>
    <xsl:for-each select="*">
      <xsl:variable name="blocks" as="element(tx:block)*">
        <xsl:choose>
          <xsl:when test="self::item or self::headItem">
            <xsl:call-template name="tx:blocks"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="tx:blocks">
              <xsl:with-param name="nodes" select="."/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:variable name="set" as="element(tx:block)*" select="
          if (self::item[$list/label]) then tx:shifted($blocks, 4)
          else if (self::item) then tx:labelled($blocks, (tx:item-label(.)[.], '-')[1], $columns) else $blocks"/>
      <xsl:sequence select="tx:spaced($set, if (empty(preceding-sibling::*) and not($list/parent::item) or *[tx:is-block(.)][not(self::list)]) then 1 else 0)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listNym" mode="block" as="element(tx:block)*">
    <xsl:for-each select="*">
      <tx:block>{string-join(* ! tx:string(.), ' ')}</tx:block>
    </xsl:for-each>
  </xsl:template>

  <!-- Cells in columns as wide as their widest; a table wider than the page has its cells parted by bars instead. -->
  <xsl:template match="table" mode="block" as="element(tx:block)*">
    <xsl:call-template name="tx:blocks">
      <xsl:with-param name="nodes" select="head"/>
    </xsl:call-template>
    <xsl:variable name="rows" as="array(xs:string)*" select="row ! array{* ! normalize-space(tx:string(.))}"/>
    <xsl:variable name="count" as="xs:integer" select="max(($rows ! array:size(.), 0))"
      xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
    <xsl:variable name="widths" as="xs:integer*" select="
        for $column in 1 to $count return max($rows[array:size(.) ge $column] ! string-length(.($column)))"
      xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
    <xsl:variable name="fits" as="xs:boolean" select="$width le 0 or sum($widths ! (. + 3)) le $width"/>
    <xsl:variable name="lines" as="xs:string*" select="$rows ! tx:row-line(., $widths, $fits)"/>
    <tx:block gap="1" lines="{if ($fits) then 'kept' else 'wrapped'}" hang="{if ($fits) then 0 else 4}">{string-join($lines, '&#xA;')}</tx:block>
    <xsl:call-template name="tx:blocks">
      <xsl:with-param name="nodes" select="* except (head, row)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="tx:row-line" as="xs:string">
    <xsl:param name="cells" as="array(xs:string)"/>
    <xsl:param name="widths" as="xs:integer*"/>
    <xsl:param name="aligned" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string*" select="$cells?*"/>
    <xsl:sequence select="
        if ($aligned)
        then string-join(for $i in 1 to count($words) return $words[$i] || tx:spaces($widths[$i] - string-length($words[$i])), '   ')
        else string-join($words, ' | ')"/>
  </xsl:function>
</xsl:stylesheet>
