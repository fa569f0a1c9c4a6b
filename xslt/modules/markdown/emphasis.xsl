<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Emphasis as Markdown reads it: nested, never doubled, its signs beside words and not beside spaces.
  Input    Strings in which signs of ours say where emphasis and markup begin and end.
  Output   Markdown.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:piece" as="xs:string" static="yes" select="'&#xFDD4;[^&#xFDD5;]*&#xFDD5;|[&#xFDD0;-&#xFDD3;]'"/>
  <xsl:variable name="tx:delimiters" as="map(xs:string, xs:string)" select="map{
      $tx:em: '*', $tx:end-em: '*', $tx:strong: '**', $tx:end-strong: '**'}"/>
  <!-- Emphasis, and whatever other emphasis touches it. -->
  <xsl:variable name="tx:cluster" as="xs:string" static="yes" select="'(?:&#xFDD0;[^&#xFDD1;]*&#xFDD1;|&#xFDD2;[^&#xFDD3;]*&#xFDD3;)+'"/>
  <!-- Asterisks among one another can be read in more ways than one; these cannot. -->
  <xsl:variable name="tx:tags" as="map(xs:string, xs:string)" select="map{
      $tx:em: '&lt;em>', $tx:end-em: '&lt;/em>', $tx:strong: '&lt;strong>', $tx:end-strong: '&lt;/strong>'}"/>

  <!-- A character of a word, and one beside which a sign may stand; what is a point only to some programs is neither. -->
  <xsl:variable name="tx:letter" as="xs:string" static="yes" select="'[^\s\p{Z}\p{P}$+&lt;=&gt;^`|~&#xFDD0;-&#xFDD5;]'"/>
  <xsl:variable name="tx:point" as="xs:string" static="yes" select="'(?:[\p{P}\p{S}]|&#xFDD4;\[\^[^&#xFDD5;]*&#xFDD5;)'"/>

  <xsl:function name="tx:marked" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="not(matches($string, '[&#xFDD0;-&#xFDD5;]'))">
        <xsl:sequence select="tx:escaped($string, false(), false())"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="touching" as="xs:boolean" select="matches($string, '[&#xFDD0;&#xFDD2;][^&#xFDD1;&#xFDD3;]*[&#xFDD0;&#xFDD2;]|[&#xFDD1;&#xFDD3;][&#xFDD0;&#xFDD2;]')"/>
        <xsl:variable name="parts" as="element()*" select="analyze-string(if ($touching) then tx:nested($string) else $string, $tx:cluster)/*"/>
        <xsl:sequence select="string-join($parts ! (if (local-name() = 'match') then tx:emphatic(.) else tx:pieces(., $tx:delimiters)))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Emphasis and what touches it, as it can be read between the characters before and after. -->
  <xsl:function name="tx:emphatic" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="before" as="xs:string" select="$part/preceding-sibling::*[1]/substring(., string-length()) => string()"/>
    <xsl:variable name="after" as="xs:string" select="substring($part/following-sibling::*[1], 1, 1)"/>
    <xsl:variable name="fitted" as="xs:string" select="tx:fitted($before || $part || $after)"/>
    <xsl:variable name="own" as="xs:string" select="substring($fitted, 1 + string-length($before), string-length($fitted) - string-length($before || $after))"/>
    <xsl:sequence select="tx:pieces($own, if (tx:is-ambiguous($fitted)) then $tx:tags else $tx:delimiters)"/>
  </xsl:function>

  <xsl:function name="tx:pieces" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        if (matches($string, '[&#xFDD0;-&#xFDD5;]')) then string-join(analyze-string($string, $tx:piece)/* ! tx:piece(., $signs))
        else tx:escaped($string, false(), false())"/>
  </xsl:function>

  <xsl:function name="tx:piece" as="xs:string">
    <xsl:param name="piece" as="element()"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="words" as="xs:string" select="translate($piece, $tx:raw || $tx:end-raw, '')"/>
    <xsl:sequence select="
        if (local-name($piece) = 'non-match')
        then tx:escaped($piece, ends-with($piece/preceding-sibling::*[1], $tx:end-raw), starts-with($piece/following-sibling::*[1], $tx:raw))
        else ($signs(string($piece)), $words)[1]"/>
  </xsl:function>

  <!-- Whether emphasis ends where other emphasis begins, or parts a link from a word, or has other emphasis in it whose signs are
       not at the ends of words. -->
  <xsl:function name="tx:is-ambiguous" as="xs:boolean">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="
        matches($string, '[&#xFDD1;&#xFDD3;][&#xFDD0;&#xFDD2;]')
        or matches($string, $tx:letter || '[&#xFDD0;&#xFDD2;]+&#xFDD4;|&#xFDD5;[&#xFDD1;&#xFDD3;]+' || $tx:letter)
        or matches($string, '&#xFDD0;[^&#xFDD1;]*&#xFDD2;|&#xFDD2;[^&#xFDD3;]*&#xFDD0;')
           and matches($string, $tx:letter || '[&#xFDD0;&#xFDD2;]|[^\s\p{Z}&#xFDD0;&#xFDD2;][&#xFDD0;&#xFDD2;]+(?:&#xFDD4;|' || $tx:point
                 || ')|[&#xFDD1;&#xFDD3;]' || $tx:letter || '|(?:' || $tx:point || '|&#xFDD5;)[&#xFDD1;&#xFDD3;]+[^\s\p{Z}&#xFDD1;&#xFDD3;]')"/>
  </xsl:function>

  <!-- Emphasis in emphasis is one; what begins where its like ends goes on; strong and other emphasis do not overlap. -->
  <xsl:function name="tx:nested" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:variable name="runs" as="element(tx:run)*">
      <xsl:iterate select="analyze-string($string, $tx:piece)/*">
        <xsl:param name="em" as="xs:integer" select="0"/>
        <xsl:param name="strong" as="xs:integer" select="0"/>
        <xsl:if test="not(map:contains($tx:delimiters, string(.)))" xmlns:map="http://www.w3.org/2005/xpath-functions/map">
          <tx:run em="{$em gt 0}" strong="{$strong gt 0}">{.}</tx:run>
        </xsl:if>
        <xsl:next-iteration>
          <xsl:with-param name="em" select="$em + (if (. = $tx:em) then 1 else if (. = $tx:end-em) then -1 else 0)"/>
          <xsl:with-param name="strong" select="$strong + (if (. = $tx:strong) then 1 else if (. = $tx:end-strong) then -1 else 0)"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:for-each-group select="$runs" group-adjacent="@em = 'true' or @strong = 'true'">
        <xsl:choose>
          <xsl:when test="not(current-grouping-key())">
            <xsl:sequence select="string-join(current-group())"/>
          </xsl:when>
          <xsl:when test="every $run in current-group() satisfies $run/@em = 'true'">
            <xsl:sequence select="$tx:em, tx:within(current-group(), 'strong'), $tx:end-em"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each-group select="current-group()" group-adjacent="string(@strong)">
              <xsl:sequence select="if (@strong = 'true') then ($tx:strong, tx:within(current-group(), 'em'), $tx:end-strong) else tx:within(current-group(), 'em')"/>
            </xsl:for-each-group>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- Runs with their emphasis of one kind. -->
  <xsl:function name="tx:within" as="xs:string">
    <xsl:param name="runs" as="element(tx:run)*"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="signs" as="xs:string+" select="if ($kind = 'em') then ($tx:em, $tx:end-em) else ($tx:strong, $tx:end-strong)"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:for-each-group select="$runs" group-adjacent="string(@*[name() = $kind])">
        <xsl:sequence select="if (current-grouping-key() = 'true') then string-join(($signs[1], current-group(), $signs[2])) else string-join(current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- Spaces, and punctuation that would keep a sign from being one (CommonMark's "flanking"), are put outside. -->
  <xsl:function name="tx:fitted" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:variable name="unspaced" as="xs:string" select="
        replace(replace($string, '([&#xFDD0;&#xFDD2;]+)([\s\p{Z}]+)', '$2$1'), '([\s\p{Z}]+)([&#xFDD1;&#xFDD3;]+)', '$2$1')"/>
    <xsl:variable name="opened" as="xs:string" select="replace($unspaced, '(' || $tx:letter || ')([&#xFDD0;&#xFDD2;]+)(' || $tx:point || ')', '$1$3$2')"/>
    <xsl:variable name="closed" as="xs:string" select="replace($opened, '(' || $tx:point || ')([&#xFDD1;&#xFDD3;]+)(' || $tx:letter || ')', '$2$1$3')"/>
    <xsl:variable name="full" as="xs:string" select="replace($closed, '&#xFDD0;&#xFDD1;|&#xFDD2;&#xFDD3;', '')"/>
    <xsl:sequence select="if ($full = $string) then $string else tx:fitted($full)"/>
  </xsl:function>
</xsl:stylesheet>
