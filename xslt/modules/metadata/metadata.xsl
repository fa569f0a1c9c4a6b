<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Everything that reads the header for formats that describe a work: tx:item() and what it is made of.
  Input    TEI.
  Output   tx:item; it needs lib/words, identity, people, languages and dates.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="source.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="name-parts.xsl"/>
  <xsl:include href="moments.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="imprint.xsl"/>
  <xsl:include href="edition.xsl"/>
  <xsl:include href="letter.xsl"/>
  <xsl:include href="item.xsl"/>
  <xsl:include href="keys.xsl"/>
  <xsl:include href="statement.xsl"/>
  <xsl:include href="records.xsl"/>

  <!-- The works in a document, or in the documents of a collection. -->
  <xsl:function name="tx:works" as="element(TEI)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//TEI[teiHeader]"/>
  </xsl:function>

  <!-- An attribute for a value that is there. -->
  <xsl:function name="tx:attribute" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:if test="string($value)">
      <xsl:attribute name="{$name}" select="$value"/>
    </xsl:if>
  </xsl:function>

  <!-- Says that a record is not complete, and how it would be; becomes a finding at the file the work is in. -->
  <xsl:template name="tx:incomplete" as="empty-sequence()">
    <xsl:param name="work" as="element()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="hint" as="xs:string"/>
    <xsl:param name="refused" as="xs:boolean" select="false()"/>
    <xsl:message>
      <tx:incomplete hint="{$hint}" source="{$work/ancestor-or-self::*[@tx:source][1]/@tx:source}" refused="{$refused}">{$words}</tx:incomplete>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
