<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What formats that describe the digital edition (Dublin Core, DataCite, JSON-LD) have in common.
  Input    tx:name, tx:date, TEI.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- “Aalst, Cornelis van”: the order of catalogues. -->
  <xsl:function name="tx:sort-name" as="xs:string">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:sequence select="
        if ($name/@given) then string-join(($name/@family, string-join(($name/@given, $name/@particle), ' '), $name/@suffix), ', ') else string($name)"/>
  </xsl:function>

  <!-- One date, or two with a slash (ISO 8601, W3C-DTF with RKMS spans); open at an end where TEI leaves it open. -->
  <xsl:function name="tx:span" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="
        if (empty($date/(@from, @to))) then () else if (tx:is-one($date)) then string($date/@from) else $date/@from || '/' || $date/@to"/>
  </xsl:function>

  <!-- The digital edition in the fifteen terms of Dublin Core: tx:dc elements with the name of the term. -->
  <xsl:function name="tx:dc-values" as="element(tx:dc)*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="edition" as="element(tx:edition)" select="$item/tx:edition"/>
    <xsl:sequence select="
        tx:dc('title', ($edition/tx:title, $item/tx:title)[1]), tx:dc('creator', $item/tx:credit[@role = 'author']/tx:sort-name(tx:name)),
        tx:dc('subject', $item/tx:keyword), tx:dc('description', ($item/tx:letter ! tx:letter-words(.), tx:remarks($work))),
        tx:dc('publisher', ($edition/tx:publisher, $edition/tx:distributor)),
        tx:dc('contributor', ($item/tx:credit[@role = 'translator']/tx:name, $edition/tx:credit/tx:name) ! tx:sort-name(.)),
        tx:dc('date', ($edition/tx:date, $item/tx:date, tx:written($work))[1] ! (tx:span(.), tx:date-words(.))[1]),
        tx:dc('type', 'Text'), tx:dc('format', 'application/tei+xml'),
        tx:dc('identifier', $edition/tx:idno ! (if (@type = 'DOI') then 'https://doi.org/' || . else string())),
        tx:dc('source', tx:statement(tx:source($work))), tx:dc('language', tx:languages($work, tx:fields(tx:source($work)))),
        tx:dc('relation', (tx:other-sources($work) ! tx:statement(.), $edition/tx:collection)), tx:dc('rights', $edition/tx:rights/(string(), string(@target)))"/>
  </xsl:function>

  <!-- One element for each value that says something, no value twice. -->
  <xsl:function name="tx:dc" as="element(tx:dc)*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:for-each select="distinct-values($values ! normalize-space(string(.)))[.]">
      <tx:dc name="{$name}">{.}</tx:dc>
    </xsl:for-each>
  </xsl:function>

  <!-- Remarks of the header about the work. -->
  <xsl:function name="tx:remarks" as="xs:string*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="$work/teiHeader/(profileDesc/abstract, fileDesc/notesStmt/note)/tx:reading(.)[.]"/>
  </xsl:function>
</xsl:stylesheet>
