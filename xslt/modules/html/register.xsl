<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The register of a page: every person, place, organisation and work named in the text, and where.
  Input    TEI, and its text as the page shows it.
  Output   A section with a list for each kind; nothing where nothing is named.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Only what the page really shows is listed, so that no link back leads nowhere. -->
  <xsl:function name="tx:register" as="element()?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="shown" as="element()*"/>
    <xsl:variable name="named" as="element()*" select="tx:named-in($work)"/>
    <xsl:variable name="there" as="map(xs:string, xs:boolean)" select="
        map:merge((if (exists($named)) then $shown//@id else ()) ! map{string(): true()})"/>
    <xsl:variable name="mentions" as="element()*" select="$named[map:contains($there, tx:id(.))]"/>
    <xsl:if test="exists($mentions)">
      <section class="register furniture" aria-labelledby="{tx:at($work, 'textus.register')}" lang="{$tx:tongue}">
        <h2 id="{tx:at($work, 'textus.register')}">{tx:word('register')}</h2>
        <xsl:for-each select="'people', 'places', 'organisations', 'works', 'others'">
          <xsl:sequence select="tx:register-of(., $mentions[$tx:kinds-named(local-name(tx:entry(.))) = current()], $work)"/>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:register-of" as="element()?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="mentions" as="element()*"/>
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:if test="exists($mentions)">
      <section class="{$kind}">
        <h3>{tx:word('register-' || $kind)}</h3>
        <ul>
          <xsl:for-each-group select="$mentions" group-by="tx:id(tx:entry(.))">
            <xsl:sort select="tx:latin(tx:headword(tx:entry(.)))"/>
            <xsl:variable name="entry" as="element()" select="tx:entry(.)"/>
            <li>
              <xsl:if test="empty($work/preceding::TEI//@ref[tokenize(.) = '#' || current-grouping-key()])">
                <xsl:attribute name="id" select="current-grouping-key()"/>
              </xsl:if>
              <xsl:sequence select="tx:entry-words($entry)"/>
              <xsl:sequence select="tx:mentions(current-group(), tx:headword($entry))"/>
            </li>
          </xsl:for-each-group>
        </ul>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- A link back for each time the entry is named. -->
  <xsl:function name="tx:mentions" as="element()">
    <xsl:param name="mentions" as="element()+"/>
    <xsl:param name="headword" as="xs:string"/>
    <span class="mentions">
      <xsl:for-each select="$mentions">
        <xsl:text> </xsl:text>
        <a href="#{tx:id(.)}" role="doc-backlink" aria-label="{tx:word('mention')} {position()}: {$headword}">{position()}</a>
      </xsl:for-each>
    </span>
  </xsl:function>
</xsl:stylesheet>
