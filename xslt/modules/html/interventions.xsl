<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A list of everything the editors did to the text, to be gone through one by one.
  Input    A text element.
  Output   details with a table: what stands there, what it is, who answers; each with a link to its place.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="tx:interventions" as="element()?">
    <xsl:variable name="all" as="element()*" select="tx:interventions(text)"/>
    <xsl:if test="exists($all)">
      <details class="interventions">
        <summary lang="{$tx:tongue}">{tx:word('interventions')} ({count($all)})</summary>
        <ol>
          <xsl:for-each select="$all">
            <li>
              <a href="#{tx:id(.)}">
                <xsl:apply-templates select="." mode="intervention"/>
              </a>
              <span class="why" lang="{$tx:tongue}">{tx:reason(.)}</span>
            </li>
          </xsl:for-each>
        </ol>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="intervention" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:template match="*" mode="intervention" as="node()*">
    <xsl:value-of select="tx:shortened(tx:reading(.))"/>
  </xsl:template>
  <xsl:template match="choice" mode="intervention" as="node()*">
    <xsl:value-of select="tx:shortened(tx:squeezed((sic | orig | abbr)[1]))"/>
    <xsl:text> → </xsl:text>
    <xsl:value-of select="tx:shortened(tx:squeezed((corr | reg | expan)[1]))"/>
  </xsl:template>
  <xsl:template match="gap" mode="intervention" as="node()*">
    <xsl:value-of select="tx:gap-text(.)"/>
  </xsl:template>

  <!-- What was done to the text here, and who answers for it. -->
  <xsl:function name="tx:reason" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="changed" as="element()?" select="$element/self::choice/(corr | reg | expan)[1]"/>
    <xsl:sequence select="
        if ($changed) then string-join((tx:word(local-name($changed)), tx:answer($changed)[.]), '; ') else tx:explained($element)"/>
  </xsl:function>
</xsl:stylesheet>
