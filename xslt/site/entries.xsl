<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  An entry of a register: what is known of it, and the words around every mention.
  Input    tx:entry elements of one key, each in its work.
  Output   h3, div, ul.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- What the lists of the works know of it. -->
  <xsl:function name="tx:entry-head" as="element()">
    <xsl:param name="entries" as="element(tx:entry)+"/>
    <xsl:variable name="forms" as="xs:string*" select="distinct-values($entries/(@name, tx:form))[not(. = $entries[1]/@name)]"/>
    <h3>
      <xsl:for-each select="$entries[1]/@by">{.}, </xsl:for-each>
      <xsl:element name="{if ($entries[1]/@kind = 'works') then 'cite' else 'span'}">{$entries[1]/@name}</xsl:element>
      <xsl:if test="exists($forms)">
        <span class="quiet">, {tx:word('also')} {string-join($forms, ', ')}</span>
      </xsl:if>
      <xsl:for-each select="distinct-values($entries/@about)">
        <span class="quiet"> {.}</span>
      </xsl:for-each>
      <xsl:for-each-group select="$entries/tx:authority" group-by="string(@href)">
        <xsl:text> </xsl:text>
        <a class="quiet" href="{@href}" rel="noopener noreferrer">{.}</a>
      </xsl:for-each-group>
    </h3>
  </xsl:function>

  <!-- Where a work names it; many mentions are folded, and of very many the page of the work has the rest. -->
  <xsl:function name="tx:place-of" as="element()">
    <xsl:param name="entry" as="element(tx:entry)"/>
    <xsl:variable name="work" as="element(tx:work)" select="$entry/.."/>
    <xsl:variable name="mentions" as="element(tx:mention)+" select="$entry/tx:mention"/>
    <xsl:variable name="untold" as="xs:integer" select="xs:integer(($entry/@number, count($mentions))[1]) - count($mentions)"/>
    <div class="in">
      <p class="work-title">
        <xsl:sequence select="tx:title-link($work, '')"/>
        <xsl:text> </xsl:text>
        <span class="by">{string-join((tx:authors($work), tx:date-words(tx:when($work))), ', ')}</span>
      </p>
      <xsl:sequence select="tx:contexts(subsequence($mentions, 1, 3))"/>
      <xsl:if test="count($mentions) gt 3">
        <details>
          <summary>{tx:counted(count($mentions) - 3 + $untold, 'more-mention')}</summary>
          <xsl:sequence select="tx:contexts(subsequence($mentions, 4))"/>
          <xsl:if test="$untold gt 0 and $work/@href">
            <p><a href="{$work/@href}#{encode-for-uri($entry/@key)}">{tx:counted($untold, 'more-mention')}</a></p>
          </xsl:if>
        </details>
      </xsl:if>
    </div>
  </xsl:function>

  <xsl:function name="tx:contexts" as="element()">
    <xsl:param name="mentions" as="element(tx:mention)+"/>
    <xsl:variable name="work" as="element(tx:work)" select="$mentions[1]/ancestor::tx:work"/>
    <ul class="contexts">
      <xsl:for-each select="$mentions">
        <li>
          <xsl:sequence select="tx:language($work/@lang)"/>
          <xsl:text>{tx:before}</xsl:text>
          <xsl:element name="{if ($work/@href) then 'a' else 'b'}">
            <xsl:if test="$work/@href">
              <xsl:attribute name="href" select="$work/@href || '#' || encode-for-uri(@at)"/>
            </xsl:if>
            <xsl:text>{tx:named}</xsl:text>
          </xsl:element>
          <xsl:text>{tx:behind}</xsl:text>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>
</xsl:stylesheet>
