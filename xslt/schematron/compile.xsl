<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A Schematron schema as a stylesheet (ISO/IEC 19757-3:2020, query binding xslt3: XPath 3.1 and XSLT patterns).
  Input    A schema as expand.xsl leaves it.
  Output   An XSLT 3.0 stylesheet from documents to reports in SVRL. Each pattern is a mode of its own; of its rules the
           first whose context matches a node is tried on it, all others are not. Nodes are looked for by the names in
           the contexts where that finds them all, else by walking through the document.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
  xmlns:out="urn:textus:xslt:out" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="xs sch" expand-text="no">

  <xsl:include href="compile-checks.xsl"/>
  <xsl:include href="compile-contexts.xsl"/>

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" indent="no"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="schema"/>
  </xsl:template>

  <xsl:template match="schema" as="element()">
    <out:stylesheet version="3.0" expand-text="no" exclude-result-prefixes="#all">
      <xsl:apply-templates select="ns" mode="namespace"/>
      <out:output method="xml" indent="no"/>
      <!-- keys, functions and the like, which this query binding allows -->
      <xsl:copy-of select="xsl:*"/>
      <xsl:apply-templates select="let, phase/let, pattern/let" mode="global"/>
      <out:template match="/" as="element()">
        <svrl:schematron-output>
          <xsl:copy-of select="@schemaVersion"/>
          <xsl:if test="title">
            <xsl:attribute name="title" select="normalize-space(title)"/>
          </xsl:if>
          <xsl:copy-of select="phase/@id ! tx:attribute('phase', .)"/>
          <xsl:for-each select="ns">
            <svrl:ns-prefix-in-attribute-values prefix="{@prefix}" uri="{@uri}"/>
          </xsl:for-each>
          <xsl:apply-templates select="pattern" mode="call"/>
        </svrl:schematron-output>
      </out:template>
      <xsl:apply-templates select="pattern"/>
    </out:stylesheet>
  </xsl:template>

  <!-- ================================================================================================ namespaces -->
  <xsl:mode name="namespace" on-no-match="fail"/>

  <xsl:template match="ns" mode="namespace" as="namespace-node()">
    <xsl:namespace name="{@prefix}" select="@uri"/>
  </xsl:template>

  <!-- ================================================================================================= variables -->
  <xsl:mode name="global" on-no-match="fail"/>

  <xsl:template match="let" mode="global" as="element()">
    <xsl:sequence select="tx:variable(., tx:global-name(.))"/>
  </xsl:template>

  <!-- Variables of patterns are global, as match patterns see only those; two patterns may use a name twice. -->
  <xsl:function name="tx:global-name" as="xs:string">
    <xsl:param name="let" as="element(let)"/>
    <xsl:sequence select="
        if ($let/parent::pattern) then 'pattern' || tx:number($let/..) || '.' || $let/@name else string($let/@name)"/>
  </xsl:function>

  <xsl:function name="tx:variable" as="element()">
    <xsl:param name="let" as="element(let)"/>
    <xsl:param name="name" as="xs:string"/>
    <out:variable name="{$name}">
      <xsl:copy-of select="$let/@as"/>
      <xsl:choose>
        <xsl:when test="$let/@value">
          <xsl:attribute name="select" select="tx:expression($let/@value)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:copy-of select="$let/node()"/>
        </xsl:otherwise>
      </xsl:choose>
    </out:variable>
  </xsl:function>

  <!-- ================================================================================================== patterns -->
  <xsl:mode name="call" on-no-match="fail"/>

  <xsl:function name="tx:number" as="xs:integer">
    <xsl:param name="pattern" as="element(pattern)"/>
    <xsl:sequence select="count($pattern/preceding-sibling::pattern) + 1"/>
  </xsl:function>

  <xsl:template match="pattern" mode="call" as="element()+">
    <svrl:active-pattern>
      <xsl:copy-of select="@id, @role"/>
      <xsl:if test="title">
        <xsl:attribute name="name" select="normalize-space(title)"/>
      </xsl:if>
    </svrl:active-pattern>
    <out:try>
      <out:apply-templates mode="pattern{tx:number(.)}" select="{(tx:reached(.), '/')[1]}"/>
      <out:catch>
        <tx:failure pattern="{@id}">
          <out:value-of select="$Q{{http://www.w3.org/2005/xqt-errors}}description"/>
        </tx:failure>
      </out:catch>
    </out:try>
  </xsl:template>

  <xsl:template match="pattern" as="element()*">
    <out:mode name="pattern{tx:number(.)}" on-no-match="{if (exists(tx:reached(.))) then 'deep-skip' else 'shallow-skip'}"/>
    <xsl:apply-templates select="rule"/>
  </xsl:template>

  <xsl:template match="rule" as="element()">
    <xsl:variable name="mode" as="xs:string" select="'pattern' || tx:number(..)"/>
    <out:template mode="{$mode}" match="{tx:expression(@context)}" priority="{count(following-sibling::rule) + 1}">
      <svrl:fired-rule context="{replace(replace(@context, '\{', '{{'), '\}', '}}')}">
        <xsl:copy-of select="@id, @role, @flag"/>
      </svrl:fired-rule>
      <xsl:apply-templates select="let | assert | report"/>
      <xsl:if test="empty(tx:reached(..))">
        <out:apply-templates mode="{$mode}" select="{if (matches(@context, '^[\w:.\-]+$')) then 'node()' else '@*, node()'}"/>
      </xsl:if>
    </out:template>
  </xsl:template>

  <xsl:template match="rule/let" as="element()">
    <xsl:sequence select="tx:variable(., @name)"/>
  </xsl:template>
</xsl:stylesheet>
