<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the header says of the digital edition itself: who made and publishes it, when, where it is, under which licence.
  Input    TEI.
  Output   tx:edition.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- MARC relators that a citation has a field for; whoever did anything else is a contributor. -->
  <xsl:variable name="tx:relators" as="map(xs:string, xs:string)" select="map{'trl': 'translator', 'edt': 'editor', 'aut': 'author'}"/>

  <xsl:function name="tx:edition" as="element(tx:edition)">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="file" as="element()?" select="$work/teiHeader/fileDesc"/>
    <xsl:variable name="stated" as="element()?" select="$file/publicationStmt"/>
    <tx:edition>
      <xsl:for-each select="tx:joined-titles(tx:titles($work) ! tx:reading(.)[.])">
        <tx:title>{.}</tx:title>
      </xsl:for-each>
      <xsl:for-each select="tx:publishers($stated)">
        <tx:publisher>{.}</tx:publisher>
      </xsl:for-each>
      <xsl:for-each select="$stated/distributor/tx:plain-name(.)[.]">
        <tx:distributor>{.}</tx:distributor>
      </xsl:for-each>
      <xsl:for-each select="$stated/pubPlace[1]/tx:plain-name(.)[.]">
        <tx:place>{.}</tx:place>
      </xsl:for-each>
      <xsl:sequence select="tx:moment(($stated/(. | p)/date, $file/editionStmt/edition/date, $file/editionStmt/date)[1])"/>
      <xsl:sequence select="tx:identifiers($stated//(idno | ref | ptr)[not(ancestor::availability | ancestor::publisher | parent::idno | self::ref[@type = 'collection'])])"/>
      <!-- The address of the whole collection, which identifies none of its works. -->
      <xsl:for-each select="$stated/(. | p)/ref[@type = 'collection']/@target[matches(., '^https?://\S+$')]">
        <tx:collection>{iri-to-uri(normalize-space(.))}</tx:collection>
      </xsl:for-each>
      <xsl:for-each select="($stated/availability, $file/sourceDesc/bibl[@type = 'transcription']/availability)[1]">
        <tx:rights status="{(@status, 'unknown')[1]}">
          <xsl:for-each select="(licence, .)[1]/(@target, .//@target)[matches(., '^https?://')][1]">
            <xsl:attribute name="target" select="normalize-space(.)"/>
          </xsl:for-each>
          <xsl:text>{string-join((if (@status = 'unknown' and empty(licence)) then () else (licence, p, ab)) ! tx:reading(.)[.], ' ')}</xsl:text>
        </tx:rights>
      </xsl:for-each>
      <xsl:for-each select="$file/titleStmt/(editor | respStmt)[not(@xml:id = 'textus' or name/@type = 'signature')]">
        <xsl:variable name="role" as="xs:string" select="tx:role(.)"/>
        <xsl:variable name="done" as="xs:string*" select="resp/tx:reading(.)[.]"/>
        <xsl:for-each select="tx:names(.)">
          <tx:credit role="{$role}">
            <xsl:if test="exists($done)">
              <xsl:attribute name="for" select="string-join($done, ', ')"/>
            </xsl:if>
            <xsl:sequence select="."/>
          </tx:credit>
        </xsl:for-each>
      </xsl:for-each>
    </tx:edition>
  </xsl:function>

  <!-- The publishers; without any, an authority, if it is a name and not a sentence (older headers have one for want of a publisher). -->
  <xsl:function name="tx:publishers" as="xs:string*">
    <xsl:param name="stated" as="element()?"/>
    <xsl:variable name="named" as="xs:string*" select="$stated/publisher/tx:plain-name(.)[.]"/>
    <xsl:sequence select="
        distinct-values(if (exists($named)) then $named else $stated/authority/tx:plain-name(.)[.][not(ends-with(., '.'))])"/>
  </xsl:function>
</xsl:stylesheet>
