<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "oai_dc": the digital edition in Dublin Core, as repositories harvest it (OAI-PMH).
  Input    A TEI document.
  Output   An oai_dc:dc element.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="oai_dc" extension="oai_dc.xml" media-type="application/xml" reads="header">Dublin Core of the digital edition, for harvesters.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="element(oai_dc:dc)*">
    <xsl:for-each select="tx:works(.)[1]">
      <xsl:variable name="item" as="element(tx:item)" select="tx:item(.)"/>
      <xsl:variable name="edition" as="element(tx:edition)" select="$item/tx:edition"/>
      <oai_dc:dc xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
        <xsl:namespace name="dc" select="'http://purl.org/dc/elements/1.1/'"/>
        <xsl:sequence select="
            tx:dc('title', ($edition/tx:title, $item/tx:title)[1]), tx:dc('creator', $item/tx:credit[@role = 'author']/tx:sort-name(tx:name)), tx:dc('subject', $item/tx:keyword),
            tx:dc('description', ($item/tx:letter ! tx:letter-words(.), tx:remarks(.))),
            tx:dc('publisher', ($edition/tx:publisher, $edition/tx:distributor)),
            tx:dc('contributor', ($item/tx:credit[@role = 'translator']/tx:name, $edition/tx:credit/tx:name) ! tx:sort-name(.)),
            tx:dc('date', ($edition/tx:date, $item/tx:date, tx:written(.))[1] ! (tx:span(.), tx:date-words(.))[1]),
            tx:dc('type', 'Text'), tx:dc('format', 'application/tei+xml'),
            tx:dc('identifier', $edition/tx:idno ! (if (@type = 'DOI') then 'https://doi.org/' || . else string())),
            tx:dc('source', tx:statement(tx:source(.))), tx:dc('language', tx:languages(., tx:fields(tx:source(.)))),
            tx:dc('relation', tx:other-sources(.) ! tx:statement(.)), tx:dc('rights', $edition/tx:rights/(string(), string(@target)))"/>
      </oai_dc:dc>
    </xsl:for-each>
  </xsl:template>

  <!-- One element for each value that says something, no value twice. -->
  <xsl:function name="tx:dc" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:for-each select="distinct-values($values ! normalize-space(string(.)))[.]">
      <xsl:element name="dc:{$name}">{.}</xsl:element>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
