<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Which nodes the contexts of a pattern can match, so that a stylesheet need not try every node of a document.
  Input    rule/@context of a schema as expand.xsl leaves it.
  Output   An XPath expression that finds them all; none where the contexts are of a kind it cannot be certain of.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xpath-default-namespace="http://purl.oclc.org/dsdl/schematron"
  exclude-result-prefixes="xs tx" expand-text="no">

  <!-- A name, or a wildcard for one; a context that is not paths of these alone is walked to, node by node. -->
  <xsl:variable name="tx:name" as="xs:string" static="yes"
    select="'(([\i-[:]][\c-[:]]*:)?([\i-[:]][\c-[:]]*|\*)|\*:[\i-[:]][\c-[:]]*)'"/>

  <xsl:function name="tx:reached" as="xs:string?">
    <xsl:param name="pattern" as="element(pattern)"/>
    <xsl:variable name="paths" as="xs:string*"
      select="$pattern/rule/@context ! tokenize(tx:without-predicates(replace(., '&quot;[^&quot;]*&quot;|''[^'']*''', '')), '\|') ! normalize-space()"/>
    <xsl:variable name="certain" as="xs:boolean"
      select="every $path in $paths satisfies matches($path, '^/?/?(' || $tx:name || '//?)*@?' || $tx:name || '$')"/>
    <xsl:sequence select="
        if ($certain and exists($paths)) then string-join(distinct-values($paths ! ('//' || tokenize(., '/')[last()])), ' | ') else ()"/>
  </xsl:function>

  <!-- Predicates may hold predicates: the innermost go first. -->
  <xsl:function name="tx:without-predicates" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="less" as="xs:string" select="replace($context, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($less = $context) then $context else tx:without-predicates($less)"/>
  </xsl:function>
</xsl:stylesheet>
