<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Notes: the call in the text, the notes where they were printed or at the end.
  Input    note, anchor type="note", ref type="noteCall".
  Output   Strings; tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="note" mode="inline" as="xs:string">
    <xsl:sequence select="tx:call(.)"/>
  </xsl:template>
  <xsl:template match="note[not(tx:is-called(.))]" mode="inline" as="xs:string*">
    <xsl:apply-templates mode="inline"/>
  </xsl:template>

  <!-- A note within or beside the text keeps its marks; what stood in a margin has brackets where it had none. -->
  <xsl:template match="note[tx:is-aside(.)]" mode="inline" as="xs:string" priority="1">
    <xsl:variable name="words" as="xs:string" select="tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after')"/>
    <xsl:sequence select="if (@place = 'inline' or tx:generated(.) or matches($words, '^\s*\[')) then $words else ' [' || normalize-space($words) || ']'"/>
  </xsl:template>

  <!-- A note no call leads to stands where it was printed. -->
  <xsl:template match="note" mode="block" as="element(tx:block)*">
    <xsl:call-template name="tx:note-text"/>
  </xsl:template>

  <xsl:template match="anchor[@type = 'note']" mode="block" as="element(tx:block)*">
    <xsl:for-each select="tx:note-at(.)">
      <xsl:call-template name="tx:note-text"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="tx:note-text" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:variable name="label" as="xs:string" select="tx:note-label(.)"/>
    <xsl:sequence select="tx:spaced(if ($label) then tx:labelled($blocks, $label, max((4, string-length($label) + 1))) else $blocks, 1)"/>
  </xsl:template>

  <xsl:template name="tx:end-notes" as="element(tx:block)*">
    <xsl:variable name="notes" as="element(note)*" select="tx:end-notes(.)"/>
    <xsl:if test="exists($notes)">
      <tx:block gap="2">{tx:word('notes')}</tx:block>
      <xsl:for-each select="$notes">
        <xsl:call-template name="tx:note-text"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
