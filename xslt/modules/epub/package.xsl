<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The package document: what the book is, its files, and their order.
  Input    TEI or teiCorpus; tx:part elements.
  Output   An OPF package (EPUB 3.3, section 5), with accessibility metadata (EPUB Accessibility 1.1, section 2).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.idpf.org/2007/opf"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:package" as="element()">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="parts" as="element(tx:part)*"/>
    <xsl:param name="divided" as="xs:boolean"/>
    <package version="3.0" unique-identifier="book-id" xml:lang="{tx:book-language($root)}">
      <metadata>
        <dc:identifier id="book-id">{tx:book-identifier($root)}</dc:identifier>
        <dc:title>{tx:book-title($root)}</dc:title>
        <dc:language>{tx:book-language($root)}</dc:language>
        <xsl:sequence select="tx:book-people($root), tx:book-facts($root)"/>
        <meta property="dcterms:modified">{tx:book-modified($root)}</meta>
        <xsl:sequence select="tx:accessibility($parts)"/>
      </metadata>
      <manifest>
        <item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="css" href="book.css" media-type="text/css"/>
        <xsl:for-each select="$parts">
          <item id="{substring-before(@file, '.')}" href="{@file}" media-type="application/xhtml+xml"/>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:if test="$divided and empty($parts[@kind = 'titlepage'])">
          <itemref idref="contents"/>
        </xsl:if>
        <xsl:for-each select="$parts">
          <itemref idref="{substring-before(@file, '.')}"/>
          <xsl:if test="$divided and position() = count($parts[@kind = 'titlepage'][1])">
            <itemref idref="contents"/>
          </xsl:if>
        </xsl:for-each>
      </spine>
    </package>
  </xsl:function>

  <!-- What the edition is called by others; else the digest of its transcription; else its words. -->
  <xsl:function name="tx:book-identifier" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="header" as="element()?" select="$root/teiHeader"/>
    <xsl:variable name="given" as="xs:string*" select="$header/fileDesc/publicationStmt/(. | p)/idno[normalize-space()] ! normalize-space()"/>
    <xsl:variable name="digest" as="xs:string*" select="$header//bibl[@type = 'transcription']/idno[@type = 'sha256'] ! ('urn:sha256:' || normalize-space())"/>
    <xsl:sequence select="($given, $digest, 'urn:textus:' || encode-for-uri(string-join((tx:titles($root) ! tx:squeezed(.), $header/fileDesc/titleStmt/author ! tx:squeezed(.)), '/')))[1]"/>
  </xsl:function>

  <xsl:function name="tx:book-people" as="element()*">
    <xsl:param name="root" as="element()"/>
    <xsl:for-each select="$root/descendant-or-self::TEI[teiHeader][1]">
      <xsl:variable name="item" as="element(tx:item)" select="tx:item(.)"/>
      <xsl:for-each select="$item/tx:credit[@role = 'author']">
        <xsl:sequence select="tx:person('creator', tx:name, 'aut', 'creator-' || position())"/>
      </xsl:for-each>
      <xsl:for-each select="$item/tx:credit[@role = 'translator']">
        <xsl:sequence select="tx:person('contributor', tx:name, 'trl', 'translator-' || position())"/>
      </xsl:for-each>
      <xsl:for-each select="$item/tx:edition/tx:credit[@for = 'editor of the collection']">
        <xsl:sequence select="tx:person('contributor', tx:name, 'edt', 'editor-' || position())"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:person" as="element()+">
    <xsl:param name="term" as="xs:string"/>
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:param name="relator" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:element name="dc:{$term}">
      <xsl:attribute name="id" select="$id"/>
      <xsl:text>{$name}</xsl:text>
    </xsl:element>
    <meta refines="#{$id}" property="role" scheme="marc:relators">{$relator}</meta>
    <meta refines="#{$id}" property="file-as">{tx:sort-name($name)}</meta>
  </xsl:function>

  <!-- The other terms of Dublin Core, as everywhere. -->
  <xsl:function name="tx:book-facts" as="element()*">
    <xsl:param name="root" as="element()"/>
    <xsl:for-each select="$root/descendant-or-self::TEI[teiHeader][1]">
      <xsl:for-each select="tx:dc-values(., tx:item(.))[@name = ('subject', 'description', 'publisher', 'source', 'rights', 'relation')]">
        <xsl:element name="dc:{@name}">{.}</xsl:element>
      </xsl:for-each>
      <xsl:for-each select="tx:item(.)/tx:edition/tx:date/@from">
        <dc:date>{.}</dc:date>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- As xs:dateTime in UTC, which the specification demands; a day is its first moment. -->
  <xsl:function name="tx:book-modified" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="header" as="element()?" select="$root/teiHeader"/>
    <xsl:variable name="said" as="xs:string*" select="
        $modified, sort($header/revisionDesc//change/@when/string())[last()], $header/fileDesc/publicationStmt/(. | p)/date/@when/string()"/>
    <xsl:variable name="days" as="xs:string*" select="
        $said ! (if (matches(., '^[0-9]{4}$')) then . || '-01-01' else if (matches(., '^[0-9]{4}-[0-9]{2}$')) then . || '-01' else .)"/>
    <xsl:variable name="moments" as="xs:dateTime*" select="
        $days ! (if (. castable as xs:date) then xs:dateTime(adjust-date-to-timezone(xs:date(.), ())) else if (. castable as xs:dateTime) then xs:dateTime(.) else ())"/>
    <xsl:variable name="moment" as="xs:dateTime" select="($moments, xs:dateTime('1970-01-01T00:00:00'))[1]"/>
    <xsl:variable name="utc" as="xs:dateTime" select="
        if (exists(timezone-from-dateTime($moment))) then adjust-dateTime-to-timezone($moment, xs:dayTimeDuration('PT0S')) else $moment"/>
    <xsl:sequence select="format-dateTime($utc, '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]') || 'Z'"/>
  </xsl:function>

  <xsl:function name="tx:accessibility" as="element()*">
    <xsl:param name="parts" as="element(tx:part)*"/>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="'tableOfContents', 'structuralNavigation', 'readingOrder', 'displayTransformability', 'ARIA'">
      <meta property="schema:accessibilityFeature">{.}</meta>
    </xsl:for-each>
    <xsl:if test="exists($parts//h:span[@class = 'pb'][@data-n])">
      <meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
      <meta property="schema:accessibilityFeature">pageNavigation</meta>
    </xsl:if>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{tx:word('accessibility')}</meta>
  </xsl:function>
</xsl:stylesheet>
