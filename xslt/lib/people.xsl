<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Who is answerable for what, in words.
  Input    Elements with @resp, @cert; respStmt, author, editor; names in the header.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The names an element's @resp points at, or what the attribute says itself. -->
  <xsl:function name="tx:responsible" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="names" as="xs:string*">
      <xsl:for-each select="tokenize($element/@resp)">
        <xsl:variable name="named" as="element()?" select="key('tx:by-id', substring-after(., '#'), root($element))[1]"/>
        <xsl:sequence select="if ($named) then tx:name($named) else replace(., '^#', '')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($names, ', ')"/>
  </xsl:function>

  <xsl:function name="tx:name" as="xs:string">
    <xsl:param name="party" as="element()"/>
    <xsl:variable name="names" as="element()*" select="
        if ($party/self::respStmt) then $party/(persName | orgName | name)
        else ($party/(persName | orgName | name | label), $party)[1]"/>
    <xsl:sequence select="string-join($names ! tx:squeezed(.), ', ')"/>
  </xsl:function>

  <!-- "textus, certainty high" -->
  <xsl:function name="tx:answer" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="certainty" as="xs:string?" select="$element/@cert ! (tx:word('certainty') || ' ' || .)"/>
    <xsl:sequence select="string-join((tx:responsible($element)[.], $certainty), ', ')"/>
  </xsl:function>

  <!-- White space that is layout of the file made single spaces; no-break spaces stay. -->
  <xsl:function name="tx:squeezed" as="xs:string">
    <xsl:param name="node" as="item()"/>
    <xsl:sequence select="normalize-space(string($node))"/>
  </xsl:function>

  <!-- The words of a heading for a list of contents: without notes, and without what a choice does not choose. -->
  <xsl:function name="tx:reading" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="
        $element//node()[self::text() or self::lb]
          [not(ancestor::note or ancestor::pc[@force = 'weak'] or ancestor::sic[../corr] or ancestor::orig[../reg] or ancestor::abbr[../expan])]
        ! (if (. instance of text()) then string() else ' ')"/>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <!-- The main title of a work, then its subtitles, as the header has them. -->
  <xsl:function name="tx:titles" as="element(title)*">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="all" as="element(title)*" select="$work/teiHeader/fileDesc/titleStmt/title[normalize-space()]"/>
    <xsl:sequence select="($all[@type = 'main'], $all[not(@type = ('main', 'short', 'sub'))], $all)[1], $all[@type = 'sub']"/>
  </xsl:function>
</xsl:stylesheet>
