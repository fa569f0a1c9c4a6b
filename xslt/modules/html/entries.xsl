<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the lists of a document know of a person, place, organisation or work.
  Input    person, place, org, bibl, event, object.
  Output   Running text: name, other names, dates, place on the map, authorities.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Where the authorities keep their records, by the type of an idno. -->
  <xsl:variable name="tx:authorities" as="map(xs:string, xs:string)" select="map{
      'viaf': 'https://viaf.org/viaf/', 'gnd': 'https://d-nb.info/gnd/', 'wikidata': 'https://www.wikidata.org/wiki/',
      'geonames': 'https://www.geonames.org/', 'lcnaf': 'https://id.loc.gov/authorities/names/', 'isni': 'https://isni.org/isni/',
      'orcid': 'https://orcid.org/', 'tgn': 'http://vocab.getty.edu/tgn/', 'issn': 'https://portal.issn.org/resource/ISSN/',
      'oclc': 'https://www.worldcat.org/oclc/'}"/>

  <xsl:function name="tx:forms" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        $entry/(persName | placeName | orgName | title | name | geogName | eventName | objectName | label | head |
          analytic/title | monogr[empty(../analytic/title)]/title | objectIdentifier/objectName)[normalize-space()]"/>
  </xsl:function>

  <xsl:function name="tx:form" as="xs:string">
    <xsl:param name="form" as="element()"/>
    <xsl:variable name="parts" as="xs:string*" select="$form/(surname, forename) ! tx:reading(.)[.]"/>
    <xsl:sequence select="
        if ($form/surname and $form/forename)
        then string-join((string-join($form/surname ! tx:reading(.), ' '), string-join($form/(forename, nameLink) ! tx:reading(.), ' ')), ', ')
        else tx:reading($form)"/>
  </xsl:function>

  <xsl:function name="tx:headword" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="forms" as="element()*" select="tx:forms($entry)"/>
    <xsl:sequence select="
        (($forms[@type = ('main', 'preferred', 'reg')], $forms[not(@type = ('variant', 'sub', 'alt'))], $forms)[1] ! tx:form(.),
         tx:shortened(tx:reading($entry))[.], tx:id($entry))[1]"/>
  </xsl:function>

  <xsl:function name="tx:entry-words" as="node()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="headword" as="xs:string" select="tx:headword($entry)"/>
    <xsl:variable name="others" as="xs:string*" select="distinct-values(tx:forms($entry)[not(@type = 'sub')] ! tx:form(.))[not(. = $headword)]"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($entry/(author, (analytic, monogr)/author) ! tx:name(.)[.], ', ')"/>
    <xsl:for-each select="$authors[.]">
      <span>{.}, </span>
    </xsl:for-each>
    <xsl:element name="{if ($tx:kinds-named(local-name($entry)) = 'works') then 'cite' else 'span'}">
      <xsl:attribute name="class" select="'headword'"/>
      <xsl:sequence select="tx:language((tx:forms($entry)[tx:form(.) = $headword]/@xml:lang, $entry/@xml:lang)[1])"/>
      <xsl:value-of select="$headword"/>
    </xsl:element>
    <xsl:if test="exists($others)">
      <span class="quiet">{', ' || tx:word('also') || ' ' || string-join($others, ', ')}</span>
    </xsl:if>
    <xsl:for-each select="(tx:life($entry), $entry/location[1]/geo[1] ! ('(' || replace(tx:squeezed(.), '[ ,;]+', ', ') || ')'))">
      <span class="quiet">{' ' || .}</span>
    </xsl:for-each>
    <xsl:for-each select="$entry/(note[not(@type = 'bio')] | desc)[1]/tx:shortened(tx:reading(.))[.]">
      <span class="quiet">{'. ' || .}</span>
    </xsl:for-each>
    <xsl:sequence select="tx:authority-links($entry)"/>
  </xsl:function>

  <!-- “(1850–1911)”, “(born 1850)”, “(1911)”: the years of a life, of a body or of a publication. -->
  <xsl:function name="tx:life" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="from" as="xs:string?" select="($entry/birth[1] ! tx:dated(.), $entry/@from ! tx:year(.))[1]"/>
    <xsl:variable name="to" as="xs:string?" select="($entry/death[1] ! tx:dated(.), $entry/@to ! tx:year(.))[1]"/>
    <xsl:variable name="once" as="xs:string?" select="($entry/(date | monogr/imprint/date)[1] ! tx:dated(.), $entry/@when ! tx:year(.))[1]"/>
    <xsl:variable name="one" as="xs:string?" select="
        if (exists($entry/(birth | death))) then ($from ! (tx:word('born') || ' ' || .), $to ! (tx:word('died') || ' ' || .))[1]
        else ($from ! (. || '–'), $to ! ('–' || .), $once)[1]"/>
    <xsl:sequence select="(if (exists($from) and exists($to)) then $from || '–' || $to else $one) ! ('(' || . || ')')"/>
  </xsl:function>

  <xsl:function name="tx:dated" as="xs:string?">
    <xsl:param name="event" as="element()"/>
    <xsl:sequence select="
        (tx:years(tx:moment($event)), ($event, $event/date)/(@when, @notBefore, @from, @notAfter, @to)[1] ! tx:year(.),
         tx:squeezed($event)[matches(., '^.{1,20}$')])[1]"/>
  </xsl:function>

  <xsl:function name="tx:authority-links" as="node()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="links" as="element()*">
      <xsl:for-each select="$entry/(idno | monogr/idno)[normalize-space()]">
        <xsl:variable name="number" as="xs:string" select="tx:squeezed(.)"/>
        <xsl:variable name="base" as="xs:string?" select="$tx:authorities(lower-case((@type, '')[1]))"/>
        <xsl:choose>
          <xsl:when test="matches($number, '^https?://[^\s]+$', 'i')">
            <a href="{iri-to-uri($number)}" rel="noopener noreferrer">{(@type[not(. = ('URL', 'URI', 'url', 'uri'))], replace($number, '^https?://(www\.)?([^/]+).*$', '$2', 'i'))[1]}</a>
          </xsl:when>
          <xsl:when test="$base">
            <a href="{$base}{encode-for-uri(translate($number, ' ', ''))}" rel="noopener noreferrer">{@type}</a>
          </xsl:when>
          <xsl:otherwise>
            <span class="quiet">{string-join((@type, $number), ' ')}</span>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$links">
      <xsl:text> · </xsl:text>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
