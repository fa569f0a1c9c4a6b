<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Front matter: the title block in the order of the source, the list of contents after it, then the rest.
  Input    front, titlePage and what they hold; div type="provenance" and "headnote".
  Output   A header with the h1 of the page; paragraphs.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="front" mode="html" as="element()+">
    <xsl:variable name="title-block" as="node()*" select="
        node()[not(self::div | self::div1)] [not(preceding-sibling::*[self::div | self::div1][not(@type = 'provenance')])]"/>
    <xsl:variable name="provenance" as="element()*" select="
        child::div[@type = 'provenance'][not(preceding-sibling::div[not(@type = 'provenance')])]"/>
    <xsl:if test="tx:has-matter($title-block)">
      <header class="title-block">
        <xsl:call-template name="tx:blocks">
          <xsl:with-param name="nodes" select="($title-block | $provenance)"/>
        </xsl:call-template>
      </header>
    </xsl:if>
    <xsl:if test="not(ancestor::text/parent::*[not(self::TEI)])">
      <xsl:call-template name="tx:contents"/>
    </xsl:if>
    <div>
      <xsl:sequence select="tx:attributes(., 'front')"/>
      <xsl:call-template name="tx:blocks">
        <xsl:with-param name="nodes" select="node() except (if (tx:has-matter($title-block)) then ($title-block | $provenance) else ())"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="titlePage" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., 'title-page')"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <!-- The first title of the text is the h1 of the page. -->
  <xsl:template match="docTitle" mode="html" as="element()">
    <xsl:element name="{if (. is tx:page-title(root(.))) then 'h1' else 'p'}">
      <xsl:sequence select="tx:attributes(., ('doc-title', tx:capitals(.)[not(current()/titlePart)]))"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <!-- Parts are lines by the style sheet; the space is for programs that have none. -->
  <xsl:template match="docTitle/titlePart" mode="html" as="node()+">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="tx:attributes(., ('title-part', tx:type-class(.), tx:capitals(.)))"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <xsl:template match="titlePart" mode="html" as="element()">
    <xsl:element name="{if (. is tx:page-title(root(.))) then 'h1' else 'p'}">
      <xsl:sequence select="tx:attributes(., ('title-part', tx:type-class(.), tx:capitals(.)))"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="docAuthor | docDate | docEdition | docImprint | imprimatur | byline" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'p' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A date line that is one date and marks about it is a machine-readable date. -->
  <xsl:template match="docDate[@when]" mode="html" as="element()">
    <p>
      <xsl:sequence select="tx:attributes(., 'docDate')"/>
      <time>
        <xsl:if test="tx:machine-date(.)">
          <xsl:attribute name="datetime" select="tx:machine-date(.)"/>
        </xsl:if>
        <xsl:apply-templates mode="html"/>
      </time>
    </p>
  </xsl:template>
</xsl:stylesheet>
