<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The assertions and reports of Schematron rules, as instructions of a stylesheet.
  Input    assert and report elements of a schema as expand.xsl leaves it.
  Output   XSLT 3.0 that writes svrl:failed-assert and svrl:successful-report.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
  xmlns:out="urn:textus:xslt:out" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="xs sch tx" expand-text="no">

  <xsl:key name="diagnostic" match="diagnostic" use="@id"/>
  <xsl:key name="property" match="property" use="@id"/>

  <xsl:template match="assert" as="element()">
    <out:if test="not({tx:expression(@test)})">
      <svrl:failed-assert>
        <xsl:call-template name="said"/>
      </svrl:failed-assert>
    </out:if>
  </xsl:template>

  <xsl:template match="report" as="element()">
    <out:if test="{tx:expression(@test)}">
      <svrl:successful-report>
        <xsl:call-template name="said"/>
      </svrl:successful-report>
    </out:if>
  </xsl:template>

  <!-- Where, what was asked, and the words, with what the schema says besides. -->
  <xsl:template name="said" as="node()*">
    <xsl:copy-of select="@id, @flag, (@role, ../@role)[1], @see, @icon, @fpi"/>
    <xsl:sequence select="tx:attribute('test', @test), tx:attribute('rule', (../@id, '')[1]), tx:attribute('pattern', (../../@id, '')[1])"/>
    <out:attribute name="location" select="path(({tx:expression((@subject, ../@subject, '.')[1])})[1])"/>
    <svrl:text>
      <xsl:apply-templates mode="words"/>
    </svrl:text>
    <xsl:variable name="checks" as="element()" select="."/>
    <xsl:for-each select="tokenize(@diagnostics)">
      <svrl:diagnostic-reference diagnostic="{.}">
        <xsl:copy-of select="key('diagnostic', ., root($checks))/@xml:lang"/>
        <xsl:apply-templates select="key('diagnostic', ., root($checks))/node()" mode="words">
          <xsl:with-param name="pattern" select="$checks/ancestor::pattern" tunnel="yes"/>
        </xsl:apply-templates>
      </svrl:diagnostic-reference>
    </xsl:for-each>
    <xsl:for-each select="tokenize(@properties)">
      <svrl:property-reference property="{.}">
        <xsl:copy-of select="key('property', ., root($checks))/(@role, @scheme)"/>
        <xsl:apply-templates select="key('property', ., root($checks))/node()" mode="words">
          <xsl:with-param name="pattern" select="$checks/ancestor::pattern" tunnel="yes"/>
        </xsl:apply-templates>
      </svrl:property-reference>
    </xsl:for-each>
  </xsl:template>

  <!-- An attribute of the report that holds braces as they are. -->
  <xsl:function name="tx:attribute" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:if test="$value ne ''">
      <out:attribute name="{$name}">
        <out:text>
          <xsl:value-of select="$value"/>
        </out:text>
      </out:attribute>
    </xsl:if>
  </xsl:function>

  <!-- ===================================================================================================== words -->
  <xsl:mode name="words" on-no-match="shallow-copy"/>

  <xsl:template match="text()" mode="words" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="words" as="empty-sequence()"/>

  <xsl:template match="value-of" mode="words" as="element()">
    <xsl:param name="pattern" as="element(pattern)?" tunnel="yes" select="ancestor::pattern"/>
    <out:value-of select="{tx:expression-in(@select, $pattern)}"/>
  </xsl:template>

  <xsl:template match="name" mode="words" as="element()">
    <xsl:param name="pattern" as="element(pattern)?" tunnel="yes" select="ancestor::pattern"/>
    <out:value-of select="{if (@path) then tx:expression-in(@path, $pattern) else 'name()'}"/>
  </xsl:template>

  <xsl:template match="emph | dir | span" mode="words" as="element()">
    <xsl:element name="svrl:{local-name()}">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="words"/>
    </xsl:element>
  </xsl:template>

  <!-- =============================================================================================== expressions -->
  <xsl:function name="tx:expression" as="xs:string">
    <xsl:param name="said" as="item()"/>
    <xsl:sequence select="if ($said instance of node()) then tx:expression-in($said, $said/ancestor::pattern) else $said"/>
  </xsl:function>

  <!-- An expression in which variables of its pattern have their global names; strings and comments are left alone. -->
  <xsl:function name="tx:expression-in" as="xs:string">
    <xsl:param name="said" as="xs:string"/>
    <xsl:param name="pattern" as="element(pattern)?"/>
    <xsl:variable name="names" as="xs:string*" select="$pattern/let/@name"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$said" regex="&quot;[^&quot;]*&quot;|'[^']*'|\$([\i-[:]][\c-[:]]*)(:[\i-[:]][\c-[:]]*)?">
        <xsl:matching-substring>
          <xsl:sequence select="
              if (regex-group(1) = $names and not(regex-group(2))) then '$pattern' || tx:number($pattern) || '.' || regex-group(1) else ."/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>
</xsl:stylesheet>
