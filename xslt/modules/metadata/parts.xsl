<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Titles, volumes, issues, pages, addresses: the smaller parts of a description.
  Input    title, biblScope, idno, ref.
  Output   Strings and tx: elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Main title and subtitles as one title; what is short, alternative or translated is another. -->
  <xsl:function name="tx:title-words" as="xs:string?">
    <xsl:param name="titles" as="element()*"/>
    <xsl:variable name="main" as="element()?" select="($titles[@type = 'main'], $titles[not(@type)], $titles)[1]"/>
    <xsl:variable name="words" as="xs:string*" select="($main, $titles[@type = 'sub']) ! tx:reading(.)[.]"/>
    <xsl:sequence select="tx:joined-titles($words)"/>
  </xsl:function>

  <!-- “Who Owns the River? The Ferrymen”, “Of Looms: A Letter” -->
  <xsl:function name="tx:joined-titles" as="xs:string?">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="
        if (empty($words)) then ()
        else fold-left(tail($words), $words[1], function($before as xs:string, $next as xs:string) as xs:string {
            $before || (if (matches($before, '[\p{P}-[)\]”’»]]$')) then ' ' else ': ') || $next})"/>
  </xsl:function>

  <!-- The name of a publisher or place, without its address and without the marks a catalogue sets behind it. -->
  <xsl:function name="tx:plain-name" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="element()*" select="$element/(orgName | name | persName | ref)[normalize-space()]"/>
    <xsl:variable name="words" as="xs:string" select="
        if (exists($name) and ($element/address or not($element/text()[normalize-space()]))) then string-join($name ! tx:reading(.), ', ')
        else tx:reading($element)"/>
    <xsl:sequence select="replace($words, '[\s,:;/]+$', '')"/>
  </xsl:function>

  <!-- What stands in a biblScope of one of these units, as a number where the TEI gives one. -->
  <xsl:function name="tx:scope" as="xs:string?">
    <xsl:param name="scopes" as="element()*"/>
    <xsl:param name="units" as="xs:string+"/>
    <xsl:variable name="scope" as="element()?" select="$scopes[lower-case((@unit, @type)[1]) = $units][1]"/>
    <xsl:variable name="range" as="xs:string" select="string-join(distinct-values($scope/(@from, @to) ! normalize-space()), '–')"/>
    <xsl:sequence select="($scope/@n[matches(., '^\S+$')]/string(), $range[.], $scope ! tx:bare-number(tx:reading(.)))[.][1]"/>
  </xsl:function>

  <!-- “Vol. III” is “III”: the word for the unit belongs to the style of a citation. -->
  <xsl:function name="tx:bare-number" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="
        replace($words, '^(volumes?|vols?|v|band|bd|tome?|t|issue|numbers?|numéro|nos?|nr|n°|heft|h|pages?|pp?|seiten?|s|стр|с|том|т|выпуск|вып)(\.\s*|\s+)(\S)', '$3', 'i')
        => replace('^№\s*(\S)', '$1')"/>
  </xsl:function>

  <!-- Pages: @first and @last where they are one range; the text is the whole statement. -->
  <xsl:function name="tx:page-range" as="element(tx:pages)?">
    <xsl:param name="scopes" as="element()*"/>
    <xsl:variable name="found" as="element()*" select="$scopes[lower-case((@unit, @type)[1]) = ('page', 'pages', 'pp', 'p')]"/>
    <xsl:variable name="words" as="xs:string" select="string-join($found ! tx:bare-number(tx:reading(.))[.], ', ')"/>
    <xsl:variable name="ends" as="xs:string*" select="
        if (count($found) = 1 and $found/@from) then $found/(@from, @to) ! normalize-space()
        else if (matches($words, '^\w+\s*[-–—]\s*\w+$')) then tokenize($words, '\s*[-–—]\s*')
        else $words[matches(., '^\w+$')]"/>
    <xsl:if test="$words or exists($ends)">
      <tx:pages>
        <xsl:sequence select="tx:attribute('first', $ends[1]), tx:attribute('last', $ends[2][not(. = $ends[1])])"/>
        <xsl:text>{if (exists($ends)) then string-join(distinct-values($ends), '–') else $words}</xsl:text>
      </tx:pages>
    </xsl:if>
  </xsl:function>

  <!-- Identifiers with their kind in capitals: DOI, URL, ISBN, ISSN, or what the TEI calls it. -->
  <xsl:function name="tx:identifiers" as="element(tx:idno)*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each select="$elements/(self::idno[normalize-space()][empty(idno)] | self::idno/idno | self::ref[@target] | self::ptr[@target])">
      <xsl:variable name="words" as="xs:string" select="(self::idno ! normalize-space(), @target/string())[1]"/>
      <xsl:variable name="doi" as="xs:string?" select="replace($words, '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')[matches(., '^10\.[0-9]{4,9}/\S+$')]"/>
      <xsl:variable name="kind" as="xs:string" select="
          if ($doi) then 'DOI' else if (matches($words, '^https?://\S+$')) then 'URL'
          else if (matches(@type, '^is[bs]n', 'i')) then upper-case(substring(@type, 1, 4)) else string(@type)"/>
      <xsl:if test="self::idno or $kind = ('DOI', 'URL')">
        <tx:idno type="{$kind}">{($doi, iri-to-uri($words)[$kind = 'URL'], $words)[1]}</tx:idno>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
