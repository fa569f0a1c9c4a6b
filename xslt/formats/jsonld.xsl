<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "jsonld": the work and its digital edition in schema.org's terms, for search engines.
  Input    A TEI document.
  Output   JSON-LD.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="jsonld" label="JSON-LD" extension="jsonld" media-type="application/ld+json" reads="header">JSON-LD (schema.org) for the work and its digital edition.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/json.xsl"/>
  <xsl:include href="../modules/metadata/schema-org.xsl"/>

  <xsl:output method="text" encoding="UTF-8" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="xs:string*">
    <xsl:sequence select="tx:works(.)[1] ! tx:json(tx:schema-org(., tx:item(.)))"/>
  </xsl:template>
</xsl:stylesheet>
