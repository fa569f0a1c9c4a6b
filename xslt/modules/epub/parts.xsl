<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A page cut into the files of a book: title, front matter, chapters, back matter, notes, register, colophon.
  Input    article elements as the format "html" makes them.
  Output   tx:part with @file, @kind and @title, holding XHTML.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- Characters up to which a division stays in one file; reading systems lay out a file at a time. -->
  <xsl:variable name="tx:largest" as="xs:integer" select="100000"/>

  <xsl:function name="tx:parts" as="element(tx:part)*">
    <xsl:param name="articles" as="element()*"/>
    <xsl:variable name="parts" as="element(tx:part)*">
      <xsl:for-each select="$articles">
        <xsl:variable name="text" as="element()?" select="h:div[tokenize(@class) = 'text']"/>
        <xsl:sequence select="tx:part('titlepage', (h:header, $text/h:header), $text)"/>
        <xsl:sequence select="tx:part('frontmatter', $text/h:div[@class = 'front'], $text)"/>
        <xsl:for-each select="$text/(* except (h:header, h:nav, h:div[@class = 'front'], h:section[@class = 'end-notes']))">
          <xsl:sequence select="tx:cut(., ., $text)"/>
        </xsl:for-each>
        <xsl:sequence select="tx:part('endnotes', $text/h:section[@class = 'end-notes'], $text)"/>
        <xsl:sequence select="tx:part('index', h:section[tokenize(@class) = 'register'], ())"/>
        <xsl:sequence select="tx:part('colophon', h:footer, ())"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$parts">
      <tx:part file="part-{format-number(position(), '000')}.xhtml">
        <xsl:sequence select="@*, node()"/>
      </tx:part>
    </xsl:for-each>
  </xsl:function>

  <!-- The body is cut at its divisions; a division again where it is too large for one file. -->
  <xsl:function name="tx:cut" as="element(tx:part)*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="outer" as="element()"/>
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="divisions" as="element()*" select="$element/*[tx:is-division(.)]"/>
    <xsl:variable name="large" as="xs:boolean" select="tx:is-whole($element) or string-length($element) gt $tx:largest"/>
    <xsl:variable name="kind" as="xs:string" select="if ($outer/@class/tokenize(.) = 'back') then 'backmatter' else 'bodymatter'"/>
    <xsl:choose>
      <xsl:when test="$large and count($divisions) gt 1">
        <xsl:for-each-group select="$element/node()" group-starting-with="*[tx:is-division(.)]">
          <xsl:variable name="first" as="node()" select="."/>
          <xsl:variable name="rest" as="node()*" select="current-group() except $first"/>
          <xsl:choose>
            <xsl:when test="tx:is-division($first) and empty($rest[normalize-space() or self::*])">
              <xsl:sequence select="tx:cut($first, $outer, $text)"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:variable name="loose" as="element()">
                <xsl:for-each select="$element">
                  <xsl:copy>
                    <xsl:copy-of select="@class, @lang, @dir, if ($first is node()[1]) then @id else (), current-group()"/>
                  </xsl:copy>
                </xsl:for-each>
              </xsl:variable>
              <xsl:sequence select="tx:part($kind, $loose, $text)"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </xsl:when>
      <xsl:when test="$large and $divisions[tx:is-whole(.)] and empty($element/node()[normalize-space()] except $divisions)">
        <xsl:sequence select="tx:cut($divisions, $outer, $text)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:part($kind, $element, $text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- All of the text, or the one division that is all of it. -->
  <xsl:function name="tx:is-whole" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        tokenize($element/@class) = ('body', 'back', 'group')
        or tx:is-division($element) and empty($element/../*[tx:is-division(.)] except $element) and $element/..[tx:is-whole(.)]"/>
  </xsl:function>

  <xsl:function name="tx:is-division" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/self::h:section or tokenize($node/@class) = ('div', 'text')"/>
  </xsl:function>

  <!-- A file of the book, if there is anything to read in it. -->
  <xsl:function name="tx:part" as="element(tx:part)?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="content" as="element()*"/>
    <xsl:param name="text" as="element()?"/>
    <xsl:if test="exists($content[normalize-space() or .//@id])">
      <tx:part kind="{$kind}" title="{normalize-space(($content//(h:h1 | h:h2 | h:h3 | h:h4 | h:h5 | h:h6))[1])}">
        <xsl:copy-of select="$text/@lang, $text/@dir"/>
        <xsl:copy-of select="$content"/>
      </tx:part>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
