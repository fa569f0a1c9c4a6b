<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "datacite": the digital edition as DataCite registers it.
  Input    A TEI document.
  Output   DataCite Metadata Kernel 4.6. What a registration needs and nobody has said is one of DataCite's codes for that
           (Appendix 3), and a finding; a year has no such code, so that without one there is no record.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://datacite.org/schema/kernel-4" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="datacite" label="DataCite" extension="datacite.xml" media-type="application/vnd.datacite.datacite+xml" reads="header">DataCite XML for the digital edition, for DOI registration.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/datacite.xsl"/>
  <xsl:include href="../modules/metadata/datacite-parts.xsl"/>

  <xsl:param name="date" as="xs:string" select="''" tx:setting="publication.date" tx:doc="The date of publication (YYYY or YYYY-MM-DD), if the header has none."/>
  <xsl:param name="doi" as="xs:string" select="''" tx:doc="The DOI to register, if the header has none."/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="element()*">
    <xsl:for-each select="tx:works(.)[1]">
      <xsl:variable name="item" as="element(tx:item)" select="tx:item(.)"/>
      <xsl:variable name="year" as="xs:string?" select="($item/tx:edition/tx:date/(@to, @from)[1] ! tx:year(.), tokenize($date, '-')[1])[matches(., '^[0-9]{4}$')][1]"/>
      <xsl:if test="empty($year)">
        <xsl:call-template name="tx:incomplete">
          <xsl:with-param name="work" select="."/>
          <xsl:with-param name="words" select="'DataCite requires the year of publication of the edition, which is unknown'"/>
          <xsl:with-param name="hint" select="'specify it in the settings (date, under [publication]) or with --param date=YYYY'"/>
          <xsl:with-param name="refused" select="true()"/>
        </xsl:call-template>
      </xsl:if>
      <resource xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4.6/metadata.xsd">
        <xsl:call-template name="tx:mandatory">
          <xsl:with-param name="item" select="$item"/>
          <xsl:with-param name="year" select="($year, '0000')[1]"/>
          <xsl:with-param name="doi" select="($doi[.], $item/tx:edition/tx:idno[@type = 'DOI'])[1]"/>
        </xsl:call-template>
        <xsl:call-template name="tx:optional">
          <xsl:with-param name="item" select="$item"/>
        </xsl:call-template>
      </resource>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
