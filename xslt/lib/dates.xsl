<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Dates a machine can read.
  Input    Elements with TEI dating attributes.
  Output   Values the HTML element time accepts, or nothing.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
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
    <xsl:sequence select="tx:shown-date($date, 'en')"/>
  </xsl:function>

  <!-- The names of months in the languages a page speaks besides English, which the processor knows. -->
  <xsl:variable name="tx:months" as="map(xs:string, xs:string+)" select="map{
      'de': ('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'),
      'fr': ('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre')}"/>

  <!-- The same in a language: "6. August 1928", "1er mai 1928". -->
  <xsl:function name="tx:shown-date" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($date, '-')"/>
    <xsl:variable name="day" as="xs:string?" select="$parts[3][. castable as xs:integer] ! string(xs:integer(.))"/>
    <xsl:sequence select="
        if (map:contains($tx:months, $language) and ($date castable as xs:date or $date castable as xs:gYearMonth) and matches($date, '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'))
        then string-join(($day ! (. || (if ($language = 'de') then '.' else if (. = '1') then 'er' else '')), $tx:months($language)[xs:integer($parts[2])], $parts[1]), ' ')
        else if ($date castable as xs:date) then format-date(xs:date($date), '[D] [MNn] [Y]', 'en', (), ())
        else if ($date castable as xs:gYearMonth) then format-date(xs:date($date || '-01'), '[MNn] [Y]', 'en', (), ())
        else $date"/>
  </xsl:function>
</xsl:stylesheet>
