<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lays blocks out as lines of plain text: wrapped, indented, labelled, with blank lines between.
  Input    tx:block elements: @gap blank lines before, @indent columns, @hang columns more for all lines but the first, @label to hang in the indent, @lines "kept" for tables.
  Output   A string with LF line ends.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Wrapped to $width columns; a word longer than that has a line to itself; 0 columns: not wrapped. -->
  <xsl:function name="tx:wrapped" as="xs:string*">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($words)"/>
    <xsl:choose>
      <xsl:when test="$columns le 0 or string-length($line) le $columns">
        <xsl:sequence select="$line"/>
      </xsl:when>
      <xsl:otherwise>
        <!-- Word by word: a regular expression for this takes ten times as long. -->
        <xsl:iterate select="tokenize($line)">
          <xsl:param name="begun" as="xs:string" select="''"/>
          <xsl:on-completion select="$begun"/>
          <xsl:variable name="longer" as="xs:string" select="$begun || ' '[$begun] || ."/>
          <xsl:variable name="fits" as="xs:boolean" select="not($begun) or string-length($longer) le $columns"/>
          <xsl:sequence select="if ($fits) then () else $begun"/>
          <xsl:next-iteration>
            <xsl:with-param name="begun" select="if ($fits) then $longer else ."/>
          </xsl:next-iteration>
        </xsl:iterate>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:spaces" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $number) ! ' ')"/>
  </xsl:function>

  <!-- The lines of one block. -->
  <xsl:function name="tx:lines" as="xs:string*">
    <xsl:param name="block" as="element(tx:block)"/>
    <xsl:variable name="indent" as="xs:integer" select="xs:integer(($block/@indent, 0)[1])"/>
    <xsl:variable name="hang" as="xs:integer" select="xs:integer(($block/@hang, 0)[1])"/>
    <xsl:variable name="label" as="xs:string" select="string($block/@label)"/>
    <xsl:variable name="columns" as="xs:integer" select="if ($width le 0) then 0 else max((20, $width - $indent - $hang))"/>
    <xsl:variable name="lines" as="xs:string*" select="
        if ($block/@lines = 'kept') then tokenize($block, '&#xA;')
        else (if (contains($block, '&#xA;')) then tokenize($block, '&#xA;') else string($block)) ! tx:wrapped(., $columns)"/>
    <xsl:for-each select="if (exists($lines)) then $lines else ''">
      <xsl:variable name="margin" as="xs:string" select="
          if (position() eq 1) then tx:hung($label, $indent) else tx:spaces($indent + $hang)"/>
      <xsl:variable name="line" as="xs:string" select="$margin || ."/>
      <xsl:sequence select="if (ends-with($line, ' ')) then replace($line, ' +$', '') else $line"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A label at the end of the indent it hangs in, or at its beginning with a space if it is too long for that. -->
  <xsl:function name="tx:hung" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="indent" as="xs:integer"/>
    <xsl:variable name="spare" as="xs:integer" select="$indent - string-length($label) - 1"/>
    <xsl:sequence select="
        if (not($label)) then tx:spaces($indent)
        else if ($spare ge 0) then tx:spaces($spare) || $label || ' ' else $label || ' '"/>
  </xsl:function>

  <!-- All blocks; never more than one gap between two, none at the beginning. -->
  <xsl:function name="tx:laid-out" as="xs:string">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:for-each select="$blocks[normalize-space() or @label]">
        <xsl:sequence select="if (position() eq 1) then () else (1 to xs:integer((@gap, 1)[1])) ! ''"/>
        <xsl:sequence select="tx:lines(.)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($parts, '&#xA;') || '&#xA;'"/>
  </xsl:function>

  <!-- Blocks moved to the right, and another gap before the first of them. -->
  <xsl:function name="tx:shifted" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:for-each select="$blocks">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:attribute name="indent" select="xs:integer((@indent, 0)[1]) + $columns"/>
        <xsl:copy-of select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:spaced" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:param name="gap" as="xs:integer"/>
    <xsl:for-each select="$blocks">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:if test="position() eq 1">
          <xsl:attribute name="gap" select="$gap"/>
        </xsl:if>
        <xsl:copy-of select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- A label hung before the first of some blocks, all of them moved to make room. -->
  <xsl:function name="tx:labelled" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:variable name="own" as="element(tx:block)*">
      <xsl:choose>
        <!-- Two labels cannot hang before one line, nor can one hang before nothing. -->
        <xsl:when test="$blocks[1]/@label or empty($blocks) or $blocks[1]/@lines = 'kept'">
          <tx:block gap="1" label="{$label}"/>
          <xsl:sequence select="tx:spaced($blocks, 0)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$blocks"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:for-each select="tx:shifted($own, $columns)">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:if test="position() eq 1">
          <xsl:attribute name="label" select="$label"/>
        </xsl:if>
        <xsl:copy-of select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
