<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "ris": the text as printed, for reference managers.
  Input    A TEI or teiCorpus document, or the documents of a collection.
  Output   RIS in UTF-8.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="ris" label="RIS" extension="ris" media-type="application/x-research-info-systems" scope="both" reads="header">RIS: the work as printed, one reference per work.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>

  <xsl:output method="text" encoding="UTF-8" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="tx:ris-types" as="map(xs:string, xs:string)" select="map{
      'article-journal': 'JOUR', 'article-newspaper': 'NEWS', 'article-magazine': 'MGZN', 'chapter': 'CHAP', 'book': 'BOOK', 'pamphlet': 'PAMP',
      'report': 'RPRT', 'thesis': 'THES', 'manuscript': 'UNPB', 'personal_communication': 'PCOMM', 'periodical': 'JFULL', 'webpage': 'ELEC'}"/>

  <xsl:template match="document-node()" as="xs:string">
    <xsl:variable name="items" as="element(tx:item)*" select="tx:works(.) ! tx:item(.)"/>
    <xsl:sequence select="string-join(for-each-pair($items, tx:keys($items), tx:ris#2), '&#xA;')"/>
  </xsl:template>

  <xsl:function name="tx:ris" as="xs:string">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="type" as="xs:string" select="($tx:ris-types($item/@kind), 'GEN')[1]"/>
    <xsl:variable name="lines" as="xs:string*" select="
        tx:ris-line('TY', $type), tx:ris-line('ID', $key), tx:ris-people($item), tx:ris-line('TI', $item/tx:title), tx:ris-line('T2', $item/tx:in),
        tx:ris-line('T3', $item/tx:series), tx:ris-date($item/tx:date), tx:ris-line('VL', $item/tx:volume), tx:ris-line('IS', $item/tx:issue),
        tx:ris-line('SP', ($item/tx:pages/(@first, string())[1])), tx:ris-line('EP', $item/tx:pages/@last), tx:ris-line('ET', $item/tx:impression),
        tx:ris-line('PB', string-join($item/tx:publisher, '; ')), tx:ris-line('CY', string-join($item/tx:place, '; ')),
        tx:ris-line('SN', $item/tx:idno[@type = ('ISBN', 'ISSN')][1]), tx:ris-line('DO', tx:doi($item)), tx:ris-line('UR', tx:url($item)),
        tx:ris-line('LA', $item/@language), $item/tx:keyword ! tx:ris-line('KW', .),
        $item/tx:archive ! (tx:ris-line('DB', @repository), tx:ris-line('AN', .)), tx:notes-on($item) ! tx:ris-line('N1', .)"/>
    <xsl:sequence select="string-join(($lines, 'ER  - '), '&#xA;') || '&#xA;'"/>
  </xsl:function>

  <!-- Editors of a collection are its secondary authors (A2); of a work of its own they are ED. -->
  <xsl:function name="tx:ris-people" as="xs:string*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="tags" as="map(xs:string, xs:string)" select="map{
        'author': 'AU', 'editor': if ($item/@kind = 'chapter') then 'A2' else 'ED', 'translator': 'A4', 'in-author': 'A3'}"/>
    <xsl:sequence select="$item/tx:credit ! tx:ris-line($tags(@role), tx:ris-name(tx:name)),
        $item[@kind = 'personal_communication']/tx:letter/tx:action[@type = 'received']/tx:name ! tx:ris-line('A2', tx:ris-name(.))"/>
  </xsl:function>

  <!-- “van Aalst, Cornelis, Jr.” -->
  <xsl:function name="tx:ris-name" as="xs:string">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:sequence select="
        if ($name/@given) then string-join((string-join(($name/@particle, $name/@family), ' '), $name/@given, $name/@suffix), ', ') else string($name)"/>
  </xsl:function>

  <!-- The year, and the date as YYYY/MM/DD/words; a span is only its words. -->
  <xsl:function name="tx:ris-date" as="xs:string*">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="first" as="xs:string?" select="($date/(@from, @to))[1]"/>
    <xsl:variable name="parts" as="xs:string*" select="if ($date[tx:is-one(.)]) then tokenize($first, '-') else tokenize($first, '-')[1]"/>
    <xsl:variable name="words" as="xs:string" select="if ($date[tx:is-one(.)][not(@circa)]) then '' else tx:date-words($date) => string()"/>
    <xsl:sequence select="
        if (empty($date) or starts-with($first, '-')) then tx:ris-line('DA', $words[.] ! ('///' || .))
        else (tx:ris-line('PY', $parts[1]), tx:ris-line('DA', ($parts, '', '', '')[position() le 3] => string-join('/') || '/' || $words)[exists($parts)])"/>
  </xsl:function>

  <!-- A value has one line. -->
  <xsl:function name="tx:ris-line" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="normalize-space(string($value))[.] ! ($tag || '  - ' || .)"/>
  </xsl:function>
</xsl:stylesheet>
