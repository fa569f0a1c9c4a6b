<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Dates a machine can read.
  Input    Elements with TEI dating attributes.
  Output   Values the HTML element time accepts, or nothing.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:machine-date" as="xs:string?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="when" as="xs:string" select="replace(string($date/@when), '^--', '')"/>
    <xsl:sequence select="
        $when[matches(., '^([0-9]{4}|[0-9]{4}-[0-9]{2}|[0-9]{2}-[0-9]{2})$')
              or . castable as xs:date and matches(., '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')][not(. = '0000')]"/>
  </xsl:function>
</xsl:stylesheet>
