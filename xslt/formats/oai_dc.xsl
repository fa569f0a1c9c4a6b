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

  <tx:format name="oai_dc" label="Dublin Core" extension="oai_dc.xml" media-type="application/xml" reads="header">Dublin Core for the digital edition, for harvesters.</tx:format>

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
      <oai_dc:dc xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
        <xsl:namespace name="dc" select="'http://purl.org/dc/elements/1.1/'"/>
        <xsl:for-each select="tx:dc-values(., tx:item(.))">
          <xsl:element name="dc:{@name}">{.}</xsl:element>
        </xsl:for-each>
      </oai_dc:dc>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
