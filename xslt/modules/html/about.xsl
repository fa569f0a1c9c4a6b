<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  How each fact of the header reads in the panel.
  Input    Elements of the teiHeader, mode "about".
  Output   Running text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="*" mode="about" as="node()*">
    <xsl:apply-templates select="." mode="citation"/>
  </xsl:template>

  <xsl:template match="titleStmt/title" mode="about" as="node()*">
    <xsl:apply-templates mode="html"/>
  </xsl:template>
  <xsl:template match="author | editor | principal | sponsor | funder | publisher | distributor | authority" mode="about" as="node()*">
    <xsl:value-of select="tx:name(.)"/>
  </xsl:template>

  <xsl:template match="respStmt" mode="about" as="node()*">
    <xsl:value-of select="tx:name(.)"/>
    <xsl:if test="resp[normalize-space()]">
      <span class="quiet">{', '}{string-join(resp ! tx:squeezed(.), ', ')}</span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="creation" mode="about" as="node()*">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]">
        <xsl:apply-templates mode="html"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:places-and-dates(.)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Places and dates with commas; a date without words is shown by what it says to machines. -->
  <xsl:function name="tx:places-and-dates" as="node()*">
    <xsl:param name="parent" as="element()"/>
    <xsl:for-each select="$parent/(placeName | settlement | date | name[not(parent::correspAction) or @type = 'place'])">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="normalize-space()">
          <xsl:apply-templates select="." mode="html"/>
        </xsl:when>
        <xsl:otherwise>
          <span lang="{$tx:tongue}">{string-join((@when, @from, @notBefore, @to, @notAfter) ! tx:shown-date(., $tx:tongue), '–')}</span>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="correspDesc" mode="about" as="node()*">
    <xsl:for-each select="correspAction">
      <span lang="{$tx:tongue}">{if (position() gt 1) then '; ' else ()}{tx:word(string(@type))} </span>
      <xsl:value-of select="string-join((persName | orgName | name[not(@type = 'place')]) ! tx:squeezed(.), ', ')"/>
      <xsl:variable name="where" as="node()*" select="tx:places-and-dates(.)"/>
      <xsl:text>{', '[exists($where) and current()/(persName | orgName | name[not(@type = 'place')])]}</xsl:text>
      <xsl:sequence select="$where"/>
    </xsl:for-each>
    <xsl:for-each select="correspContext/*">
      <xsl:text>. </xsl:text>
      <xsl:apply-templates select="." mode="html"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="availability" mode="about" as="node()*">
    <xsl:for-each select="licence | p | ab">
      <xsl:if test="position() gt 1">
        <br/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@target[matches(., '^https?://')]">
          <a href="{@target}" rel="license noopener noreferrer">{(tx:squeezed(.)[.], @target)[1]}</a>
        </xsl:when>
        <xsl:otherwise>{tx:squeezed(.)}</xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="empty(licence | p | ab)">
      <span lang="{$tx:tongue}">{tx:word('rights-' || (@status, 'unknown')[1])}</span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="langUsage" mode="about" as="node()*">
    <xsl:value-of select="string-join(language ! (tx:squeezed(.)[.], @ident)[1], ', ')"/>
    <xsl:value-of select="p ! tx:squeezed(.)"/>
  </xsl:template>
  <xsl:template match="keywords" mode="about" as="node()*">
    <xsl:value-of select="string-join(.//term ! tx:squeezed(.), ', ')"/>
  </xsl:template>
  <xsl:template match="idno" mode="about" as="node()*">
    <xsl:if test="@type">
      <span class="quiet">{@type} </span>
    </xsl:if>
    <xsl:value-of select="tx:squeezed(.)"/>
  </xsl:template>
</xsl:stylesheet>
