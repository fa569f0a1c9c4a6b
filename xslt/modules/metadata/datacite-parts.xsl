<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The smaller parts of a DataCite record.
  Input    Parts of tx:item.
  Output   Elements of the DataCite namespace.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://datacite.org/schema/kernel-4" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:plain" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()"/>
    <xsl:element name="{$name}">{normalize-space(string($value))}</xsl:element>
  </xsl:function>

  <xsl:function name="tx:wrapped" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="elements" as="element()*"/>
    <xsl:if test="exists($elements)">
      <xsl:element name="{$name}">
        <xsl:sequence select="$elements"/>
      </xsl:element>
    </xsl:if>
  </xsl:function>

  <!-- A name with its parts; family and given only where both are known. -->
  <xsl:function name="tx:datacite-name" as="element()+">
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:element name="{$element}">
      <xsl:if test="$name/@given or $name/@kind = 'organisation'">
        <xsl:attribute name="nameType" select="if ($name/@given) then 'Personal' else 'Organizational'"/>
      </xsl:if>
      <xsl:text>{tx:sort-name($name)}</xsl:text>
    </xsl:element>
    <xsl:if test="$name/@given">
      <givenName>{$name/@given}</givenName>
      <familyName>{string-join(($name/@particle, $name/@family), ' ')}</familyName>
    </xsl:if>
    <xsl:for-each select="$name/@ref">
      <nameIdentifier nameIdentifierScheme="{
          if (contains(., 'orcid.org')) then 'ORCID' else if (contains(., 'viaf.org')) then 'VIAF'
          else if (contains(., 'd-nb.info')) then 'GND' else if (contains(., 'wikidata.org')) then 'Wikidata' else 'URI'}">{.}</nameIdentifier>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:contributor" as="element()">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:param name="type" as="xs:string"/>
    <contributor contributorType="{$type}">
      <xsl:sequence select="tx:datacite-name('contributorName', $name)"/>
    </contributor>
  </xsl:function>

  <xsl:function name="tx:distributor" as="element()">
    <xsl:param name="name" as="element(tx:distributor)"/>
    <contributor contributorType="Distributor">
      <contributorName nameType="Organizational">{$name}</contributorName>
    </contributor>
  </xsl:function>

  <xsl:function name="tx:datacite-date" as="element()?">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:for-each select="tx:span($date)">
      <date dateType="{$type}">
        <xsl:if test="$date/@circa">
          <xsl:attribute name="dateInformation" select="'circa'"/>
        </xsl:if>
        <xsl:text>{.}</xsl:text>
      </date>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:alternate" as="element()">
    <xsl:param name="identifier" as="element(tx:idno)"/>
    <alternateIdentifier alternateIdentifierType="{($identifier/@type[normalize-space()], 'local')[1]}">{$identifier}</alternateIdentifier>
  </xsl:function>

  <xsl:function name="tx:whole" as="element()">
    <xsl:param name="address" as="element(tx:collection)"/>
    <relatedIdentifier relatedIdentifierType="URL" relationType="IsPartOf">{$address}</relatedIdentifier>
  </xsl:function>

  <xsl:function name="tx:description" as="element()">
    <xsl:param name="words" as="xs:string"/>
    <description descriptionType="Other">{$words}</description>
  </xsl:function>

  <!-- The publication the text was printed in (a part) or taken from (a whole). -->
  <xsl:function name="tx:printed" as="element()?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="type" as="xs:string?" select="$tx:related-types($item/@kind)"/>
    <xsl:variable name="title" as="element()?" select="if ($type = 'Book' and empty($item/tx:in)) then $item/tx:title else $item/tx:in"/>
    <xsl:if test="$type and $title">
      <relatedItem relatedItemType="{$type}" relationType="{if ($item/tx:in) then 'IsPublishedIn' else 'IsDerivedFrom'}">
        <xsl:for-each select="$item/tx:idno[@type = ('DOI', 'ISBN', 'ISSN', 'URL')][1]">
          <relatedItemIdentifier relatedItemIdentifierType="{@type}">{.}</relatedItemIdentifier>
        </xsl:for-each>
        <titles>
          <title>{$title}</title>
        </titles>
        <xsl:for-each select="$item/tx:date[not(@circa)]/(@to, @from)[1][matches(., '^[0-9]{4}')]">
          <publicationYear>{substring(., 1, 4)}</publicationYear>
        </xsl:for-each>
        <xsl:sequence select="
            $item/tx:volume ! tx:plain('volume', .), $item/tx:issue ! tx:plain('issue', .), $item/tx:pages/@first ! tx:plain('firstPage', .),
            $item/tx:pages/@last ! tx:plain('lastPage', .), $item/tx:publisher[1] ! tx:plain('publisher', .), $item/tx:impression[1] ! tx:plain('edition', .)"/>
        <xsl:sequence select="tx:wrapped('contributors', $item/tx:credit[@role = 'editor'] ! tx:book-editor(tx:name))"/>
      </relatedItem>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:book-editor" as="element()">
    <xsl:param name="name" as="element(tx:name)"/>
    <contributor contributorType="Editor">
      <xsl:sequence select="tx:datacite-name('contributorName', $name)[not(local-name() = 'nameIdentifier')]"/>
    </contributor>
  </xsl:function>
</xsl:stylesheet>
