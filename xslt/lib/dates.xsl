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
        $when[matches(., '^[0-9]{4}(-[0-9]{2}){0,2}$') and (. castable as xs:gYear or . castable as xs:gYearMonth or . castable as xs:date)
              or ('--' || .) castable as xs:gMonthDay and matches(., '^[0-9]{2}-[0-9]{2}$')][. != '0000']"/>
  </xsl:function>

  <!-- A machine's date for people: "6 August 1928", "August 1928"; whatever is not such a date as it stands. -->
  <xsl:function name="tx:shown-date" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="
        if ($date castable as xs:date) then format-date(xs:date($date), '[D] [MNn] [Y]', 'en', (), ())
        else if ($date castable as xs:gYearMonth) then format-date(xs:date($date || '-01'), '[MNn] [Y]', 'en', (), ())
        else $date"/>
  </xsl:function>
</xsl:stylesheet>
