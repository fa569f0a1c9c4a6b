<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Editorial markup in words.
  Input    gap, supplied, choice and the like.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What an intervention is, who answers for it, why and how much: "left out or lost: missing; textus, certainty medium". -->
  <xsl:function name="tx:explained" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="size" as="xs:string?" select="
        ($element/@extent ! string(), $element/@quantity ! string-join((., $element/@unit), ' '))[1]"/>
    <xsl:sequence select="
        string-join((string-join((tx:word(local-name($element)), $element/@reason), ': '), $size,
          $element/desc[not(tx:generated($element))] ! replace(tx:squeezed(.), '\.$', ''), tx:answer($element)[.]), '; ')"/>
  </xsl:function>

  <xsl:function name="tx:gap-text" as="xs:string">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:sequence select="(tx:generated($gap)[.], '[…]')[1]"/>
  </xsl:function>

  <!-- The interventions an editor will want to look at, in the order of the text. -->
  <xsl:function name="tx:interventions" as="element()*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="
        $text//(choice[corr or reg or expan] | gap | supplied[@resp or @cert] | unclear | add[@resp] |
          sic[not(parent::choice)] | corr[not(parent::choice)])"/>
  </xsl:function>
</xsl:stylesheet>
