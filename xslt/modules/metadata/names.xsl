<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Persons and organisations as catalogues want them: family name and given names apart, where that can be told.
  Input    author, editor, respStmt, persName, orgName, name.
  Output   tx:name elements: @kind person or organisation, @family, @given, @particle, @suffix, @ref; the text is the whole name.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:particles" as="xs:string+" select="
      'von', 'vom', 'zu', 'zum', 'zur', 'van', 'der', 'den', 'de', 'del', 'della', 'dello', 'degli', 'di', 'da', 'do', 'dos', 'das', 'du', 'des',
      'la', 'le', 'las', 'los', 'ter', 'ten', 'te', 'af', 'av', 'al', 'el', 'bin', 'ibn', 'ben', 'bat', 'фон', 'ван', 'де', 'д’', 'd’', 'd''', '''t'"/>
  <xsl:variable name="tx:suffix" as="xs:string" static="yes" select="'^((Jr|Sr|Jun|Sen|fils|père|мл|ст)\.?|[IVXL]+)$'"/>
  <!-- Dates of life behind a name: “, 1810-1865”, “(1864–1920)”, “, d. 1641.” -->
  <xsl:variable name="tx:life" as="xs:string" static="yes" select="'[,\s]*[(\[]?(b\.|d\.|ca?\.|born|died|\*|†)?\s*[0-9]{3,4}\??(\s*[-–]\s*(ca?\.\s*)?([0-9]{3,4})?\??)?[)\]]?\.?$'"/>
  <!-- Words that no person is called by. -->
  <xsl:variable name="tx:corporate" as="xs:string+" select="
      'society', 'committee', 'league', 'union', 'party', 'association', 'institute', 'institut', 'institution', 'press', 'bureau', 'council', 'club',
      'company', 'co', 'ministry', 'office', 'congress', 'federation', 'international', 'commission', 'board', 'university', 'library', 'archive',
      'archives', 'museum', 'staff', 'editors', 'gesellschaft', 'komitee', 'verein', 'verband', 'partei', 'redaktion', 'universität', 'bibliothek',
      'archiv', 'comité', 'société', 'parti', 'ligue', 'syndicat', 'bibliothèque', 'rédaction', 'sociedad', 'partido', 'sindicato', 'comitato',
      'partito', 'società', 'redazione', 'комитет', 'партия', 'союз', 'общество', 'редакция', 'архив'"/>

  <xsl:function name="tx:names" as="element(tx:name)*">
    <xsl:param name="credits" as="element()*"/>
    <xsl:for-each select="$credits[not(matches(tx:reading(.), '^\W*(unknown|unbekannt|inconnue?|sconosciuto|desconocido|n\. ?n\.|неизвестн\w*)\W*$', 'i'))]">
      <xsl:variable name="inner" as="element()*" select="(persName | orgName | name)[normalize-space()]"/>
      <xsl:sequence select="(if (exists($inner)) then $inner else .[not(self::respStmt)][normalize-space()]) ! tx:names-in(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- One element is one name, but for two persons joined by a word or a semicolon. -->
  <xsl:function name="tx:names-in" as="element(tx:name)*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="tx:bare-name($element)"/>
    <xsl:variable name="ref" as="xs:string?" select="tx:authority($element)"/>
    <xsl:variable name="several" as="xs:string*" select="tokenize($words, '\s*;\s*|\s+(?:and|und|et|y|e|en|и|&amp;)\s+')[.]"/>
    <xsl:choose>
      <xsl:when test="$element/surname or $element/forename">
        <xsl:sequence select="tx:structured($element, $ref)"/>
      </xsl:when>
      <xsl:when test="tx:is-corporate($element, $words)">
        <tx:name kind="organisation">
          <xsl:sequence select="tx:attribute('ref', $ref)"/>
          <xsl:text>{$words}</xsl:text>
        </tx:name>
      </xsl:when>
      <xsl:when test="count($several) gt 1 and (every $one in $several satisfies matches($one, '^\p{L}\S*\s.*\S$|^[^,]+,[^,]+$'))">
        <xsl:sequence select="$several ! tx:parted(., ())"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:parted($words, $ref)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:is-corporate" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="
        exists($element[self::orgName or matches(@type || @role || ../@type, '^(org|corpor|soft)', 'i')])
        or not($element/self::persName) and (starts-with($words, 'The ') or tokenize(lower-case($words), '\P{L}+') = $tx:corporate)"/>
  </xsl:function>

  <!-- The words of a name without dates of life and without what a cataloguer wrote behind it in brackets. -->
  <xsl:function name="tx:bare-name" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="replace(normalize-space(replace(tx:reading($element), $tx:life, '')), '[,;:]+$', '')"/>
  </xsl:function>

  <!-- An address that stands for the person: given, or given in the list of persons it points to. -->
  <xsl:function name="tx:authority" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string*" select="($element, $element/..[self::author or self::editor])/tokenize(@ref || ' ' || @sameAs)"/>
    <xsl:variable name="entry" as="element()?" select="($said[starts-with(., '#')] ! key('tx:by-id', substring(., 2), root($element)))[1]"/>
    <xsl:sequence select="
        ($said[matches(., '^https?://')],
         $entry/(idno ! (normalize-space()[matches(., '^https?://')], tx:authority-address(.))[1], .//@ref/tokenize(.), @sameAs/tokenize(.))[matches(., '^https?://')])[1]"/>
  </xsl:function>

  <xsl:function name="tx:structured" as="element(tx:name)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="ref" as="xs:string?"/>
    <xsl:variable name="family" as="xs:string" select="string-join($element/surname ! tx:reading(.), ' ')"/>
    <xsl:variable name="given" as="xs:string" select="string-join($element/forename ! tx:reading(.), ' ')"/>
    <xsl:sequence select="
        tx:made-name(($family[.], $given)[1], $given[$family], string-join($element/nameLink ! tx:reading(.), ' ')[$family],
          string-join($element/genName ! tx:reading(.), ' '), $ref)"/>
  </xsl:function>

  <xsl:function name="tx:made-name" as="element(tx:name)">
    <xsl:param name="family" as="xs:string"/>
    <xsl:param name="given" as="xs:string?"/>
    <xsl:param name="particle" as="xs:string?"/>
    <xsl:param name="suffix" as="xs:string?"/>
    <xsl:param name="ref" as="xs:string?"/>
    <tx:name kind="person" family="{$family}">
      <xsl:sequence select="
          tx:attribute('given', $given[.]), tx:attribute('particle', $particle[.]), tx:attribute('suffix', $suffix[.]), tx:attribute('ref', $ref)"/>
      <xsl:text>{string-join(($given[.], $particle[.], $family, $suffix[.]), ' ')}</xsl:text>
    </tx:name>
  </xsl:function>
</xsl:stylesheet>
