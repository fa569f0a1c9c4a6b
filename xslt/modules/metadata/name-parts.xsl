<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A person's name written as one string, parted into family name and given names where the string shows how.
  Input    “Weaver, Anna”, “Cornelis van Aalst”, “José Ortega y Gasset”, “Lidia”, “L. D.”
  Output   tx:name elements. What cannot be parted without guessing stays whole.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Characters of Latin, Greek, Cyrillic, Armenian and Hebrew script, of whose languages most write the family name last. -->
  <xsl:variable name="tx:given-first" as="xs:string" static="yes" select="'^[ -~&#xA0;-&#x24F;&#x300;-&#x36F;&#x370;-&#x5FF;&#x1E00;-&#x1FFF;&#x2010;-&#x2027;]+$'"/>

  <xsl:function name="tx:parted" as="element(tx:name)">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="ref" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($words, '\s*,\s*')"/>
    <xsl:choose>
      <xsl:when test="matches($words, '[\[\](){}?&amp;/&quot;“”0-9]') or count($parts) gt 3">
        <xsl:sequence select="tx:whole($words, $ref)"/>
      </xsl:when>
      <xsl:when test="count($parts) = 2 and matches($parts[2], $tx:suffix)">
        <xsl:sequence select="tx:in-order($parts[1], $parts[2], $ref)"/>
      </xsl:when>
      <xsl:when test="count($parts) = 2 and (not(matches($parts[2], '^\p{Ll}')) or tokenize($parts[2])[1] = $tx:particles)">
        <xsl:sequence select="tx:inverted($parts[1], $parts[2], (), $ref)"/>
      </xsl:when>
      <xsl:when test="count($parts) = 3 and matches($parts[2], $tx:suffix)">
        <xsl:sequence select="tx:inverted($parts[1], $parts[3], $parts[2], $ref)"/>
      </xsl:when>
      <xsl:when test="count($parts) = 3 and matches($parts[3], $tx:suffix)">
        <xsl:sequence select="tx:inverted($parts[1], $parts[2], $parts[3], $ref)"/>
      </xsl:when>
      <xsl:when test="count($parts) = 1">
        <xsl:sequence select="tx:in-order($words, (), $ref)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:whole($words, $ref)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A name that stays as it is: of one word, of initials, or in an order that is not known. -->
  <xsl:function name="tx:whole" as="element(tx:name)">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="ref" as="xs:string?"/>
    <tx:name kind="person">
      <xsl:sequence select="tx:attribute('ref', $ref)"/>
      <xsl:text>{$words}</xsl:text>
    </tx:name>
  </xsl:function>

  <!-- “van Aalst, Cornelis” or “Aalst, Cornelis van” -->
  <xsl:function name="tx:inverted" as="element(tx:name)">
    <xsl:param name="family" as="xs:string"/>
    <xsl:param name="given" as="xs:string"/>
    <xsl:param name="suffix" as="xs:string?"/>
    <xsl:param name="ref" as="xs:string?"/>
    <xsl:variable name="before" as="xs:string*" select="tx:leading-particles(tokenize($family))"/>
    <xsl:variable name="behind" as="xs:string*" select="reverse(tx:leading-particles(reverse(tokenize($given))))"/>
    <xsl:variable name="rest" as="xs:string*" select="subsequence(tokenize($family), count($before) + 1)"/>
    <xsl:sequence select="
        tx:made-name(string-join($rest, ' '), string-join(subsequence(tokenize($given), 1, count(tokenize($given)) - count($behind)), ' '),
          string-join(($behind, $before), ' '), $suffix, $ref)"/>
  </xsl:function>

  <!-- Particles at the head of a list of words that does not consist of them alone. -->
  <xsl:function name="tx:leading-particles" as="xs:string*">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="
        if (count($words) gt 1 and $words[1] = $tx:particles) then ($words[1], tx:leading-particles(tail($words))) else ()"/>
  </xsl:function>

  <!-- “Given Family”, in scripts whose languages write names in that order. -->
  <xsl:function name="tx:in-order" as="element(tx:name)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="suffix" as="xs:string?"/>
    <xsl:param name="ref" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string+" select="(tokenize($name), '')[. or position() = 1]"/>
    <xsl:variable name="last" as="xs:string?" select="$words[last()][matches(., $tx:suffix)]"/>
    <xsl:variable name="main" as="xs:string*" select="if ($last) then $words[position() lt last()] else $words"/>
    <xsl:variable name="small" as="xs:integer*" select="index-of($main ! matches(., '^\p{Ll}'), true())"/>
    <xsl:variable name="start" as="xs:integer" select="tx:family-start($main, $small)"/>
    <xsl:choose>
      <xsl:when test="$start = 0 or count($main) lt 2 or not(matches($name, $tx:given-first))">
        <xsl:sequence select="tx:whole($name, $ref)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="family" as="xs:string*" select="subsequence($main, $start)"/>
        <xsl:variable name="particles" as="xs:string*" select="tx:leading-particles($family)"/>
        <xsl:sequence select="
            tx:made-name(string-join(subsequence($family, count($particles) + 1), ' '), string-join(subsequence($main, 1, $start - 1), ' '),
              string-join($particles, ' '), ($suffix, $last)[1], $ref)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The word the family name begins with, its particles included; 0 where that cannot be told. -->
  <xsl:function name="tx:family-start" as="xs:integer">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:param name="small" as="xs:integer*"/>
    <xsl:variable name="number" as="xs:integer" select="count($words)"/>
    <xsl:sequence select="
        if (every $word in $words satisfies matches($word, '^\p{L}\.?$')) then 0
        else if ($small[1] = $number and $number gt 1 and matches($words[$number], '^\p{Ll}{1,4}[’'']\p{Lu}')) then $number
        else if (empty($small)) then
          if ($number gt 2 and lower-case($words[$number - 1]) = $tx:particles) then $number - 1 else $number
        else if ($small[1] gt 2 and $words[$small[1]] = ('y', 'i') and $small[1] lt $number) then $small[1] - 1
        else if ($small[1] gt 1 and $small[last()] lt $number and (every $at in $small satisfies $words[$at] = $tx:particles)) then $small[1]
        else 0"/>
  </xsl:function>
</xsl:stylesheet>
