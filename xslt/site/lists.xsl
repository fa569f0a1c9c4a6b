<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Lists of works: a line for each, and pages of them in groups; a list that is too long for one page is parted.
  Input    tx:collection, tx:work.
  Output   li elements; tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:nobody" as="xs:string" select="'~'"/>

  <!-- A work in a list: its title leads to its page; who wrote it, when, and the other forms it is there in. -->
  <xsl:function name="tx:line" as="element()">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="up" as="xs:string"/>
    <xsl:param name="with-author" as="xs:boolean"/>
    <xsl:variable name="date" as="xs:string?" select="tx:date-words(tx:when($work))"/>
    <xsl:variable name="about" as="xs:string*" select="(string-join(tx:authors($work), ', ')[$with-author][.], $date)"/>
    <li>
      <xsl:sequence select="tx:title-link($work, $up)"/>
      <xsl:if test="exists($about)">
        <xsl:text> </xsl:text>
        <span class="by">{string-join($about, ', ')}</span>
      </xsl:if>
    </li>
  </xsl:function>

  <!-- The same with its first words and the other forms it is there in. -->
  <xsl:function name="tx:long-line" as="element()">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="up" as="xs:string"/>
    <li>
      <xsl:sequence select="tx:line($work, $up, true())/node()"/>
      <xsl:for-each select="$work/tx:begins">
        <xsl:text> </xsl:text>
        <span class="begins">
          <xsl:sequence select="tx:language($work/@lang)"/>
          <xsl:text>{.}</xsl:text>
        </span>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <span class="as">
        <xsl:for-each select="$work/tx:file[not(@format = 'html')]">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <a href="{$up}{@href}" aria-label="{tx:format-label(@format)}: {tx:title($work)}">{tx:format-label(@format)}</a>
        </xsl:for-each>
      </span>
    </li>
  </xsl:function>

  <xsl:function name="tx:title-link" as="element()">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="up" as="xs:string"/>
    <xsl:element name="{if ($work/@href) then 'a' else 'span'}">
      <xsl:attribute name="class" select="'title'"/>
      <xsl:for-each select="$work/@href">
        <xsl:attribute name="href" select="$up || ."/>
      </xsl:for-each>
      <xsl:sequence select="tx:language($work[tx:title]/@lang)"/>
      <xsl:text>{tx:title($work)}</xsl:text>
    </xsl:element>
  </xsl:function>

  <xsl:function name="tx:title" as="xs:string">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:sequence select="string(($work/tx:title[1][normalize-space()], $work/@name)[1])"/>
  </xsl:function>

  <xsl:function name="tx:authors" as="xs:string*">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:sequence select="$work/tx:item/tx:credit[@role = 'author']/tx:name/string()"/>
  </xsl:function>

  <!-- When it was written, else sent or printed. -->
  <xsl:function name="tx:when" as="element(tx:date)?">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:sequence select="($work/tx:written/tx:date, $work/tx:item/tx:letter/tx:action[@type = 'sent']/tx:date, $work/tx:item/tx:date)[@from or @to or normalize-space()][1]"/>
  </xsl:function>

  <xsl:function name="tx:sort-date" as="xs:string">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="string(($date/@from, $date/@to, '9999')[1])"/>
  </xsl:function>

  <!-- How a name stands in a list: as the collection's tables have it, else family name first. -->
  <xsl:function name="tx:listed" as="xs:string">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:variable name="family" as="xs:string" select="string(($name/@family, $name)[1])"/>
    <xsl:variable name="known" as="xs:string?" select="$name/ancestor::tx:work/tx:same[@name = string($name)][1]/@as"/>
    <xsl:sequence select="($known, string-join(($family || ($name/@suffix ! (' ' || .)), string-join(($name/@given, $name/@particle), ' ')[.]), ', '))[1]"/>
  </xsl:function>

  <!-- A name that may stand in an address. -->
  <xsl:function name="tx:slug" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="(replace(replace(tx:latin($words), '[^a-z0-9]+', '-'), '^-|-$', '')[.], 'x')[1]"/>
  </xsl:function>

  <!-- The id of what is called so: readable, and no other thing's. -->
  <xsl:function name="tx:anchor" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(normalize-space($words), '\s', '_')"/>
  </xsl:function>
</xsl:stylesheet>
