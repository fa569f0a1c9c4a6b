<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The registers of a collection: every person, place, organisation and work named in it, with the words around each mention.
  Input    tx:collection.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:registers" as="xs:string+" select="'people', 'places', 'organisations', 'works', 'others'"/>

  <xsl:function name="tx:register-file" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="if ($kind = 'people') then 'persons' else if ($kind = 'works') then 'works-named' else if ($kind = 'others') then 'names' else $kind"/>
  </xsl:function>

  <xsl:function name="tx:is-named" as="xs:boolean">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="exists($collection/tx:work/tx:entry[@kind = $kind])"/>
  </xsl:function>

  <xsl:function name="tx:register-pages" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:if test="tx:is-named($collection, $kind)">
      <xsl:sequence select="tx:parted($collection, tx:register-file($kind), tx:sheets(tx:register-file($kind), tx:initials($collection/tx:work/tx:entry[@kind = $kind])), ())"/>
    </xsl:if>
  </xsl:function>

  <!-- The entries under their initials. -->
  <xsl:function name="tx:initials" as="element()*">
    <xsl:param name="entries" as="element(tx:entry)+"/>
    <xsl:for-each-group select="$entries" group-by="tx:initial(@name)">
      <xsl:sort select="current-grouping-key()"/>
      <section id="initial-{current-grouping-key()}" data-part="{current-grouping-key()}" class="index">
        <h2>{tx:part-name(current-grouping-key())}</h2>
        <ul class="entries">
          <xsl:for-each-group select="current-group()" group-by="string(@key)">
            <xsl:sort select="tx:latin(@name)"/>
            <xsl:sort select="current-grouping-key()"/>
            <li id="{current-grouping-key()}">
              <xsl:sequence select="tx:entry-head(current-group()), tx:places-of(current-group())"/>
            </li>
          </xsl:for-each-group>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:function>

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

  <!-- Where it is named, work by work; many mentions in one work are folded. -->
  <xsl:function name="tx:places-of" as="element()+">
    <xsl:param name="entries" as="element(tx:entry)+"/>
    <xsl:for-each select="$entries">
      <xsl:sort select="tx:sort-date(tx:when(..))"/>
      <xsl:sort select="tx:latin(tx:title(..))"/>
      <div class="in">
        <p class="work-title">
          <xsl:sequence select="tx:title-link(.., '')"/>
          <span class="by">{string-join((tx:authors(..), tx:date-words(tx:when(..))), ', ')}</span>
        </p>
        <xsl:sequence select="tx:contexts(subsequence(tx:mention, 1, 3))"/>
        <xsl:if test="count(tx:mention) gt 3">
          <details>
            <summary>{tx:counted(count(tx:mention) - 3, 'more-mention')}</summary>
            <xsl:sequence select="tx:contexts(subsequence(tx:mention, 4))"/>
          </details>
        </xsl:if>
      </div>
    </xsl:for-each>
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
