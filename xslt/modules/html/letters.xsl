<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The frame of a letter: its opening and its close.
  Input    opener, closer, dateline, salute, signed, address, postscript.
  Output   div and p elements with the classes the style sheet sets them by.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="opener | closer | postscript" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <xsl:template match="dateline | salute | signed | address" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'p' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="addrLine | street | postCode | postBox" mode="html" as="node()+">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
