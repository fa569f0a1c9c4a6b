<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  “Cite this”: the work in three styles, and the text in other formats.
  Input    TEI; the parameter "formats".
  Output   A section of the panel; link elements for the head.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:cite-this" as="element()">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="item" as="element(tx:item)" select="tx:item($work)"/>
    <section class="cite" aria-labelledby="{tx:at($work, 'textus.cite')}">
      <h3 id="{tx:at($work, 'textus.cite')}" lang="{$tx:tongue}">{tx:word('cite')}</h3>
      <dl>
        <xsl:sequence select="
            tx:style('author-date', tx:author-date($item)), tx:style('works-cited', tx:works-cited($item)), tx:style('note', tx:note($item))"/>
        <xsl:if test="$work is root($work)/* and tx:addresses() != ''">
          <div class="row formats">
            <dt lang="{$tx:tongue}">{tx:word('formats')}</dt>
            <dd>
              <xsl:for-each select="tx:addresses()">
                <xsl:text>{if (position() gt 1) then ' · ' else ''}</xsl:text>
                <a href="{substring-after(., '=')}" type="{tx:format-type(substring-before(., '='))}">{tx:format-label(substring-before(., '='))}</a>
              </xsl:for-each>
            </dd>
          </div>
        </xsl:if>
      </dl>
    </section>
  </xsl:function>

  <xsl:function name="tx:style" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="words" as="node()*"/>
    <div class="row {$name}">
      <dt lang="{$tx:tongue}">{tx:word('style-' || $name)}</dt>
      <dd class="citation" lang="{$tx:tongue}">
        <xsl:sequence select="$words"/>
      </dd>
    </div>
  </xsl:function>

  <!-- "name=address" for each other format there is. -->
  <xsl:function name="tx:addresses" as="xs:string*">
    <xsl:sequence select="tokenize($formats)[matches(., '^[^=]+=[^=]')][not(matches(substring-after(., '='), '^[a-z]+:', 'i'))
        or matches(substring-after(., '='), '^https?:', 'i')]"/>
  </xsl:function>

  <xsl:function name="tx:alternates" as="element()*">
    <xsl:for-each select="tx:addresses()">
      <link rel="alternate" href="{substring-after(., '=')}" type="{tx:format-type(substring-before(., '='))}" title="{tx:format-label(substring-before(., '='))}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- An identifier of ours on a page with one work or several. -->
  <xsl:function name="tx:at" as="xs:string">
    <xsl:param name="work" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="before" as="xs:integer" select="count($work/preceding::TEI)"/>
    <xsl:sequence select="if ($before) then $name || '.' || ($before + 1) else $name"/>
  </xsl:function>
</xsl:stylesheet>
