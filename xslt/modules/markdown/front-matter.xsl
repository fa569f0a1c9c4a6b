<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the header says of a work, before its text: YAML, as Pandoc, Hugo, Jekyll, MkDocs and Quarto read it.
  Input    TEI; a teiCorpus, of which only titles, authors and the like of its own header are said.
  Output   Lines.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:front-matter" as="xs:string*">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="work" as="element(TEI)?" select="$document/self::TEI"/>
    <xsl:variable name="item" as="element(tx:item)?" select="$work ! tx:item(.)"/>
    <xsl:variable name="terms" as="element(tx:dc)*" select="$work ! tx:dc-values(., $item)"/>
    <xsl:variable name="titles" as="xs:string*" select="tx:titles($document) ! tx:squeezed(.)"/>
    <xsl:variable name="credits" as="element(tx:credit)*" select="$item/tx:credit, $item/tx:edition/tx:credit"/>
    <xsl:sequence select="
        '---', tx:yaml('title', $titles[1]), tx:yaml('subtitle', string-join(tail($titles), '. ')[.]),
        tx:yaml-list('author', if ($work) then $credits[@role = 'author']/tx:name else $document/teiHeader/fileDesc/titleStmt/author ! tx:name(.)),
        tx:yaml-list('translator', $credits[@role = 'translator']/tx:name), tx:yaml-list('editor', $credits[@role = 'editor']/tx:name),
        tx:yaml('date', ($item/tx:date, $item/tx:edition/tx:date)[1] ! (tx:span(.), tx:date-words(.))[1]),
        tx:yaml('lang', $terms[@name = 'language'][1]), tx:yaml-list('keywords', $terms[@name = 'subject']),
        tx:yaml('publisher', $terms[@name = 'publisher'][1]), tx:yaml('source', $terms[@name = 'source'][1]),
        tx:yaml('identifier', $terms[@name = 'identifier'][1]), tx:yaml('rights', string-join($terms[@name = 'rights'], '. ')[.]), '---', ''"/>
  </xsl:function>

  <xsl:function name="tx:yaml" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="normalize-space(string($value))[.] ! ($key || ': ' || tx:yaml-string(.))"/>
  </xsl:function>

  <xsl:function name="tx:yaml-list" as="xs:string*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="said" as="xs:string*" select="distinct-values($values ! normalize-space(string(.)))[.]"/>
    <xsl:sequence select="($key || ':')[exists($said)], $said ! ('  - ' || tx:yaml-string(.))"/>
  </xsl:function>

  <!-- Between quotation marks, as nothing in a title is YAML; what YAML has no character for is said by its number. -->
  <xsl:function name="tx:yaml-string" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$words" regex="[&quot;\\]|[&#x7F;-&#x9F;&#x2028;&#x2029;&#xFDD0;-&#xFDEF;]">
        <xsl:matching-substring>{if (. = ('"', '\')) then '\' || . else '\u' || tx:four-digits(string-to-codepoints(.))}</xsl:matching-substring>
        <xsl:non-matching-substring>{.}</xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="'&quot;' || string-join($pieces) || '&quot;'"/>
  </xsl:function>

  <xsl:function name="tx:four-digits" as="xs:string">
    <xsl:param name="code" as="xs:integer"/>
    <xsl:sequence select="string-join((4096, 256, 16, 1) ! substring('0123456789ABCDEF', ($code idiv .) mod 16 + 1, 1))"/>
  </xsl:function>
</xsl:stylesheet>
