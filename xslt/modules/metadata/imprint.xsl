<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Where and when the text appeared or was written: container, numbers, imprint, archive, language.
  Input    The map of tx:fields.
  Output   tx: elements of tx:item.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:container" as="element()*">
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:for-each select="tx:title-words($fields?in)">
      <tx:in level="{($fields?in/@level, 'm')[1]}">{.}</tx:in>
    </xsl:for-each>
    <xsl:for-each select="tx:title-words($fields?series)">
      <tx:series>{.}</tx:series>
    </xsl:for-each>
  </xsl:function>

  <!-- A publication's date is that of its imprint and no other; what was not published has the date it was written. -->
  <xsl:function name="tx:issued" as="element(tx:date)?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:param name="letter" as="element(tx:letter)?"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="written" as="element(tx:date)?" select="($letter/tx:action[@type = 'sent']/tx:date, tx:written($work))[1]"/>
    <xsl:sequence select="
        (tx:moment($fields?date[1]), $written[$kind = ('personal_communication', 'manuscript', 'document', 'speech')])[1]"/>
  </xsl:function>

  <xsl:function name="tx:written" as="element(tx:date)?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="tx:moment($work/teiHeader/profileDesc/creation/(date | origDate)[1])"/>
  </xsl:function>

  <xsl:function name="tx:numbers" as="element()*">
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:for-each select="tx:scope($fields?scope, ('volume', 'vol', 'tome', 'band'))">
      <tx:volume>{.}</tx:volume>
    </xsl:for-each>
    <xsl:for-each select="tx:scope($fields?scope, ('issue', 'number', 'no', 'nr', 'heft', 'fascicle'))">
      <tx:issue>{.}</tx:issue>
    </xsl:for-each>
    <xsl:for-each select="tx:scope($fields?scope, ('chapter', 'chap', 'part'))">
      <tx:chapter>{.}</tx:chapter>
    </xsl:for-each>
    <xsl:sequence select="tx:page-range($fields?scope)"/>
  </xsl:function>

  <xsl:function name="tx:imprint" as="element()*">
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:for-each select="$fields?publisher/tx:plain-name(.)[.]">
      <tx:publisher>{.}</tx:publisher>
    </xsl:for-each>
    <xsl:for-each select="$fields?place/tx:plain-name(.)[.]">
      <tx:place>{.}</tx:place>
    </xsl:for-each>
    <xsl:for-each select="$fields?edition[1]/tx:reading(.)[.]">
      <tx:impression>{.}</tx:impression>
    </xsl:for-each>
    <xsl:for-each select="$fields?extent[1]/tx:reading(.)[.]">
      <tx:extent>{.}</tx:extent>
    </xsl:for-each>
  </xsl:function>

  <!-- Where a manuscript is kept: @place, @repository, and its shelfmark with the collection before it. -->
  <xsl:function name="tx:archive" as="element(tx:archive)?">
    <xsl:param name="identifier" as="element()?"/>
    <xsl:if test="$identifier">
      <tx:archive>
        <xsl:sequence select="
            tx:attribute('place', $identifier/(settlement, placeName)[1]/tx:reading(.)[.]),
            tx:attribute('repository', $identifier/(repository, institution)[1]/tx:reading(.)[.])"/>
        <xsl:text>{string-join($identifier/(collection | idno | msName)/tx:reading(.)[.], ', ')}</xsl:text>
      </tx:archive>
    </xsl:if>
  </xsl:function>

  <!-- The languages of the text as BCP 47 tags, the main one first. -->
  <xsl:function name="tx:languages" as="xs:string*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:variable name="used" as="xs:string*" select="$work/teiHeader/profileDesc/langUsage/language/@ident"/>
    <xsl:variable name="tags" as="xs:string*" select="
        $work/text/@xml:lang, $fields?language/@mainLang, $work/@xml:lang[empty($used) or . = $used], $used"/>
    <xsl:sequence select="distinct-values($tags[matches(., '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$')] ! tx:short-tag(.))[not(. = 'und')]"/>
  </xsl:function>
</xsl:stylesheet>
