<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A letter as an act of correspondence: who wrote to whom, where and when.
  Input    correspDesc.
  Output   tx:letter with tx:action elements; a sentence.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:letter" as="element(tx:letter)?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:for-each select="$work/teiHeader/profileDesc/correspDesc[correspAction[@type = ('sent', 'received')]][1]">
      <tx:letter>
        <xsl:for-each select="correspAction[@type = ('sent', 'received')]">
          <tx:action type="{@type}">
            <xsl:sequence select="tx:names((persName | orgName | name[not(@type = 'place')])[not(matches(tx:reading(.), '^(unknown|unbekannt|inconnue?)?$', 'i'))])"/>
            <xsl:for-each select="(placeName | settlement | name[@type = 'place'])[1]/tx:reading(.)[.]">
              <tx:place>{.}</tx:place>
            </xsl:for-each>
            <xsl:sequence select="tx:moment(date[1])"/>
          </tx:action>
        </xsl:for-each>
      </tx:letter>
    </xsl:for-each>
  </xsl:function>

  <!-- “Letter from Anton Vesnin to Lidia, Zaretsk, March 9, 1911” -->
  <xsl:function name="tx:letter-words" as="xs:string">
    <xsl:param name="letter" as="element(tx:letter)"/>
    <xsl:variable name="sent" as="element()*" select="$letter/tx:action[@type = 'sent']"/>
    <xsl:variable name="people" as="xs:string" select="
        string-join(('Letter', $sent/tx:name[1] ! ('from ' || tx:and($sent/tx:name)),
          $letter/tx:action[@type = 'received'][tx:name][1] ! ('to ' || tx:and(tx:name))), ' ')"/>
    <xsl:sequence select="string-join(($people, $sent/tx:place, $sent/tx:date[1] ! tx:date-words(.)), ', ')"/>
  </xsl:function>

  <!-- “A”, “A and B”, “A, B and C” -->
  <xsl:function name="tx:and" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="string-join((string-join($names[position() lt last()], ', ')[.], $names[last()]), ' and ')"/>
  </xsl:function>
</xsl:stylesheet>
