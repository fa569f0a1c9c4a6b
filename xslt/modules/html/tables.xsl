<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Tables.
  Input    table, row, cell.
  Output   table elements in a frame that scrolls on a small screen.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="table" mode="html" as="element()">
    <div class="table">
      <table>
        <xsl:sequence select="tx:attributes(., ())"/>
        <xsl:if test="head">
          <caption>
            <xsl:for-each select="head">
              <xsl:if test="position() gt 1">
                <br/>
              </xsl:if>
              <xsl:apply-templates mode="html"/>
            </xsl:for-each>
          </caption>
        </xsl:if>
        <tbody>
          <xsl:apply-templates select="row" mode="html"/>
        </tbody>
      </table>
      <xsl:call-template name="tx:blocks">
        <xsl:with-param name="nodes" select="* except (head, row)"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="html" as="element()">
    <tr>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:apply-templates select="*" mode="html"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="html" as="element()">
    <xsl:element name="{if (tx:is-heading-cell(.)) then 'th' else 'td'}">
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:for-each select="@cols[. castable as xs:positiveInteger][. != '1']">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows[. castable as xs:positiveInteger][. != '1']">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="*[tx:is-block(.)]">
          <xsl:call-template name="tx:blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="html"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="row/*[not(self::cell)]" mode="html" as="element()" priority="2">
    <td>
      <xsl:next-match/>
    </td>
  </xsl:template>
</xsl:stylesheet>
