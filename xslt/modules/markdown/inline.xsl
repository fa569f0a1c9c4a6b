<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Running text that Markdown has a sign for: emphasis, links, pictures, code.
  Input    Phrase-level elements, mode "inline".
  Output   Strings with signs of ours in them (see escaping.xsl).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The looks of @rend that are emphasis, by how strong they are; letterspacing and underlining were what italics are. -->
  <xsl:variable name="tx:strengths" as="map(xs:string, xs:string)" select="map{
      'italic': 'em', 'italics': 'em', 'i': 'em', 'spaced': 'em', 'letterspaced': 'em', 'gesperrt': 'em', 'underline': 'em',
      'underlined': 'em', 'u': 'em', 'bold': 'strong', 'b': 'strong'}"/>

  <xsl:template match="hi | emph" mode="inline" as="xs:string*">
    <xsl:variable name="looks" as="xs:string*" select="tx:emphasis(.)"/>
    <xsl:variable name="marks" as="xs:string" select="tx:generated(.)"/>
    <xsl:variable name="said" as="xs:boolean" select="exists($looks) or not(@rend) and (self::emph or $marks != '')"/>
    <!-- Marks of emphasis in the transcription are what Markdown's are; other marks are text. -->
    <xsl:variable name="kept" as="xs:boolean" select="not($said and matches($marks, '^[*_/=+~]*$'))"/>
    <xsl:variable name="words" as="xs:string" select="
        tx:generated(., 'before')[$kept] || tx:string(node()) || tx:generated(., 'after')[$kept]"/>
    <xsl:sequence select="tx:emphasised($words, if ($said and empty($looks)) then 'em' else $looks)"/>
  </xsl:template>

  <xsl:template name="tx:between-marks" as="xs:string*">
    <xsl:sequence select="tx:emphasised(tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after'), tx:emphasis(.))"/>
  </xsl:template>

  <xsl:template match="speaker" mode="inline" as="xs:string">
    <xsl:sequence select="tx:emphasised(tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after'), 'strong')"/>
  </xsl:template>
  <xsl:template match="stage | camera | sound | tech | view | move" mode="inline" as="xs:string">
    <xsl:sequence select="tx:emphasised(tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after'), 'em')"/>
  </xsl:template>

  <xsl:function name="tx:emphasis" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="distinct-values(tokenize(lower-case($element/@rend), '[\s;,]+') ! $tx:strengths(.))"/>
  </xsl:function>

  <xsl:function name="tx:emphasised" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="looks" as="xs:string*"/>
    <xsl:variable name="strong" as="xs:string" select="if ($looks = 'strong') then $tx:strong || $words || $tx:end-strong else $words"/>
    <xsl:sequence select="if ($looks = 'em') then $tx:em || $strong || $tx:end-em else $strong"/>
  </xsl:function>

  <!-- A link to the web; none with another link or a note in it, which Markdown does not have. -->
  <xsl:template match="ref[tx:web-address(.)]" mode="inline" as="xs:string*" priority="1">
    <xsl:variable name="words" as="xs:string" select="string-join(tx:inline-lines(tx:generated(., 'before') || tx:string(node()) || tx:generated(., 'after')), ' ')"/>
    <xsl:sequence select="if ($words) then tx:markup('[' || $words || '](' || tx:web-address(.) || ')') else tx:markup('&lt;' || tx:web-address(.) || '>')"/>
  </xsl:template>
  <xsl:template match="ptr[tx:web-address(.)]" mode="inline" as="xs:string" priority="1">
    <xsl:sequence select="tx:markup('&lt;' || tx:web-address(.) || '>')"/>
  </xsl:template>

  <xsl:function name="tx:web-address" as="xs:string?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="string(tokenize($pointer/@target)[1])"/>
    <xsl:sequence select="
        if ($pointer/ancestor::ref or $pointer//(ref | ptr | note | graphic)) then ()
        else $target[matches(., '^(https?://|mailto:)[^\s]+$', 'i')] ! tx:destination(.)"/>
  </xsl:function>

  <!-- An address without what would end it, or be read as anything else. -->
  <xsl:function name="tx:destination" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="uri" as="xs:string" select="iri-to-uri($address)"/>
    <xsl:sequence select="replace(replace(replace(replace(replace($uri, '\(', '%28'), '\)', '%29'), '\*', '%2A'), '\\', '%5C'), '&amp;', '&amp;amp;')"/>
  </xsl:function>

  <!-- A picture, with its description for those who do not see it where there is one; that is text beside it as well. -->
  <xsl:template match="graphic[@url][not(ancestor::ref)]" mode="inline" as="xs:string">
    <xsl:sequence select="tx:markup('![](' || tx:destination(@url) || ')')"/>
  </xsl:template>

  <xsl:template match="code[not(*)][normalize-space()]" mode="inline" as="xs:string">
    <xsl:variable name="fence" as="xs:string" select="tx:fence(string(), 1)"/>
    <xsl:variable name="room" as="xs:string" select="if (matches(., '^\s*`|`\s*$')) then ' ' else ''"/>
    <xsl:sequence select="tx:markup($fence || $room || normalize-space() || $room || $fence)"/>
  </xsl:template>
</xsl:stylesheet>
