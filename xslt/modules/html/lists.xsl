<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lists, with their labels as printed.
  Input    list, item, label, headLabel, headItem; listPerson, listPlace, listOrg in the text.
  Output   ul, ol or dl elements; labels are text, so that they read "I." or "(a)" as in the source.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="list" mode="html" as="element()+">
    <xsl:apply-templates select="head" mode="html"/>
    <xsl:element name="{if (label) then 'dl' else if (tx:is-numbered(.)) then 'ol' else 'ul'}">
      <xsl:sequence select="tx:attributes(., ('list', 'labelled'[current()/item[tx:item-label(.)]], tx:type-class(.)))"/>
      <xsl:choose>
        <xsl:when test="label">
          <xsl:apply-templates select="* except head" mode="tx:glossary"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each-group select="* except head" group-starting-with="item">
            <li>
              <xsl:sequence select="self::item/tx:attributes(., 'item')"/>
              <xsl:call-template name="tx:item"/>
              <xsl:apply-templates select="current-group() except current-group()/self::item" mode="html"/>
            </li>
          </xsl:for-each-group>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template name="tx:item" as="node()*">
    <xsl:if test="self::item">
      <xsl:if test="tx:item-label(.)">
        <span class="label">{tx:item-label(.)}</span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="*[tx:is-block(.)]">
          <div class="item-text">
            <xsl:call-template name="tx:blocks"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <span class="item-text">
            <xsl:apply-templates mode="html"/>
          </span>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="tx:glossary" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:template match="*" mode="tx:glossary" as="element()">
    <dd>
      <xsl:call-template name="tx:blocks">
        <xsl:with-param name="nodes" select="."/>
      </xsl:call-template>
    </dd>
  </xsl:template>
  <xsl:template match="label | headLabel" mode="tx:glossary" as="element()">
    <dt>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:apply-templates mode="html"/>
    </dt>
  </xsl:template>
  <xsl:template match="item | headItem" mode="tx:glossary" as="element()">
    <dd>
      <xsl:sequence select="tx:attributes(., ())"/>
      <xsl:call-template name="tx:blocks"/>
    </dd>
  </xsl:template>

  <xsl:template match="item | label | headLabel | headItem" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'p' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listNym" mode="html" as="element()">
    <ul class="list">
      <xsl:for-each select="*">
        <li>
          <xsl:sequence select="tx:attributes(., local-name())"/>
          <xsl:for-each select="*">
            <xsl:apply-templates select="." mode="html"/>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
