<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Keeps the characters of a text from being read as Markdown.
  Input    Strings in which signs of ours say where emphasis, a link or a line begins and ends (see emphasis.xsl).
  Output   Lines of Markdown.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Signs of ours are noncharacters of Unicode, which are for such use. -->
  <xsl:variable name="tx:em" as="xs:string" select="'&#xFDD0;'"/>
  <xsl:variable name="tx:end-em" as="xs:string" select="'&#xFDD1;'"/>
  <xsl:variable name="tx:strong" as="xs:string" select="'&#xFDD2;'"/>
  <xsl:variable name="tx:end-strong" as="xs:string" select="'&#xFDD3;'"/>
  <xsl:variable name="tx:raw" as="xs:string" select="'&#xFDD4;'"/>
  <xsl:variable name="tx:end-raw" as="xs:string" select="'&#xFDD5;'"/>

  <xsl:variable name="tx:literal" as="xs:string" select="'&#xFDD6;'"/>

  <!-- A character of a text that is one of our signs is said by its number among them. -->
  <xsl:template match="text()[matches(., '[&#xFDD0;-&#xFDD6;]')]" mode="inline" as="xs:string">
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="translate(., '&#9;&#xA;&#xD;', '   ')" regex="[&#xFDD0;-&#xFDD6;]">
        <xsl:matching-substring>{$tx:literal}{string-to-codepoints(.) - string-to-codepoints($tx:em)}</xsl:matching-substring>
        <xsl:non-matching-substring>{.}</xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:template>

  <!-- The characters themselves, when all else is done. -->
  <xsl:function name="tx:with-literals" as="xs:string">
    <xsl:param name="made" as="xs:string"/>
    <xsl:sequence select="
        if (not(contains($made, $tx:literal))) then $made
        else string-join(analyze-string($made, $tx:literal || '[0-6]')/*
          ! (if (local-name() = 'match') then codepoints-to-string(string-to-codepoints($tx:em) + xs:integer(substring(., 2))) else string()))"/>
  </xsl:function>

  <!-- Markdown that is not to be escaped. -->
  <xsl:function name="tx:markup" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="$tx:raw || $words || $tx:end-raw"/>
  </xsl:function>

  <!-- A string as lines of Markdown, none of them empty; what begins a line may still look like a list or a heading. -->
  <xsl:function name="tx:inline-lines" as="xs:string*">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="tokenize(tx:marked($string), '&#xA;') ! normalize-space(.)[.]"/>
  </xsl:function>

  <!-- The lines of a paragraph. -->
  <xsl:function name="tx:paragraph-lines" as="xs:string*">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="tx:inline-lines($string) ! tx:begun(.)"/>
  </xsl:function>

  <!-- What would open a heading, a list, a quotation, a rule or a definition is escaped where it begins a line. -->
  <xsl:function name="tx:begun" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="
        if (matches($line, '^([+#>:]|-+( |-|$)|=+$)')) then '\' || $line
        else if (matches($line, '^[0-9]{1,9}[.)]( |$)')) then replace($line, '^([0-9]+)', '$1\\')
        else replace(replace($line, '^&#xA0;', '&amp;nbsp;'), '&#xA0;$', '&amp;nbsp;')"/>
  </xsl:function>

  <!-- A run of text between two pieces of markup; what stands beside those must not join them. -->
  <xsl:function name="tx:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="after-markup" as="xs:boolean"/>
    <xsl:param name="before-markup" as="xs:boolean"/>
    <xsl:variable name="safe" as="xs:string" select="replace(replace($text, '[\\`*_\[\]&lt;|~$^]', '\\$0'), '&amp;(#?[A-Za-z0-9]+;)', '\\&amp;$1')"/>
    <xsl:variable name="begun" as="xs:string" select="if ($after-markup) then replace($safe, '^[:({]', '\\$0') else $safe"/>
    <xsl:sequence select="if ($before-markup) then replace($begun, '!$', '\\!') else $begun"/>
  </xsl:function>
</xsl:stylesheet>
