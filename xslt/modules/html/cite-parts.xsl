<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What citations are put together from.
  Input    tx:item.
  Output   tx:part elements that hold running text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A part that says something. -->
  <xsl:function name="tx:part" as="element(tx:part)?">
    <xsl:param name="content" as="item()*"/>
    <xsl:if test="normalize-space(string-join($content))">
      <tx:part>
        <xsl:sequence select="$content"/>
      </tx:part>
    </xsl:if>
  </xsl:function>

  <!-- The authors, else the editors; the first with the family name first where a list is sorted by it. -->
  <xsl:function name="tx:listed-names" as="xs:string?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="inverted" as="xs:boolean"/>
    <xsl:variable name="authors" as="element(tx:name)*" select="$item/tx:credit[@role = 'author']/tx:name"/>
    <xsl:variable name="names" as="xs:string*" select="
        $authors ! (if ($inverted and position() = 1) then tx:sort-name(.) else string())"/>
    <xsl:sequence select="if (count($names) gt 3) then $names[1] || ' ' || tx:word('others') else tx:listed-words($names)"/>
  </xsl:function>

  <xsl:function name="tx:listed-words" as="xs:string?">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="
        string-join((string-join($names[position() lt last()], ', ')[.], $names[last()]), ' ' || tx:word('and') || ' ')[.]"/>
  </xsl:function>

  <!-- A part of a whole and a manuscript stand in quotation marks, with the mark behind them as their language sets it. -->
  <xsl:function name="tx:title-part" as="element(tx:part)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="mark" as="xs:string"/>
    <xsl:variable name="title" as="xs:string?" select="$item/tx:title/string()"/>
    <xsl:variable name="own" as="xs:string?" select="$mark[not(matches($title, '[.?!…]$'))]"/>
    <xsl:choose>
      <xsl:when test="empty($title)"/>
      <xsl:when test="$item/@kind = ('book', 'pamphlet', 'thesis', 'report', 'periodical')">
        <xsl:sequence select="tx:part(tx:work-title($title, $item/tx:title/@xml:lang))"/>
      </xsl:when>
      <xsl:when test="$tx:tongue = 'de'">
        <xsl:sequence select="tx:part('„' || translate($title, '„“”', '‚‘’') || '“')"/>
      </xsl:when>
      <xsl:when test="$tx:tongue = 'fr'">
        <xsl:sequence select="tx:part('«&#xA0;' || translate($title, '«»', '“”') || '&#xA0;»')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:part('“' || translate($title, '“”', '‘’') || $own || '”')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:work-title" as="element()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="language" as="xs:string?"/>
    <cite>
      <xsl:sequence select="tx:language($language)"/>
      <xsl:text>{$title}</xsl:text>
    </cite>
  </xsl:function>

  <!-- “In The Mill, …”: a book is said to hold its part, a journal needs no word for it. -->
  <xsl:function name="tx:in-part" as="element(tx:part)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="tail" as="xs:string"/>
    <xsl:for-each select="$item/tx:in[1]">
      <xsl:variable name="held" as="item()*" select="
          (tx:word('in') || ' ')[not(starts-with($item/@kind, 'article'))], tx:work-title(string(.), ()), replace($tail, '^ +(:|$)', '$1')"/>
      <xsl:variable name="text" as="node()*">
        <xsl:for-each select="$held">
          <xsl:choose>
            <xsl:when test=". instance of node()">
              <xsl:sequence select="."/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="."/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:variable>
      <xsl:sequence select="tx:part($text)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- “Letter to Lidia, Zaretsk, 9 March 1911”; the title of a letter often says as much. -->
  <xsl:function name="tx:letter-part" as="element(tx:part)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="sent" as="element()*" select="$item/tx:letter/tx:action[@type = 'sent']"/>
    <xsl:variable name="to" as="xs:string?" select="tx:listed-words($item/tx:letter/tx:action[@type = 'received']/tx:name/string())"/>
    <xsl:variable name="words" as="xs:string?" select="
        $item/tx:letter[1][not(matches($item/tx:title, 'letter|brief|lettre|письмо', 'i'))] !
          string-join((tx:word('of-letter'), $to ! (tx:word('received') || ' ' || .)), ' ')"/>
    <xsl:sequence select="tx:part(string-join(($words, $sent/tx:place[1], $sent/tx:date[1] ! tx:said(.)), ', '))"/>
  </xsl:function>

  <!-- A letter is cited by the date it was written, unless it is cited as printed. -->
  <xsl:function name="tx:is-unprinted-letter" as="xs:boolean">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="exists($item/tx:letter/tx:action[@type = 'sent']/tx:date) and $item/@kind = ('personal_communication', 'manuscript', 'document')"/>
  </xsl:function>

  <!-- “Translated by Ada Weaver”, “edited by …” -->
  <xsl:function name="tx:credit-parts" as="element(tx:part)*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="sentence" as="xs:boolean"/>
    <xsl:for-each select="'translator', 'editor'">
      <xsl:variable name="role" as="xs:string" select="."/>
      <xsl:variable name="names" as="xs:string?" select="tx:listed-words($item/tx:credit[@role = $role]/tx:name/string())"/>
      <xsl:variable name="words" as="xs:string" select="tx:word(map{'translator': 'translated-by', 'editor': 'edited-by'}($role))"/>
      <xsl:if test="$names">
        <xsl:sequence select="tx:part((if ($sentence) then upper-case(substring($words, 1, 1)) || substring($words, 2) else $words) || ' ' || $names)"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
