<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Blocks that Markdown has a sign for: headings, quotations, verse, rules, code.
  Input    head, docTitle, quote, l, stage, milestone, eg …
  Output   tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The heading of a division; a second one is a paragraph below it. -->
  <xsl:template match="*[matches(local-name(), '^div[1-7]?$')]/head" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:sequence select="$blocks ! (if (@lines = 'kept' or current()/preceding-sibling::head) then . else tx:heading(tx:depth(current()), .))"/>
  </xsl:template>

  <xsl:template match="docTitle | titlePart" mode="block" as="element(tx:block)*">
    <xsl:variable name="words" as="xs:string" select="
        if (text()[normalize-space()] or self::titlePart) then tx:string(node()) else string-join(node() ! tx:string(.)[normalize-space()], '&#xA;')"/>
    <xsl:choose>
      <xsl:when test="tx:holds-blocks(.)">
        <xsl:call-template name="tx:blocks"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="if (. is tx:page-title(root(.))) then tx:heading(1, $words) else tx:paragraph($words)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="quote | q | said | epigraph | floatingText | argument" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:variable name="inside" as="xs:boolean" select="tx:is-container(parent::cit) and exists(parent::cit/parent::quote)"/>
    <xsl:sequence select="if ($inside) then $blocks else tx:kept(tx:all-lines($blocks)[exists($blocks)] => tx:hung('> ', '> '))[matches(., '[^>\s]')]"/>
  </xsl:template>

  <!-- Lines of verse are lines of one paragraph, indented by spaces that count. -->
  <xsl:template match="l[not(tx:holds-blocks(.))]" mode="block" as="element(tx:block)*">
    <xsl:variable name="first" as="xs:boolean" select="empty(preceding-sibling::*[not(self::pb)][1]/self::l)"/>
    <xsl:variable name="indent" as="xs:string" select="string-join((1 to tx:indent-steps(.)) ! '&amp;emsp;')"/>
    <tx:block gap="{if ($first and not(preceding-sibling::*[1]/self::speaker)) then 1 else 0}">{tx:markup($indent)[$indent]}{tx:string(node())}</tx:block>
  </xsl:template>

  <!-- Who speaks, and what is done, where it is a paragraph of its own. -->
  <xsl:template match="speaker | stage | camera | sound | tech | view | move" mode="block" as="element(tx:block)*">
    <xsl:choose>
      <xsl:when test="tx:holds-blocks(.)">
        <xsl:call-template name="tx:blocks"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:paragraph(tx:string(.))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A section break is a rule, unless it was printed as words. -->
  <xsl:template match="milestone" mode="block" as="element(tx:block)">
    <xsl:variable name="printed" as="xs:string" select="tx:generated(.)"/>
    <xsl:sequence select="if (matches($printed, '[\p{L}\p{N}]')) then tx:paragraph($printed) else tx:kept('* * *')"/>
  </xsl:template>

  <xsl:template match="eg" mode="block" as="element(tx:block)">
    <xsl:variable name="fence" as="xs:string" select="tx:fence(string(), 3)"/>
    <xsl:sequence select="tx:kept(($fence, tokenize(replace(string(), '^\s*\n|\s+$', ''), '\r?\n'), $fence))"/>
  </xsl:template>

  <!-- Backticks enough to stand around a text that may hold some. -->
  <xsl:function name="tx:fence" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:variable name="longest" as="xs:integer" select="max((tokenize($text, '[^`]+') ! string-length(.), 0))"/>
    <xsl:sequence select="string-join((1 to max(($least, $longest + 1))) ! '`')"/>
  </xsl:function>
</xsl:stylesheet>
