<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Blocks that are set in a way of their own.
  Input    head, quote, epigraph, l, lg, sp, closer, milestone …
  Output   tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="*[matches(local-name(), '^div[1-7]?$')]/head" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:sequence select="tx:spaced($blocks, if (preceding-sibling::*) then 1 else 2)"/>
  </xsl:template>

  <xsl:template match="docTitle" mode="block" as="element(tx:block)*">
    <tx:block>{string-join(node() ! tx:string(.)[normalize-space()], '&#xA;')}</tx:block>
  </xsl:template>
  <xsl:template match="docTitle[text()[normalize-space()]]" mode="block" as="element(tx:block)*" priority="2">
    <tx:block>{tx:string(node())}</tx:block>
  </xsl:template>

  <xsl:template match="address[addrLine]" mode="block" as="element(tx:block)*">
    <tx:block>{string-join(* ! tx:string(.), '&#xA;')}</tx:block>
  </xsl:template>

  <xsl:template match="quote | q | said | epigraph | floatingText | figure | argument" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:sequence select="tx:shifted($blocks, if (tx:is-container(parent::cit) and parent::cit/parent::quote) then 0 else 4)"/>
  </xsl:template>

  <!-- Lines of verse follow one another without a gap; a line too long for the page hangs. -->
  <xsl:template match="l" mode="block" as="element(tx:block)*">
    <xsl:variable name="first" as="xs:boolean" select="empty(preceding-sibling::*[not(self::pb)][1]/self::l)"/>
    <xsl:choose>
      <xsl:when test="tx:holds-blocks(.)">
        <xsl:call-template name="tx:blocks"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="gap" as="xs:integer" select="if ($first and not(preceding-sibling::*[1]/self::speaker)) then 1 else 0"/>
        <tx:block gap="{$gap}" indent="{2 * tx:indent-steps(.)}" hang="4">{tx:string(node())}</tx:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="lg[not(parent::lg)]" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:sequence select="tx:shifted(tx:spaced($blocks, if (preceding-sibling::*[1]/self::speaker) then 0 else 1),
        if (ancestor::quote or ancestor::epigraph or parent::sp) then 0 else 4)"/>
  </xsl:template>

  <!-- The speaker, the stage directions right behind and the first paragraph of prose share a line. -->
  <xsl:template match="sp[speaker]" mode="block" as="element(tx:block)*">
    <xsl:variable name="speaker" as="element(speaker)" select="speaker[1]"/>
    <xsl:variable name="after" as="element()*" select="$speaker/following-sibling::*"/>
    <xsl:variable name="speech" as="element()?" select="$after[not(self::stage)][1]"/>
    <xsl:variable name="stages" as="element(stage)*" select="$after/self::stage[empty($speech) or . &lt;&lt; $speech]"/>
    <xsl:variable name="first" as="element(p)?" select="$speech/self::p[not(tx:holds-blocks(.))]"/>
    <xsl:variable name="last" as="element()" select="($speaker, $stages, $first)[last()]"/>
    <xsl:call-template name="tx:blocks">
      <xsl:with-param name="nodes" select="node()[. &lt;&lt; $speaker]"/>
    </xsl:call-template>
    <tx:block hang="2">{string-join(($speaker, $stages, $first) ! normalize-space(tx:string(.)), ' ')}</tx:block>
    <xsl:variable name="rest" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks">
        <xsl:with-param name="nodes" select="node()[. >> $last]"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="tx:shifted($rest, if ($first) then 2 else 0)"/>
  </xsl:template>
  <xsl:template match="castItem" mode="block" as="element(tx:block)">
    <tx:block gap="{if (preceding-sibling::*[1]/self::castItem) then 0 else 1}" hang="4">{tx:string(node())}</tx:block>
  </xsl:template>

  <xsl:template match="closer[not(parent::div/@type = 'headnote')]" mode="block" as="element(tx:block)*">
    <xsl:variable name="blocks" as="element(tx:block)*">
      <xsl:call-template name="tx:blocks"/>
    </xsl:variable>
    <xsl:sequence select="tx:shifted($blocks, 4)"/>
  </xsl:template>

  <!-- A section break as printed, three stars where the transcription does not say. -->
  <xsl:template match="milestone" mode="block" as="element(tx:block)">
    <tx:block indent="4" lines="kept">{(tx:generated(.)[.], '* * *')[1]}</tx:block>
  </xsl:template>

  <xsl:template match="eg" mode="block" as="element(tx:block)">
    <tx:block indent="4" lines="kept">{string()}</tx:block>
  </xsl:template>
</xsl:stylesheet>
