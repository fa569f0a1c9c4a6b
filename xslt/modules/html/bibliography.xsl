<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Bibliographic references as the text has them.
  Input    bibl, biblStruct, listBibl and their parts.
  Output   p, span and cite elements; the words of a bibl and no others.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="bibl | biblFull | biblStruct" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'p' else 'span'"/>
      <xsl:with-param name="attributes" select="tx:attributes(., 'bibl')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="listBibl" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., 'list-bibl')"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <xsl:template match="author | editor | respStmt | resp | publisher | distributor | authority | pubPlace | biblScope | citedRange | edition |
    extent | series | imprint | monogr | analytic | textLang | availability | relatedItem | principal | sponsor | funder | meeting |
    licence | msIdentifier | repository | institution | collection | msDesc | objectType" mode="html" as="node()*">
    <xsl:choose>
      <xsl:when test="@xml:id or @xml:lang or exists(tx:rend-classes(.))">
        <span>
          <xsl:sequence select="tx:attributes(., ())"/>
          <xsl:apply-templates mode="html"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="html"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
