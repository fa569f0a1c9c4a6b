<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Running text: emphasis, foreign words, titles, names, dates, words and signs.
  Input    Phrase-level elements.
  Output   i, b, em, cite, time and span elements; nothing where the markup changes no look.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="hi" mode="html" as="element()">
    <xsl:variable name="looks" as="xs:string*" select="tx:rend-classes(.)"/>
    <xsl:variable name="first" as="xs:string?" select="
        map{'italic': 'i', 'bold': 'b', 'super': 'sup', 'sub': 'sub', 'underline': 'u', 'strike': 's'}?($looks)[1]"/>
    <xsl:element name="{($first, 'span')[1]}">
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="emph" mode="html" as="element()">
    <em>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:apply-templates mode="html"/>
    </em>
  </xsl:template>

  <xsl:template match="foreign" mode="html" as="element()">
    <i>
      <xsl:sequence select="tx:attributes(., 'foreign')"/>
      <xsl:apply-templates mode="html"/>
    </i>
  </xsl:template>

  <!-- Titles of books, journals and series are set in italics; of parts of them, as the text has them. -->
  <xsl:template match="title" mode="html" as="element()">
    <cite>
      <xsl:sequence select="tx:attributes(., ('title', 'part'[current()/@level = ('a', 'u')]))"/>
      <xsl:apply-templates mode="html"/>
    </cite>
  </xsl:template>

  <xsl:template match="date | time" mode="html" as="element()">
    <xsl:element name="{if (tx:machine-date(.)) then 'time' else 'span'}">
      <xsl:sequence select="tx:attributes(., 'date'[empty(tx:machine-date(current()))])"/>
      <xsl:for-each select="tx:machine-date(.)">
        <xsl:attribute name="datetime" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs | geogName | term | gloss | mentioned | soCalled | distinct | num |
    measure | speech | idno | email | eventName | stamp" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <!-- Markup that changes no look leaves no trace, unless it has a name, a language or a look of its own. -->
  <xsl:template match="forename | surname | addName | roleName | genName | nameLink | settlement | region | country | district | bloc |
    measureGrp | unit | seg | s | w | c | cl | phr | m | g | pc | ident | gi | att | val | tag | affiliation | placeName/* | location |
    geo | offset | objectName | persPronouns | listChange | ruby | rb | rt | fs | trait | state | birth | death | sex | occupation |
    nationality | desc | lang" mode="html" as="node()*">
    <xsl:choose>
      <xsl:when test="@xml:id or @xml:lang or exists(tx:rend-classes(.)) or *[tx:is-block(.)]">
        <xsl:call-template name="tx:set">
          <xsl:with-param name="tag" select="'span'"/>
          <xsl:with-param name="attributes" select="tx:attributes(., ())"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="html"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A hyphen that only the end of a line called for is no part of the reading text. -->
  <xsl:template match="pc[@force = 'weak']" mode="html" as="element()">
    <span class="diplomatic" hidden="">
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
