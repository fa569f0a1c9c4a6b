<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A work cited in three styles: by author and date, as a list of works cited has it (MLA), in a note (Chicago).
  Input    tx:item.
  Output   Running text with cite elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- “Weaver, Ada. 1912. “Of Looms.” The Mill 3 (2): 41–47. https://…” -->
  <xsl:function name="tx:author-date" as="node()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="numbers" as="xs:string" select="
        string-join(($item/tx:volume, $item/tx:issue ! ('(' || . || ')')), ' ') || $item/tx:pages ! (': ' || .)"/>
    <xsl:sequence select="tx:sentences((
        tx:part(tx:listed-names($item, true())), tx:part((tx:years($item/tx:date), $item/tx:date/string()[.], tx:word('undated'))[1]),
        tx:title-part($item, '.'), tx:letter-part($item),
        tx:in-part($item, ' ' || $numbers), tx:credit-parts($item, true()), tx:imprint-part($item, false()),
        tx:archive-part($item), tx:digital-part($item)))"/>
  </xsl:function>

  <!-- “Weaver, Ada. “Of Looms.” The Mill, vol. 3, no. 2, April 1912, pp. 41–47.” -->
  <xsl:function name="tx:works-cited" as="node()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="numbers" as="xs:string*" select="tx:unit($item/tx:volume), tx:unit($item/tx:issue), tx:unit($item/tx:chapter)"/>
    <xsl:variable name="inside" as="xs:string" select="
        string-join(($numbers, tx:said-date($item)[not($item/tx:publisher or $item/tx:place or tx:is-unprinted-letter($item))], tx:pages-words($item)) ! (', ' || .))"/>
    <xsl:sequence select="tx:sentences((
        tx:part(tx:listed-names($item, true())), tx:title-part($item, '.'), tx:letter-part($item), tx:in-part($item, $inside),
        if ($item/tx:in or tx:is-unprinted-letter($item)) then () else tx:part(string-join(($numbers, tx:said-date($item)[not($item/tx:publisher or $item/tx:place)]), ', ')),
        tx:credit-parts($item, true()), tx:imprint-part($item, true()), tx:archive-part($item), tx:digital-part($item)))"/>
  </xsl:function>

  <!-- “Ada Weaver, “Of Looms,” The Mill 3, no. 2 (April 1912): 41–47, https://….” -->
  <xsl:function name="tx:note" as="node()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="date" as="xs:string?" select="tx:said-date($item)"/>
    <xsl:variable name="imprint" as="xs:string" select="tx:place-and-publisher($item)"/>
    <xsl:variable name="brackets" as="xs:string" select="string-join(($imprint[.], $date[not(tx:is-unprinted-letter($item))]), ', ')"/>
    <xsl:variable name="tail" as="xs:string" select="
        string-join((string-join(($item/tx:volume, $item/tx:issue ! tx:unit(.)), ', ')[.], $brackets[.] ! ('(' || . || ')')), ' ')
        || $item/tx:pages ! (': ' || .)"/>
    <xsl:sequence select="tx:clauses((
        tx:part(tx:listed-names($item, false())), tx:title-part($item, ','), tx:letter-part($item), tx:credit-parts($item, false()),
        if ($item/tx:in) then tx:in-part($item, ' ' || $tail) else tx:part($tail), tx:archive-part($item), tx:digital-part($item)))"/>
  </xsl:function>

  <!-- Sentences: each ends with a full stop, unless it ends with a mark or an address. -->
  <xsl:function name="tx:sentences" as="node()*">
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:for-each select="$parts">
      <xsl:copy-of select="node()" copy-namespaces="no"/>
      <xsl:text>{'.'[not(matches(current(), '[.?!…][”»“’)]?$|://\S+$'))]}{if (position() lt last()) then ' ' else ''}</xsl:text>
    </xsl:for-each>
  </xsl:function>

  <!-- One sentence of clauses with commas; before brackets stands none. -->
  <xsl:function name="tx:clauses" as="node()*">
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:for-each select="$parts">
      <xsl:variable name="place" as="xs:integer" select="position()"/>
      <xsl:copy-of select="node()" copy-namespaces="no"/>
      <xsl:text>{if (position() = last()) then '.'[not(matches(current(), '[.?!]$|://\S+$'))]
        else if (matches(., '[,?!][”»“]?$') or starts-with($parts[$place + 1], '(')) then ' ' else ', '}</xsl:text>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
