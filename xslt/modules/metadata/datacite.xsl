<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The properties of a DataCite record.
  Input    tx:item, with the work as context.
  Output   Elements of the DataCite namespace.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://datacite.org/schema/kernel-4" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:datacite-roles" as="map(xs:string, xs:string)" select="map{'editor': 'Editor', 'translator': 'Translator'}"/>
  <xsl:variable name="tx:related-types" as="map(xs:string, xs:string)" select="map{
      'article-journal': 'Journal', 'article-newspaper': 'Journal', 'article-magazine': 'Journal', 'chapter': 'Book', 'book': 'Book'}"/>

  <xsl:template name="tx:mandatory" as="element()+">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="doi" as="xs:string?"/>
    <xsl:variable name="creators" as="element(tx:name)*" select="$item/tx:credit[@role = 'author']/tx:name"/>
    <xsl:variable name="title" as="element(tx:title)?" select="($item/tx:edition/tx:title, $item/tx:title)[1]"/>
    <xsl:variable name="publisher" as="xs:string?" select="($item/tx:edition/tx:publisher, $item/tx:edition/tx:distributor)[1]"/>
    <xsl:call-template name="tx:missing">
      <xsl:with-param name="wanting" select="map:merge((
          map{'an author': 'the output has :unav; specify the author in the record of the work'}[empty($creators)],
          map{'a title': 'the output has :unas; specify the title in the record of the work'}[empty($title)],
          map{'a publisher': 'the output has :unav; specify the publisher of the edition in the settings'}[empty($publisher)]))"/>
    </xsl:call-template>
    <!-- A DOI is assigned by the registration itself: until then it is :tba. -->
    <identifier identifierType="DOI">{($doi, ':tba')[1]}</identifier>
    <creators>
      <xsl:for-each select="$creators">
        <creator>
          <xsl:sequence select="tx:datacite-name('creatorName', .)"/>
        </creator>
      </xsl:for-each>
      <xsl:if test="empty($creators)">
        <creator>
          <creatorName>:unav</creatorName>
        </creator>
      </xsl:if>
    </creators>
    <titles>
      <title>
        <xsl:sequence select="$title/@xml:lang"/>
        <xsl:text>{($title, ':unas')[1]}</xsl:text>
      </title>
    </titles>
    <publisher>{($publisher, ':unav')[1]}</publisher>
    <publicationYear>{$year}</publicationYear>
    <resourceType resourceTypeGeneral="Text">{if ($item/tx:letter) then 'Letter' else 'Digital edition'}</resourceType>
  </xsl:template>

  <!-- What is missing, as findings: a registration needs these. -->
  <xsl:template name="tx:missing" as="empty-sequence()">
    <xsl:param name="wanting" as="map(xs:string, xs:string)"/>
    <xsl:variable name="work" as="element(TEI)" select="."/>
    <xsl:for-each select="sort(map:keys($wanting))">
      <xsl:call-template name="tx:incomplete">
        <xsl:with-param name="work" select="$work"/>
        <xsl:with-param name="words" select="'DataCite registration requires ' || ."/>
        <xsl:with-param name="hint" select="$wanting(.)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="tx:optional" as="element()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="edition" as="element(tx:edition)" select="$item/tx:edition"/>
    <xsl:variable name="others" as="element()*" select="$item/tx:credit[@role = 'translator'], $edition/tx:credit[not(@role = 'translator')]"/>
    <xsl:variable name="dates" as="element()*" select="tx:datacite-date('Issued', $edition/tx:date), tx:datacite-date('Created', tx:written(.))"/>
    <xsl:sequence select="tx:wrapped('subjects', $item/tx:keyword ! tx:plain('subject', .))"/>
    <xsl:sequence select="tx:wrapped('contributors', (
        $others ! tx:contributor(tx:name, ($tx:datacite-roles(@role), 'Other')[1]), $edition/tx:distributor ! tx:distributor(.)))"/>
    <xsl:sequence select="tx:wrapped('dates', $dates), $item/@language ! tx:plain('language', .)"/>
    <xsl:sequence select="tx:wrapped('alternateIdentifiers', $edition/tx:idno[not(@type = 'DOI')] ! tx:alternate(.))"/>
    <xsl:sequence select="tx:wrapped('relatedIdentifiers', $edition/tx:collection ! tx:whole(.))"/>
    <xsl:sequence select="tx:wrapped('formats', tx:plain('format', 'application/tei+xml'))"/>
    <xsl:for-each select="$edition/tx:rights[normalize-space() or @target]">
      <rightsList>
        <rights>
          <xsl:sequence select="tx:attribute('rightsURI', @target)"/>
          <xsl:text>{.}</xsl:text>
        </rights>
      </rightsList>
    </xsl:for-each>
    <xsl:sequence select="tx:wrapped('descriptions', ($item/tx:letter ! tx:letter-words(.), tx:remarks(.)) ! tx:description(.))"/>
    <xsl:sequence select="tx:wrapped('relatedItems', tx:printed($item))"/>
  </xsl:template>
</xsl:stylesheet>
