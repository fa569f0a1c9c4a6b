<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A letter in an index of letters: sent and received, by persons with addresses of authority files where these are known.
  Input    correspDesc.
  Output   correspDesc with no more than CMIF allows.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://www.tei-c.org/ns/1.0" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="tx:cmif" on-no-match="fail" on-multiple-match="fail"/>

  <!-- @ref is where the letter can be read, @key what the edition calls it. -->
  <xsl:template match="correspDesc" mode="tx:cmif" as="element(correspDesc)">
    <xsl:variable name="work" as="element(TEI)" select="ancestor::TEI[1]"/>
    <xsl:variable name="names" as="element(tx:idno)*" select="tx:identifiers($work/teiHeader/fileDesc/publicationStmt//idno)"/>
    <correspDesc source="#edition">
      <xsl:for-each select="($names[not(@type = ('URL', 'DOI'))], @xml:id, $work/@xml:id)[1]">
        <xsl:attribute name="key" select="."/>
      </xsl:for-each>
      <xsl:for-each select="(@ref[matches(., '^https?://')], $names[@type = 'URL'], $names[@type = 'DOI'] ! ('https://doi.org/' || .))[1]">
        <xsl:attribute name="ref" select="."/>
      </xsl:for-each>
      <xsl:sequence select="tx:action(., 'sent'), tx:action(., 'received')"/>
    </correspDesc>
  </xsl:template>

  <!-- Both are demanded; who is not known is “Unknown”. -->
  <xsl:function name="tx:action" as="element(correspAction)">
    <xsl:param name="letter" as="element(correspDesc)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="actions" as="element(correspAction)*" select="$letter/correspAction[@type = $type]"/>
    <xsl:variable name="people" as="element()*" select="$actions/(persName | orgName | name)[normalize-space()]"/>
    <correspAction type="{$type}">
      <xsl:sequence select="$people ! tx:named(if (self::orgName) then 'orgName' else 'persName', .)"/>
      <xsl:if test="empty($people)">
        <persName>Unknown</persName>
      </xsl:if>
      <xsl:sequence select="$actions/(placeName | settlement)[normalize-space()] ! tx:named('placeName', .)"/>
      <xsl:sequence select="$actions/date ! tx:bare-date(.)"/>
    </correspAction>
  </xsl:function>

  <xsl:function name="tx:named" as="element()">
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="name" as="element()"/>
    <xsl:element name="{$element}">
      <xsl:sequence select="tx:attribute('ref', tx:authority($name))"/>
      <xsl:text>{tx:reading($name)}</xsl:text>
    </xsl:element>
  </xsl:function>

  <!-- YYYY, YYYY-MM or YYYY-MM-DD in attributes and nothing else; a date without them is left out. -->
  <xsl:function name="tx:bare-date" as="element(date)?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="known" as="attribute()*" select="$date/(@when, @from, @to, @notBefore, @notAfter)[exists(tx:day(.))]"/>
    <xsl:if test="exists($known)">
      <date>
        <xsl:sequence select="$known ! tx:attribute(local-name(), tx:day(.)), $date/@cert"/>
      </date>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
