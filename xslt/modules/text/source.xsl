<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The transcription again, in its own conventions: every character of it in its order, laid out anew.
  Input    text, mode "source"; renditions say what stood where markup is now, anchors where a note was printed.
  Output   Strings and tx:break elements, which tx:source-blocks makes into tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="source" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <!-- Elements whose blocks stand one below the other without a blank line. -->
  <xsl:variable name="tx:rows" as="xs:string+" select="'l', 'item', 'row', 'castItem', 'addrLine', 'label', 'speaker', 'lb'"/>
  <!-- Empty elements beside which words are parted among blocks; in running text the text itself parts them. -->
  <xsl:variable name="tx:points" as="xs:string+" select="'pb', 'cb', 'gb', 'milestone', 'fw', 'space', 'handShift', 'anchor'"/>

  <xsl:template name="tx:source-blocks" as="element(tx:block)*">
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="." mode="source"/>
    </xsl:variable>
    <!-- Runs of words and, between them, runs of breaks, of which the widest counts, and the indent of the last. -->
    <xsl:variable name="runs" as="element()*">
      <xsl:for-each-group select="$pieces[. instance of element() or string()]" group-adjacent=". instance of element(tx:break) or not(normalize-space(.))">
        <xsl:variable name="breaks" as="element(tx:break)*" select="current-group()[. instance of element(tx:break)]"/>
        <xsl:choose>
          <xsl:when test="not(current-grouping-key())">
            <tx:block>{string-join(current-group())}</tx:block>
          </xsl:when>
          <xsl:otherwise>
            <tx:break gap="{max(($breaks/@gap ! xs:integer(.), -1))}" indent="{($breaks[last()]/@indent, 0)[1]}"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="tx:joined($runs)"/>
  </xsl:template>

  <!-- Blocks with the gap and the indent of the break before them; blanks between words part words only. -->
  <xsl:function name="tx:joined" as="element(tx:block)*">
    <xsl:param name="runs" as="element()*"/>
    <xsl:for-each-group select="$runs" group-starting-with="tx:break[@gap != '-1']">
      <tx:block gap="{(@gap, 0)[1]}" indent="{(@indent, 0)[1]}">{string-join(current-group() ! (if (self::tx:block) then string() else ' '))}</tx:block>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:template match="text()" mode="source" as="xs:string">
    <xsl:sequence select="translate(., '&#9;&#xA;&#xD;', '   ')"/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="source" as="empty-sequence()"/>

  <xsl:template match="*" mode="source" as="item()*">
    <xsl:variable name="edge" as="item()?" select="tx:edge(.)"/>
    <xsl:sequence select="$edge, tx:generated(., 'before')"/>
    <xsl:apply-templates mode="source"/>
    <xsl:sequence select="tx:generated(., 'after'), tx:end(., $edge)"/>
  </xsl:template>

  <!-- What parts an element from its neighbours: a line, a line and a gap, a space, nothing. -->
  <xsl:function name="tx:edge" as="item()?">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/self::lb">
        <tx:break gap="0"/>
      </xsl:when>
      <xsl:when test="local-name($element) = $tx:rows and tx:is-block($element) or $element/self::row or $element/self::titlePart">
        <xsl:variable name="follows" as="xs:boolean" select="exists($element/preceding-sibling::*[1][local-name() = (local-name($element), 'label')])"/>
        <tx:break gap="{if ($follows or $element/parent::sp) then 0 else 1}" indent="{2 * tx:indent-steps($element)}"/>
      </xsl:when>
      <!-- What goes on in the speaker's own line: “SPEED, nodding”. -->
      <xsl:when test="$element/self::stage[matches(normalize-space(), '^[,.;:]')]"/>
      <xsl:when test="tx:is-block($element) and not($element/self::lg/parent::sp)">
        <tx:break gap="{if ($element/parent::sp) then 0 else 1}"/>
      </xsl:when>
      <xsl:when test="local-name($element) = ('cell', 'figDesc', 'head') or local-name($element) = $tx:points and tx:is-container($element/..)">
        <xsl:sequence select="' '"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The same behind it; the line after a row may be the next row. -->
  <xsl:function name="tx:end" as="item()?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="edge" as="item()?"/>
    <xsl:choose>
      <xsl:when test="$edge instance of xs:string">
        <xsl:sequence select="$edge"/>
      </xsl:when>
      <xsl:when test="$element/self::speaker/following-sibling::*[1]/self::stage[matches(normalize-space(), '^[,.;:]')]"/>
      <xsl:when test="exists($edge)">
        <tx:break gap="{if ($element/parent::sp or local-name($element) = $tx:rows or $element/self::titlePart) then 0 else 1}"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- A note whose words were printed elsewhere leaves its call; its words follow the label there. -->
  <xsl:template match="note[tx:anchor(.)]" mode="source" as="item()*" priority="2">
    <xsl:sequence select="tx:generated(., 'before')"/>
  </xsl:template>
  <xsl:template match="anchor[key('tx:by-id', substring-after(@corresp, '#'))/self::note]" mode="source" as="item()*" priority="2">
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates select="key('tx:by-id', substring-after(@corresp, '#'))/self::note/node()" mode="source"/>
    </xsl:variable>
    <tx:break gap="1"/>
    <xsl:sequence select="tx:beside(tx:generated(., 'before'), $words), tx:generated(., 'after')"/>
    <tx:break gap="1"/>
  </xsl:template>

  <!-- What has a label has it on its first line, and what ends it on its last. -->
  <xsl:template match="item | note" mode="source" as="item()*" priority="1">
    <xsl:variable name="edge" as="item()?" select="tx:edge(.)"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates mode="source"/>
    </xsl:variable>
    <xsl:sequence select="$edge, tx:beside(tx:generated(., 'before'), $words), tx:generated(., 'after'), tx:end(., $edge)"/>
  </xsl:template>

  <xsl:function name="tx:beside" as="item()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="words" as="item()*"/>
    <xsl:variable name="all" as="item()*" select="$words[not(. instance of xs:string and not(normalize-space(.)))]"/>
    <xsl:variable name="first" as="item()?" select="$all[1][. instance of element(tx:break)]"/>
    <xsl:variable name="last" as="item()?" select="$all[last()][. instance of element(tx:break)]"/>
    <xsl:sequence select="$label, ' '[$label and exists($all)], $words[not(. instance of element() and (. is $first or . is $last))]"/>
  </xsl:function>

  <!-- What an editor has put there was not in the transcription. -->
  <xsl:template match="corr | reg | expan | desc" mode="source" as="empty-sequence()"/>
</xsl:stylesheet>
