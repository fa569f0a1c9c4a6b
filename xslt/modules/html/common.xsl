<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What every HTML template shares: attributes, the setting of mixed content, and what happens to an element without a rule.
  Input    Any element of the text, mode "html".
  Output   HTML elements and attributes.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="html" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="text()" mode="html" as="text()">
    <xsl:copy/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="html" as="empty-sequence()"/>

  <!-- The net under all rules: say so, and show what is inside. -->
  <xsl:template match="*" mode="html" as="node()*" priority="-10">
    <xsl:message>
      <tx:no-rule name="{name()}" path="{path()}"/>
    </xsl:message>
    <xsl:element name="{if (tx:is-block(.) or *[tx:is-block(.)]) then 'div' else 'span'}">
      <xsl:sequence select="tx:attributes(., 'unruled')"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <!-- Identity, language, direction and classes of an element. -->
  <xsl:function name="tx:attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:if test="$element/@xml:id">
      <xsl:attribute name="id" select="$element/@xml:id"/>
    </xsl:if>
    <xsl:sequence select="tx:language($element/@xml:lang)"/>
    <xsl:variable name="classes" as="xs:string*" select="distinct-values(($class, tx:rend-classes($element)))"/>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="$classes"/>
    </xsl:if>
  </xsl:function>

  <!-- The same, with a made identifier where there is none of its own. -->
  <xsl:function name="tx:addressed" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:attribute name="id" select="tx:id($element)"/>
    <xsl:sequence select="tx:attributes($element, $class)[name() != 'id']"/>
  </xsl:function>

  <!-- Classes for the words of @rend that name a look; others are left alone. -->
  <xsl:function name="tx:rend-classes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend, '[\s;,]+') ! $tx:looks(lower-case(.))"/>
  </xsl:function>

  <xsl:variable name="tx:looks" as="map(xs:string, xs:string)" select="map{
      'italic': 'italic', 'italics': 'italic', 'i': 'italic', 'bold': 'bold', 'b': 'bold', 'small-caps': 'small-caps',
      'smallcaps': 'small-caps', 'sc': 'small-caps', 'smcap': 'small-caps', 'underline': 'underline', 'underlined': 'underline',
      'u': 'underline', 'strike': 'strike', 'strikethrough': 'strike', 'spaced': 'spaced', 'letterspaced': 'spaced',
      'gesperrt': 'spaced', 'center': 'center', 'centre': 'center', 'centered': 'center', 'right': 'right', 'sup': 'super',
      'superscript': 'super', 'sub': 'sub', 'subscript': 'sub', 'upright': 'upright', 'roman': 'upright'}"/>

  <!-- "type-letter" for @type; the prefix keeps a type from being taken for a class of ours. -->
  <xsl:function name="tx:type-class" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@type) ! ('type-' || .)"/>
  </xsl:function>

  <!-- "capitals" for words set in capitals throughout, which want more room between letters and less size. -->
  <xsl:function name="tx:capitals" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="tx:reading($element)"/>
    <xsl:sequence select="'capitals'[matches($words, '\p{Lu}.*\p{Lu}') and upper-case($words) = $words]"/>
  </xsl:function>

  <!-- An element as one HTML element; as a div with paragraphs in it where it holds blocks, which HTML's p may not. -->
  <xsl:template name="tx:set" as="element()">
    <xsl:param name="tag" as="xs:string" select="'p'"/>
    <xsl:param name="attributes" as="attribute()*" select="tx:attributes(., local-name())"/>
    <xsl:variable name="blocks" as="xs:boolean" select="exists(*[tx:is-block(.)])"/>
    <xsl:element name="{if ($blocks and $tag = ('p', 'span')) then 'div' else $tag}">
      <xsl:sequence select="$attributes"/>
      <xsl:choose>
        <xsl:when test="$blocks">
          <xsl:call-template name="tx:blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="html"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Blocks one after another; running text between them becomes paragraphs, lonely page breaks lines of their own. -->
  <xsl:template name="tx:blocks" as="node()*">
    <xsl:param name="nodes" as="node()*" select="node()"/>
    <xsl:for-each-group select="$nodes" group-adjacent="tx:kind(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key() = 'block'">
          <xsl:apply-templates select="current-group()" mode="html"/>
        </xsl:when>
        <xsl:when test="current-grouping-key() = 'note'">
          <xsl:call-template name="tx:note-list">
            <xsl:with-param name="notes" select="current-group()[self::*]"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="tx:has-matter(current-group())">
          <xsl:variable name="only-marks" as="xs:boolean" select="
              every $node in current-group() satisfies not(tx:has-matter($node)) or exists($node[self::pb | self::cb | self::gb |
                self::lb | self::fw | self::anchor | self::milestone | self::handShift | self::index | self::space])"/>
          <xsl:element name="{if ($only-marks or current-group()[not(self::note)]//*[tx:is-block(.)]) then 'div' else 'p'}">
            <xsl:attribute name="class" select="if ($only-marks) then 'marks' else 'run'"/>
            <xsl:apply-templates select="current-group()" mode="html"/>
          </xsl:element>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- "block", "note" (a note's text in its place among others), or "run" for running text. -->
  <xsl:function name="tx:kind" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        if (tx:in-note-list($node)) then 'note'
        else if (tx:is-block($node)) then 'block'
        else if (tx:has-matter($node)) then 'run'
        else if ($node/preceding-sibling::node()[tx:has-matter(.)][1][tx:in-note-list(.)]) then 'note' else 'run'"/>
  </xsl:function>
</xsl:stylesheet>
