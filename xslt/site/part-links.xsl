<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The parts of a long list: what they and their pages are called, and links to them.
  Input    The name of a list and of its parts; maps of its pages.
  Output   Strings; ul, ol.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:part-path" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="string-join(($name, if ($part = '9999') then 'undated' else tx:slug($part), string($number)[. != '1']), '-') || '.html'"/>
  </xsl:function>

  <!-- Links to the parts of a list: initials, decades, kinds. -->
  <xsl:function name="tx:to-parts" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="parts" as="xs:string*"/>
    <ul class="parts">
      <xsl:for-each select="$parts">
        <li>
          <a href="{tx:part-path($name, ., 1)}">{tx:part-name(.)}</a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- Links to the pages of one part, where it has several: numbers, and with what each begins. -->
  <xsl:function name="tx:to-sheets" as="element()?">
    <xsl:param name="sheets" as="map(xs:string, item()*)+"/>
    <xsl:param name="here" as="xs:string"/>
    <xsl:if test="count($sheets) gt 1">
      <ol class="parts sheets">
        <xsl:for-each select="$sheets">
          <li>
            <a href="{?path}">
              <xsl:if test="?path = $here">
                <xsl:attribute name="aria-current" select="'page'"/>
              </xsl:if>
              <xsl:text>{string-join((position(), tx:begins-with(?groups)[count(distinct-values($sheets ! tx:begins-with(?groups))) gt 1]), ': ')}</xsl:text>
            </a>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:function>

  <!-- The first heading of a page: of its first entry in a register, of its first group elsewhere. -->
  <xsl:function name="tx:begins-with" as="xs:string">
    <xsl:param name="groups" as="element()*"/>
    <xsl:sequence select="normalize-space(($groups[1]/*:ul[1]/*:li[1]/*:h3/*[1], $groups[1]/*:h2)[1])"/>
  </xsl:function>

  <xsl:function name="tx:part-name" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="
        if ($part = '0') then tx:word('part-others') else if ($part = '9999') then tx:word('no-date')
        else if (matches($part, '^[0-9]{4}$')) then $part || '–' || (xs:integer($part) + 9)
        else upper-case(substring($part, 1, 1)) || substring($part, 2)"/>
  </xsl:function>
</xsl:stylesheet>
