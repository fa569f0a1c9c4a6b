<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A Schematron schema without abstractions (ISO/IEC 19757-3:2020, 6.3).
  Input    A schema whose inclusions are resolved.
  Output   The same schema: patterns that were instances of abstract ones written out, the checks of abstract rules in
           the rules that extend them, nothing abstract left; and only the patterns of the phase asked for.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="xs tx" expand-text="no">

  <!-- The phase; "#ALL" for every pattern, "#DEFAULT" for what the schema says. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <xsl:mode on-no-match="shallow-copy"/>
  <xsl:mode name="instance" on-no-match="shallow-copy"/>

  <xsl:key name="abstract-pattern" match="pattern[@abstract = 'true']" use="@id"/>
  <xsl:key name="abstract-rule" match="rule[@abstract = 'true']" use="@id"/>

  <xsl:variable name="chosen" as="xs:string" select="
      if ($phase ne '#DEFAULT') then $phase else (/schema/@defaultPhase/string(), '#ALL')[1]"/>
  <xsl:variable name="active" as="element(phase)?" select="/schema/phase[@id = $chosen]"/>

  <xsl:template match="schema" as="element(schema)">
    <xsl:if test="$chosen ne '#ALL' and not($active)">
      <xsl:sequence select="tx:refuse('phase', $chosen)"/>
    </xsl:if>
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="phase" as="element(phase)?">
    <xsl:if test=". is $active">
      <xsl:copy-of select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pattern[@abstract = 'true'] | rule[@abstract = 'true']" as="empty-sequence()"/>

  <xsl:template match="pattern[not(@abstract = 'true')]" as="element(pattern)?">
    <xsl:if test="$chosen eq '#ALL' or @id = $active/active/@pattern">
      <xsl:copy>
        <xsl:apply-templates select="@* except @is-a"/>
        <xsl:if test="@is-a">
          <xsl:sequence select="tx:instance(.)"/>
        </xsl:if>
        <xsl:apply-templates select="node()[not(self::param)]"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- What an abstract pattern holds, with the parameters of an instance in it. -->
  <xsl:function name="tx:instance" as="node()*">
    <xsl:param name="pattern" as="element(pattern)"/>
    <xsl:variable name="abstract" as="element(pattern)*" select="key('abstract-pattern', $pattern/@is-a, root($pattern))"/>
    <xsl:if test="count($abstract) ne 1">
      <xsl:sequence select="tx:refuse('is-a', $pattern/@is-a)"/>
    </xsl:if>
    <xsl:variable name="values" as="map(xs:string, xs:string)" select="
        map:merge(($pattern/param, $abstract/param) ! map{ string(@name): string(@value) }, map{'duplicates': 'use-first'})"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:variable name="filled" as="element(pattern)">
      <xsl:apply-templates select="$abstract" mode="instance">
        <xsl:with-param name="values" select="$values" tunnel="yes"/>
        <!-- a name that is the beginning of another one must not be taken for it -->
        <xsl:with-param name="names" tunnel="yes" select="sort(map:keys($values), (), function($name) { -string-length($name) })"
          xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
      </xsl:apply-templates>
    </xsl:variable>
    <!-- an abstract pattern may hold rules that extend abstract ones of its own -->
    <xsl:apply-templates select="$filled/node()[not(self::param)]">
      <xsl:with-param name="within" select="$filled, root($pattern)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <xsl:template match="@*" mode="instance" as="attribute()">
    <xsl:param name="values" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="names" as="xs:string*" tunnel="yes"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="
        fold-left($names, string(.), function($text, $name) {
          replace($text, '\$' || replace($name, '([.\-\\])', '\\$1') || '(?![\w.\-])', replace($values($name), '([\\$])', '\\$1'), ';j')
        })"/>
  </xsl:template>

  <xsl:template match="extends[@rule]" as="node()*">
    <xsl:param name="within" as="node()*" tunnel="yes" select="root(.)"/>
    <xsl:variable name="rule" as="xs:string" select="@rule"/>
    <xsl:variable name="abstract" as="element(rule)*" select="
        ($within//rule[@abstract = 'true'][@id = $rule], key('abstract-rule', $rule, root(.)))[1]"/>
    <xsl:if test="not($abstract)">
      <xsl:sequence select="tx:refuse('extends', @rule)"/>
    </xsl:if>
    <xsl:if test="$abstract intersect ancestor::rule">
      <xsl:sequence select="tx:refuse('circle', @rule)"/>
    </xsl:if>
    <xsl:apply-templates select="$abstract/node()"/>
  </xsl:template>

  <xsl:function name="tx:refuse" as="empty-sequence()">
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:textus:xslt', 'tx:' || $what), $what || ': ' || $name)"/>
  </xsl:function>
</xsl:stylesheet>
