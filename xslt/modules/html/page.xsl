<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The head of a page, and the switch between its two views.
  Input    TEI or teiCorpus.
  Output   head; a paragraph with a check box.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="tx:head" as="element()">
    <xsl:variable name="titles" as="xs:string*" select="tx:titles(.) ! tx:squeezed(.)"/>
    <xsl:variable name="authors" as="xs:string*" select="teiHeader/fileDesc/titleStmt/author[normalize-space()] ! tx:name(.)"/>
    <head>
      <meta charset="UTF-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>{string-join(($authors, ($titles[1], tx:word('untitled'))[1]), ': ')}</title>
      <xsl:for-each select="$authors">
        <meta name="author" content="{.}"/>
      </xsl:for-each>
      <meta name="generator" content="textus"/>
      <xsl:if test="$metadata = 'yes'">
        <xsl:sequence select="self::TEI[teiHeader] ! tx:metadata(.)"/>
      </xsl:if>
      <xsl:if test="$canonical">
        <link rel="canonical" href="{$canonical}"/>
      </xsl:if>
      <xsl:sequence select="tx:alternates()"/>
      <xsl:choose>
        <xsl:when test="$css">
          <link rel="stylesheet" href="{$css}"/>
        </xsl:when>
        <xsl:otherwise>
          <style>{$tx:css}{tx:running-heads(string-join($authors, ', '), $titles[1])}</style>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:variable name="shown" as="xs:string?" select="tx:shown-in-place(.)"/>
      <xsl:if test="$shown">
        <style>{$shown}</style>
      </xsl:if>
      <xsl:if test="$more-css">
        <style>{$more-css}</style>
      </xsl:if>
    </head>
  </xsl:template>

  <!-- On paper the author stands above left pages and the title above right ones. -->
  <xsl:function name="tx:running-heads" as="xs:string">
    <xsl:param name="author" as="xs:string"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:variable name="left" as="xs:string" select="tx:css-string(($author[.], $title, '')[1])"/>
    <xsl:variable name="right" as="xs:string" select="tx:css-string(($title, $author)[1])"/>
    <xsl:sequence select="
        '@page :left { @top-center { content: ' || $left || ' } } @page :right { @top-center { content: ' || $right
        || ' } } @page :first { @top-center { content: &quot;&quot; } }&#xA;'"/>
  </xsl:function>

  <!-- As a string of CSS within an element of HTML: nothing in it may end either. -->
  <xsl:function name="tx:css-string" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="short" as="xs:string" select="if (string-length($words) gt 60) then replace(substring($words, 1, 60), '\s\S*$', '') || ' …' else $words"/>
    <xsl:sequence select="'&quot;' || replace(replace($short, '[&quot;\\]', '\\$0'), '&lt;', '\\3c ') || '&quot;'"/>
  </xsl:function>

  <!-- A note is shown at the foot of the window while its call is pointed at or has the focus: one selector a note, so that its
       words stand in the page once. With very many notes the browser would be slow; there the call only leads to its note. -->
  <xsl:function name="tx:shown-in-place" as="xs:string?">
    <xsl:param name="page" as="element()"/>
    <xsl:variable name="notes" as="xs:string*" select="$page//text//note[tx:is-called(.)] ! tx:id(.)"/>
    <xsl:if test="count($notes) = (1 to 300)">
      <xsl:variable name="selectors" as="xs:string+" select="
          for $note in $notes return
          'body:has(a[href=&quot;#' || $note || '&quot;]:is(:hover, :focus-visible)) li[id=&quot;' || $note || '&quot;]'"/>
      <xsl:sequence select="'@media screen and (hover: hover) { ' || string-join($selectors, ',&#xA;') || ' { ' || $tx:at-foot || ' } }&#xA;'"/>
    </xsl:if>
  </xsl:function>

  <xsl:variable name="tx:at-foot" as="xs:string" select="'position: fixed; inset: auto 0 0; z-index: 4; margin: 0; max-height: 50vh; overflow: auto; border-top: 2px solid var(--mark); '
      || 'padding: 1rem max(1.25rem, calc((100vw - var(--measure)) / 2)); background: var(--tint); pointer-events: none;'"/>

  <!-- The switch between the reading text and the text as transcribed, where they differ; it works by the style sheet alone. -->
  <xsl:template name="tx:switch" as="element()?">
    <xsl:if test=".//text//(choice | fw | pc[@force = 'weak'] | milestone[@type = 'falseParagraphBreak'])">
      <p class="switch furniture" lang="{$tx:tongue}">
        <input type="checkbox" id="textus.view">
          <xsl:if test="$view = 'diplomatic'">
            <xsl:attribute name="checked" select="'checked'"/>
          </xsl:if>
        </input>
        <label for="textus.view">{tx:word('view')}</label>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
