<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The head of a page for reference managers and search engines: Highwire tags and JSON-LD of the work as printed,
           Dublin Core of the digital edition.
  Input    TEI.
  Output   meta elements and one script element that holds data.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:metadata" as="element()*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="item" as="element(tx:item)" select="tx:item($work)"/>
    <xsl:sequence select="tx:highwire($item), tx:dublin-core($work, $item)"/>
    <!-- Inside a script nothing is escaped; a "<" could end it. -->
    <script type="application/ld+json">{replace(tx:json(tx:schema-org($work, $item)), '&lt;', '\\u003c')}</script>
  </xsl:function>

  <xsl:function name="tx:highwire" as="element()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="container" as="xs:string" select="if (starts-with($item/@kind, 'article')) then 'citation_journal_title' else 'citation_inbook_title'"/>
    <xsl:sequence select="
        tx:meta('citation_title', $item/tx:title), tx:meta('citation_author', $item/tx:credit[@role = 'author']/tx:sort-name(tx:name)),
        tx:meta('citation_editor', $item/tx:credit[@role = 'editor']/tx:sort-name(tx:name)),
        tx:meta('citation_publication_date', $item/tx:date[not(@circa)]/(@from, @to)[1] ! translate(., '-', '/')[not(starts-with(., '/'))]),
        tx:meta($container, $item/tx:in), tx:meta('citation_volume', $item/tx:volume), tx:meta('citation_issue', $item/tx:issue),
        tx:meta('citation_firstpage', $item/tx:pages/(@first, string())[1]), tx:meta('citation_lastpage', $item/tx:pages/@last),
        tx:meta('citation_publisher', $item/tx:publisher), tx:meta('citation_isbn', $item/tx:idno[@type = 'ISBN']),
        tx:meta('citation_issn', $item/tx:idno[@type = 'ISSN']), tx:meta('citation_doi', tx:doi($item)),
        tx:meta('citation_language', $item/@language), tx:meta('citation_keywords', $item/tx:keyword), tx:meta('citation_public_url', tx:url($item))"/>
  </xsl:function>

  <xsl:function name="tx:dublin-core" as="element()*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:for-each select="tx:dc-values($work, $item)">
      <xsl:sequence select="tx:meta('DC.' || @name, .)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A meta element for each value that says something. -->
  <xsl:function name="tx:meta" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:for-each select="distinct-values($values ! normalize-space(string(.)))[.]">
      <meta name="{$name}" content="{.}"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
