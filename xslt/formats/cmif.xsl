<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "cmif": the letters of a collection as correspSearch reads them, one file for all.
  Input    The TEI documents of a collection.
  Output   TEI in the Correspondence Metadata Interchange Format: a header with one correspDesc a letter, and an empty text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="cmif" label="CMIF" extension="cmif.xml" media-type="application/tei+xml" scope="collection" reads="header">CMIF: all letters of a collection, for correspSearch.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/cmif.xsl"/>
  <xsl:include href="../modules/metadata/cmif-letters.xsl"/>

  <xsl:param name="title" as="xs:string" select="''" tx:setting="collection.title" tx:doc="The title of the index."/>
  <xsl:param name="editor" as="xs:string" select="''" tx:setting="publication.editor" tx:doc="The person responsible for the index."/>
  <xsl:param name="email" as="xs:string" select="''" tx:setting="publication.email" tx:doc="A contact address."/>
  <xsl:param name="publisher" as="xs:string" select="''" tx:setting="publication.publisher" tx:doc="The publisher to be credited; default: the publishers of the letters."/>
  <xsl:param name="licence" as="xs:string" select="''" tx:setting="publication.licence" tx:doc="The licence of the index; CMIF requires CC-BY-4.0."/>
  <xsl:param name="address" as="xs:string" select="''" tx:setting="publication.address" tx:doc="The web address of the collection."/>
  <xsl:param name="url" as="xs:string" select="''" tx:doc="The web address of this file; default: cmif.xml at the address of the collection."/>
  <xsl:param name="date" as="xs:string" select="''" tx:setting="publication.date" tx:doc="The date of the last change."/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="element(TEI)">
    <xsl:variable name="works" as="element(TEI)*" select="tx:works(.)"/>
    <xsl:variable name="letters" as="element(correspDesc)*" select="$works/teiHeader/profileDesc/correspDesc[correspAction[@type = ('sent', 'received')]]"/>
    <xsl:for-each select="*[empty($letters)]">
      <xsl:call-template name="tx:incomplete">
        <xsl:with-param name="work" select="."/>
        <xsl:with-param name="words" select="'no letters: no header has a correspDesc with sender or recipient'"/>
        <xsl:with-param name="hint" select="'letters get one when they are recognised as letters, or when their record has type = &quot;letter&quot;'"/>
      </xsl:call-template>
    </xsl:for-each>
    <TEI xmlns="http://www.tei-c.org/ns/1.0">
      <teiHeader>
        <xsl:call-template name="tx:index-file">
          <xsl:with-param name="works" select="$works"/>
        </xsl:call-template>
        <profileDesc>
          <xsl:apply-templates select="$letters" mode="tx:cmif"/>
        </profileDesc>
      </teiHeader>
      <text>
        <body>
          <p/>
        </body>
      </text>
    </TEI>
  </xsl:template>
</xsl:stylesheet>
