<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The large parts of a text and their headings.
  Input    text, group, front, body, back, div and head elements.
  Output   The text as one HTML div; sections with headings of the right depth.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="text" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:addressed(., ('text', tx:type-class(.)))[name() != 'id']"/>
      <xsl:attribute name="id" select="tx:id(.)"/>
      <xsl:apply-templates select="front" mode="html"/>
      <xsl:if test="not(front) and not(ancestor::text)">
        <xsl:call-template name="tx:contents"/>
      </xsl:if>
      <xsl:call-template name="tx:blocks">
        <xsl:with-param name="nodes" select="node()[not(self::front)]"/>
      </xsl:call-template>
      <xsl:if test="not(ancestor::text)">
        <xsl:call-template name="tx:end-notes"/>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="group | body | back" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <!-- A division with a heading is a section; one without is only a div, as a section must have a heading. -->
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="html" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="tx:addressed(., ('div', tx:type-class(.)))"/>
      <xsl:call-template name="tx:blocks"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="attributes" select="tx:attributes(., 'head')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7]/head"
    mode="html" as="element()">
    <xsl:element name="{if (preceding-sibling::head) then 'p' else 'h' || tx:depth(.)}">
      <xsl:sequence select="tx:attributes(., ('subhead'[current()/preceding-sibling::head], tx:capitals(.)))"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
