<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Links within the text and out of it.
  Input    ref, ptr.
  Output   a elements for targets in this document and for web and mail addresses; any other target makes no link.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="ref | ptr" mode="html" as="element()">
    <xsl:variable name="address" as="xs:string?" select="tx:address(.)"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="tx:attributes(., 'ref')"/>
      <xsl:if test="$address">
        <xsl:attribute name="href" select="$address"/>
        <xsl:if test="not(starts-with($address, '#'))">
          <xsl:attribute name="rel" select="'noopener noreferrer'"/>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates mode="html"/>
      <xsl:if test="$address and not(normalize-space())">
        <span class="furniture">{$address}</span>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- Relations between other elements: nothing to be read. -->
  <xsl:template match="link | linkGrp" mode="html" as="empty-sequence()"/>

  <!-- The address a pointer may link to: a fragment that is on the page, or a web or mail address. -->
  <xsl:function name="tx:address" as="xs:string?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="string(tokenize($pointer/@target)[1])"/>
    <xsl:sequence select="
        if (starts-with($target, '#')) then $target[tx:target($pointer/@target)/ancestor-or-self::text]
        else if ($pointer/ancestor::ref) then ()
        else $target[matches(., '^(https?://|mailto:)[^\s]+$', 'i')]"/>
  </xsl:function>
</xsl:stylesheet>
