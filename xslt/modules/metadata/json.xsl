<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  JSON with its members in the order they are written, which a map of XPath does not keep.
  Input    Names and values.
  Output   Elements of the XML representation of JSON (XPath functions, 17.4.2); JSON.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- JSON as text, two spaces a level. -->
  <xsl:function name="tx:json" as="xs:string">
    <xsl:param name="value" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$value" mode="tx:json">
        <xsl:with-param name="margin" select="'&#xA;'" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:mode name="tx:json" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="j:map | j:array[not(j:number)]" mode="tx:json" as="xs:string*">
    <xsl:param name="margin" as="xs:string" tunnel="yes"/>
    <xsl:sequence select="if (self::j:map) then '{' else '['"/>
    <xsl:for-each select="*">
      <xsl:sequence select="','[current()/preceding-sibling::*], $margin || '  ', @key ! (tx:quoted(.) || ': ')"/>
      <xsl:apply-templates select="." mode="tx:json">
        <xsl:with-param name="margin" select="$margin || '  '" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:for-each>
    <xsl:sequence select="$margin[current()/*], if (self::j:map) then '}' else ']'"/>
  </xsl:template>

  <!-- Numbers alone, as in a date, stand in one line. -->
  <xsl:template match="j:array[j:number]" mode="tx:json" as="xs:string">
    <xsl:sequence select="'[' || string-join(j:number, ', ') || ']'"/>
  </xsl:template>
  <xsl:template match="j:string" mode="tx:json" as="xs:string">
    <xsl:sequence select="tx:quoted(.)"/>
  </xsl:template>
  <xsl:template match="j:number | j:boolean" mode="tx:json" as="xs:string">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <!-- As JSON quotes it; of the characters it forbids, XML has only tab and the ends of lines. -->
  <xsl:function name="tx:quoted" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="'&quot;' || replace(normalize-space($words), '([\\&quot;])', '\\$1') || '&quot;'"/>
  </xsl:function>

  <!-- A member with a string; none for nothing. -->
  <xsl:function name="tx:text" as="element(j:string)?">
    <xsl:param name="key" as="xs:string?"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:if test="normalize-space(string($value))">
      <j:string>
        <xsl:sequence select="tx:attribute('key', $key)"/>
        <xsl:text>{$value}</xsl:text>
      </j:string>
    </xsl:if>
  </xsl:function>

  <!-- A member with an object; none for one without members. -->
  <xsl:function name="tx:object" as="element(j:map)?">
    <xsl:param name="key" as="xs:string?"/>
    <xsl:param name="members" as="element()*"/>
    <xsl:if test="exists($members[not(@key = '@type')])">
      <j:map>
        <xsl:sequence select="tx:attribute('key', $key), $members"/>
      </j:map>
    </xsl:if>
  </xsl:function>

  <!-- A member with an array; none for an empty one. -->
  <xsl:function name="tx:array" as="element(j:array)?">
    <xsl:param name="key" as="xs:string?"/>
    <xsl:param name="values" as="element()*"/>
    <xsl:if test="exists($values)">
      <j:array>
        <xsl:sequence select="tx:attribute('key', $key), $values"/>
      </j:array>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
