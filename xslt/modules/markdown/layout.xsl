<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lays blocks out as Markdown: a blank line between, line breaks within, quotations and items before their lines.
  Input    tx:block elements: @gap "0" to go on in the paragraph before, @lines "kept" for what is Markdown already, @list for a list.
  Output   Strings of lines; tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:laid-out" as="xs:string">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:sequence select="string-join(tx:all-lines($blocks), '&#xA;')"/>
  </xsl:function>

  <xsl:function name="tx:all-lines" as="xs:string*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:iterate select="tx:finished($blocks)">
      <xsl:param name="lists" as="xs:integer" select="0"/>
      <xsl:sequence select="if (position() gt 1) then '' else ()"/>
      <!-- Of lists that follow one another every other has another sign, or they would be one. -->
      <xsl:variable name="list" as="xs:boolean" select="exists(@list)"/>
      <xsl:sequence select="tokenize(., '&#xA;') ! (if ($list and $lists mod 2 eq 1) then tx:other-sign(.) else .)"/>
      <xsl:next-iteration>
        <xsl:with-param name="lists" select="if (@list) then $lists + 1 else 0"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="tx:other-sign" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="replace(replace($line, '^-( |$)', '*$1'), '^([0-9]+)\.( |$)', '$1)$2')"/>
  </xsl:function>

  <!-- Blocks made Markdown, those that go on in the paragraph before joined to it. -->
  <xsl:function name="tx:finished" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:variable name="all" as="element(tx:all)">
      <tx:all>
        <xsl:sequence select="$blocks[normalize-space()]"/>
      </tx:all>
    </xsl:variable>
    <xsl:for-each-group select="$all/tx:block" group-starting-with="tx:block[not(@gap = '0') or @lines = 'kept' or preceding-sibling::*[1]/@lines = 'kept']">
      <xsl:choose>
        <xsl:when test="@lines = 'kept'">
          <xsl:sequence select="."/>
        </xsl:when>
        <xsl:otherwise>
          <tx:block lines="kept" paragraph="yes">{string-join(tx:paragraph-lines(string-join(current-group(), '&#xA;')), (if ($breaks = 'spaces') then '  ' else '\') || '&#xA;')}</tx:block>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Lines after a sign on the first of them and as many spaces, or the same sign, before the rest. -->
  <xsl:function name="tx:hung" as="xs:string">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="rest" as="xs:string"/>
    <xsl:variable name="hung" as="xs:string*" select="
        $first || $lines[1], tail($lines) ! (if (.) then $rest || . else replace($rest, ' +$', ''))"/>
    <xsl:sequence select="string-join($hung, '&#xA;')"/>
  </xsl:function>

  <xsl:function name="tx:kept" as="element(tx:block)?">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:if test="exists($lines)">
      <tx:block lines="kept">{string-join($lines, '&#xA;')}</tx:block>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:paragraph" as="element(tx:block)">
    <xsl:param name="string" as="xs:string"/>
    <tx:block>{$string}</tx:block>
  </xsl:function>

  <xsl:function name="tx:heading" as="element(tx:block)?">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:param name="string" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="string-join(tx:inline-lines($string), ' ')"/>
    <xsl:sequence select="tx:kept((string-join((1 to $depth) ! '#') || ' ' || replace($words, '#+$', '\\$0'))[$words])"/>
  </xsl:function>

  <!-- Markdown has no indents but those that mean something. -->
  <xsl:function name="tx:shifted" as="element(tx:block)*">
    <xsl:param name="blocks" as="element(tx:block)*"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="$blocks"/>
  </xsl:function>
</xsl:stylesheet>
