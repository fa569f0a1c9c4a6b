<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The table of contents of a divided work.
  Input    A text element.
  Output   nav with nested ol elements, one entry a heading; nothing for a work that is not divided.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="tx:contents" as="element()?">
    <xsl:variable name="text" as="element(text)" select="ancestor-or-self::text[last()]"/>
    <xsl:variable name="divided" as="xs:boolean" select="
        count($text/body/*/descendant-or-self::*[tx:is-listed(.)]) gt 1 or exists($text/group)"/>
    <xsl:if test="$contents = 'yes' or $contents = 'auto' and $divided">
      <xsl:variable name="entries" as="element()?">
        <xsl:call-template name="tx:entries">
          <xsl:with-param name="parents" select="$text/(front | body | back), $text/group/text"/>
        </xsl:call-template>
      </xsl:variable>
      <nav class="toc furniture" aria-label="{tx:word('contents')}">
        <xsl:choose>
          <!-- Beside a printed table of contents ours is kept shut. -->
          <xsl:when test="$text//*[tx:is-printed-contents(.)]">
            <details>
              <summary lang="{$tx:tongue}">{tx:word('contents')}</summary>
              <xsl:sequence select="$entries"/>
            </details>
          </xsl:when>
          <xsl:otherwise>
            <h2 lang="{$tx:tongue}">{tx:word('contents')}</h2>
            <xsl:sequence select="$entries"/>
          </xsl:otherwise>
        </xsl:choose>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="tx:is-printed-contents" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@type = ('contents', 'toc')"/>
  </xsl:function>

  <!-- A division is listed if it has a heading and is not itself a table of contents. -->
  <xsl:function name="tx:is-listed" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="matches(local-name($division), '^div[1-7]?$') and exists($division/head[matches(tx:reading(.), '[\p{L}\p{N}]')]) and not(tx:is-printed-contents($division))"/>
  </xsl:function>

  <!-- The nearest listed divisions below; one without a heading is looked through. -->
  <xsl:function name="tx:listed-below" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/*[not(self::floatingText)] ! (
          if (tx:is-listed(.)) then .
          else if (matches(local-name(), '^(div[1-7]?|front|body|back)$')) then tx:listed-below(.) else ())"/>
  </xsl:function>

  <xsl:template name="tx:entries" as="element()?">
    <xsl:param name="parents" as="element()*"/>
    <xsl:param name="level" as="xs:integer" select="1"/>
    <xsl:variable name="divisions" as="element()*" select="$parents ! tx:listed-below(.)"/>
    <xsl:if test="exists($divisions) and $level le 3">
      <ol>
        <xsl:for-each select="$divisions">
          <li>
            <a href="#{tx:id(.)}">
              <xsl:sequence select="tx:language((head[1]/@xml:lang, @xml:lang)[1])"/>
              <xsl:value-of select="string-join(head[position() le 2] ! tx:reading(.), ' — ')"/>
            </a>
            <xsl:call-template name="tx:entries">
              <xsl:with-param name="parents" select="."/>
              <xsl:with-param name="level" select="$level + 1"/>
            </xsl:call-template>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
