<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Names in the text as links to their entries in the register, to an entry in the text, or to an authority on the web.
  Input    Names and titles with @ref.
  Output   a elements; a span where HTML allows no link.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="text//persName[@ref] | text//placeName[@ref] | text//orgName[@ref] | text//name[@ref] | text//rs[@ref] |
    text//geogName[@ref] | text//eventName[@ref] | text//objectName[@ref] | text//title[@ref]" mode="html" as="element()" priority="1">
    <xsl:variable name="address" as="xs:string?" select="tx:name-address(.)"/>
    <xsl:choose>
      <xsl:when test="self::title and ($address or tx:entry(.))">
        <cite>
          <xsl:sequence select="tx:addressed(., ('title', 'part'[current()/@level = ('a', 'u')]))"/>
          <xsl:sequence select="tx:name-link(., (), $address)"/>
        </cite>
      </xsl:when>
      <xsl:when test="$address or tx:entry(.)">
        <xsl:sequence select="tx:name-link(., tx:addressed(., local-name()), $address)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="tx:name-link" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="address" as="xs:string?"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="$attributes"/>
      <xsl:for-each select="$address">
        <xsl:attribute name="href" select="."/>
        <xsl:if test="not(starts-with(., '#'))">
          <xsl:attribute name="rel" select="'noopener noreferrer'"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:apply-templates select="$name/node()" mode="html"/>
    </xsl:element>
  </xsl:function>

  <!-- The entry a name points to: outside the text one that the register shows, in the text one that has its place there. -->
  <xsl:function name="tx:entry" as="element()?">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="tx:entries-of($name)[$register = 'yes' or ancestor::text][1]"/>
  </xsl:function>

  <!-- Where a name leads. No link may hold another one: neither a note's call nor the name within a name. -->
  <xsl:function name="tx:name-address" as="xs:string?">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entry" as="element()?" select="tx:entry($name)"/>
    <xsl:variable name="web" as="xs:string?" select="tokenize($name/@ref)[matches(., '^https?://[^\s]+$', 'i')][1]"/>
    <xsl:variable name="address" as="xs:string?" select="($entry ! ('#' || tx:id(.)), $web)[1]"/>
    <xsl:sequence select="
        if (empty($address) or $name[not(normalize-space())] or exists($name//(note | ref | ptr | figure | p | ab | lg | list))
            or exists($name/ancestor::ref)) then ()
        else $address[not(some $outer in $name/ancestor::*[@ref][self::persName or self::placeName or self::orgName or self::name or self::rs
          or self::geogName or self::eventName or self::objectName or self::title] satisfies exists(tx:name-address($outer)))]"/>
  </xsl:function>
</xsl:stylesheet>
