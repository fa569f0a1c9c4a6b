<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Persons, places, organisations and works that a document lists: what a name points to, and what the entry says.
  Input    Names with @ref; person, place, org, bibl, event, object.
  Output   Elements and strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Kinds of entries by the names of their elements, in the order of the register. -->
  <xsl:variable name="tx:kinds-named" as="map(xs:string, xs:string)" select="map{
      'person': 'people', 'personGrp': 'people', 'persona': 'people', 'place': 'places', 'org': 'organisations', 'bibl': 'works',
      'biblStruct': 'works', 'event': 'others', 'object': 'others'}"/>

  <!-- The names in a text that point to an entry outside it. -->
  <xsl:function name="tx:named-in" as="element()*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="
        $work/text//(persName | placeName | orgName | name | rs | geogName | eventName | objectName | title)[@ref][tx:entries-of(.)[1][not(ancestor::text)]]"/>
  </xsl:function>

  <!-- The entries of the same document that a name points to. -->
  <xsl:function name="tx:entries-of" as="element()*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="targets" as="element()*" select="
        tokenize($name/@ref)[starts-with(., '#')] ! key('tx:by-id', substring(., 2), root($name))"/>
    <xsl:sequence select="
        $targets[self::person or self::personGrp or self::persona or self::place or self::org or self::event or self::object
                 or (self::bibl or self::biblStruct) and (ancestor::standOff or ancestor::text)]"/>
  </xsl:function>

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

  <xsl:function name="tx:authority-name" as="xs:string">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:sequence select="
        string(($idno/@type[not(. = ('URL', 'URI', 'url', 'uri'))], replace(tx:squeezed($idno), '^https?://(www\.)?([^/]+).*$', '$2', 'i'))[1])"/>
  </xsl:function>

  <xsl:function name="tx:shortened" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (string-length($words) gt 80) then substring($words, 1, 79) || '…' else $words"/>
  </xsl:function>
</xsl:stylesheet>
