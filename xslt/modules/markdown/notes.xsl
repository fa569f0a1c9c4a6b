<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Notes as footnotes: "[^1]" at the call, "[^1]: …" where the note was printed or at the end.
  Input    note, anchor type="note", ref type="noteCall".
  Output   Strings; tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="tx:notes-numbered" match="text//note[@n]" use="@n"/>

  <xsl:template match="note[tx:is-called(.)]" mode="inline" as="xs:string">
    <xsl:sequence select="tx:markup('[^' || tx:footnote(.) || ']')"/>
  </xsl:template>
  <xsl:template match="ref[@type = 'noteCall'][tx:target(@target)/self::note[tx:is-called(.)]]" mode="inline" as="xs:string" priority="2">
    <xsl:sequence select="tx:markup('[^' || tx:footnote(tx:target(@target)) || ']')"/>
  </xsl:template>

  <!-- The name of a footnote: its number where no other note has the same. -->
  <xsl:function name="tx:footnote" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if (matches($note/@n, '^[0-9]+$') and count(key('tx:notes-numbered', $note/@n, root($note))) eq 1) then string($note/@n) else tx:id($note)"/>
  </xsl:function>

  <!-- A called note is a footnote, whose other paragraphs are indented; another stays where it is, after its label. -->
  <xsl:template name="tx:note-text" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="tx:is-called(.)">
        <xsl:sequence select="tx:kept(tx:hung(tx:all-lines($blocks), '[^' || tx:footnote(.) || ']: ', '    '))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:termed($blocks, tx:note-label(.))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whatever shows Markdown puts a heading of its own before footnotes, if any. -->
  <xsl:template name="tx:end-notes" as="element(tx:block)*">
    <xsl:for-each select="tx:end-notes(.)">
      <xsl:call-template name="tx:note-text"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
