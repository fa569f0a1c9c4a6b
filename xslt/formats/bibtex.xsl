<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "bibtex": the text as printed, for reference managers and LaTeX.
  Input    A TEI or teiCorpus document, or the documents of a collection.
  Output   BibTeX in UTF-8; month and, where more is known, biblatex's date.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="bibtex" label="BibTeX" extension="bib" media-type="application/x-bibtex" scope="both" reads="header">BibTeX: the work as printed, one entry per work.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/bibtex.xsl"/>

  <xsl:output method="text" encoding="UTF-8" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="tx:bibtex-types" as="map(xs:string, xs:string)" select="map{
      'article-journal': 'article', 'article-newspaper': 'article', 'article-magazine': 'article', 'chapter': 'incollection', 'book': 'book',
      'pamphlet': 'booklet', 'report': 'techreport', 'thesis': 'phdthesis', 'manuscript': 'unpublished'}"/>

  <xsl:template match="document-node()" as="xs:string">
    <xsl:variable name="items" as="element(tx:item)*" select="tx:works(.) ! tx:item(.)"/>
    <xsl:variable name="keys" as="xs:string*" select="tx:keys($items)"/>
    <xsl:variable name="entries" as="xs:string*" select="for-each-pair($items, $keys, tx:bibtex#2)"/>
    <xsl:sequence select="string-join($entries, '&#xA;')"/>
  </xsl:template>

  <xsl:function name="tx:bibtex" as="xs:string">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="lines" as="xs:string*" select="tx:bibtex-fields($item) ! ('  ' || . || ',&#xA;')"/>
    <xsl:sequence select="'@' || tx:bibtex-type($item) || '{' || $key || ',&#xA;' || string-join($lines) || '}&#xA;'"/>
  </xsl:function>

  <!-- A type demands fields; what has not got them is of the type that demands none. -->
  <xsl:function name="tx:bibtex-type" as="xs:string">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="type" as="xs:string" select="($tx:bibtex-types($item/@kind), 'misc')[1]"/>
    <xsl:sequence select="if ($type = ('article', 'incollection') and empty($item/tx:in)) then 'misc' else $type"/>
  </xsl:function>

  <xsl:function name="tx:bibtex-fields" as="xs:string*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="type" as="xs:string" select="tx:bibtex-type($item)"/>
    <xsl:variable name="credits" as="element(tx:credit)*" select="$item/tx:credit"/>
    <xsl:sequence select="
        tx:bibtex-field('author', tx:tex-names($credits[@role = 'author']/tx:name)),
        $item/tx:title ! tx:bibtex-field('title', '{' || tx:tex(.) || '}'),
        tx:bibtex-field('bookauthor', tx:tex-names($credits[@role = 'in-author']/tx:name)),
        $item/tx:in ! tx:bibtex-field(if ($type = 'article') then 'journal' else if ($type = 'incollection') then 'booktitle' else 'maintitle', '{' || tx:tex(.) || '}'),
        tx:bibtex-field('editor', tx:tex-names($credits[@role = 'editor']/tx:name)),
        tx:bibtex-field('translator', tx:tex-names($credits[@role = 'translator']/tx:name)),
        tx:bibtex-field('series', $item/tx:series[1] ! tx:tex(.)),
        tx:bibtex-field('edition', $item/tx:impression ! tx:tex(.)),
        tx:bibtex-field('volume', $item/tx:volume ! tx:tex(.)),
        tx:bibtex-field('number', $item/tx:issue ! tx:tex(.)),
        tx:bibtex-field('chapter', $item/tx:chapter ! tx:tex(.)),
        tx:bibtex-field('pages', $item/tx:pages ! replace(tx:tex(.), '\s*[-–—]\s*', '--')),
        tx:bibtex-field(if ($type = 'techreport') then 'institution' else if ($type = 'phdthesis') then 'school' else 'publisher', string-join($item/tx:publisher ! tx:tex(.), ' and ')[.]),
        tx:bibtex-field('address', string-join($item/tx:place ! tx:tex(.), ' and ')[.]),
        tx:bibtex-field('year', tx:tex-year($item/tx:date)),
        tx:tex-month($item/tx:date) ! ('month = ' || .),
        tx:bibtex-field('date', tx:tex-edtf($item/tx:date)),
        tx:bibtex-field('howpublished', $item/tx:archive ! tx:tex(string-join((@repository, @place, string()[.]), ', '))),
        for $kind in ('ISBN', 'ISSN') return tx:bibtex-field(lower-case($kind), $item/tx:idno[@type = $kind][1] ! tx:tex(.)),
        tx:bibtex-field('doi', tx:doi($item) ! tx:tex-address(.)),
        tx:bibtex-field('url', tx:url($item) ! tx:tex-address(.)),
        tx:bibtex-field('language', $item/@language/string()),
        tx:bibtex-field('keywords', string-join($item/tx:keyword ! (if (contains(., ',')) then '{' || tx:tex(.) || '}' else tx:tex(.)), ', ')[.]),
        tx:bibtex-field('note', string-join(tx:notes-on($item) ! tx:tex(.), '. ')[.])"/>
  </xsl:function>

  <xsl:function name="tx:bibtex-field" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value ! ($name || ' = {' || . || '}')"/>
  </xsl:function>
</xsl:stylesheet>
