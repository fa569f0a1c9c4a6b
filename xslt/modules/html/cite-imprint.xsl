<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Imprint, numbers, archive and digital edition, as citations have them.
  Input    tx:item.
  Output   tx:part elements and strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:place-and-publisher" as="xs:string">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="string-join((string-join($item/tx:place, ', ')[.], string-join($item/tx:publisher, ', ')[.]), ': ')"/>
  </xsl:function>

  <xsl:function name="tx:imprint-part" as="element(tx:part)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="dated" as="xs:boolean"/>
    <xsl:variable name="imprint" as="xs:string" select="tx:place-and-publisher($item)"/>
    <xsl:sequence select="tx:part(string-join(($imprint, tx:said-date($item)[$dated])[$imprint], ', '))"/>
  </xsl:function>

  <!-- The date in the words of the source, else in those of the page. -->
  <xsl:function name="tx:said-date" as="xs:string?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="$item/tx:date[1] ! tx:said(.)"/>
  </xsl:function>

  <xsl:function name="tx:said" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)"/>
    <xsl:sequence select="
        ($date/string()[.], string-join(distinct-values($date[@from = @to or not(@circa)]/(@from, @to) ! tx:shown-date(., $tx:tongue)), '–')[.],
         tx:years($date) ! ('c. ' || .))[1]"/>
  </xsl:function>

  <!-- “vol. 3” -->
  <xsl:function name="tx:unit" as="xs:string?">
    <xsl:param name="number" as="element()?"/>
    <xsl:sequence select="$number ! (tx:word(local-name()) || ' ' || .)"/>
  </xsl:function>

  <xsl:function name="tx:pages-words" as="xs:string?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="$item/tx:pages ! (tx:word(if (matches(., '[–,-]')) then 'page-ranges' else 'page-range') || ' ' || .)"/>
  </xsl:function>

  <xsl:function name="tx:archive-part" as="element(tx:part)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="tx:part($item/tx:archive ! string-join((@repository, @place, string()[.]), ', '))"/>
  </xsl:function>

  <!-- Who publishes the text that is read here, and where it is. -->
  <xsl:function name="tx:digital-part" as="element(tx:part)*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="edition" as="element(tx:edition)?" select="$item/tx:edition"/>
    <xsl:variable name="who" as="xs:string*" select="
        $edition/tx:publisher, $edition/tx:distributor[not(some $other in $edition/tx:publisher satisfies contains($other, .))]"/>
    <xsl:sequence select="tx:part(string-join(($who, tx:word('digital')[exists($who)], $edition/tx:date[exists($who)] ! tx:years(.)), ', '))"/>
    <xsl:for-each select="(tx:doi($item) ! ('https://doi.org/' || .), tx:url($item), $edition/tx:collection/string())[matches(., '^https?://\S+$')][1]">
      <xsl:variable name="link" as="element()">
        <a href="{.}" rel="noopener noreferrer">{.}</a>
      </xsl:variable>
      <xsl:sequence select="tx:part($link)"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
