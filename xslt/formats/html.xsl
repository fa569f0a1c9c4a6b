<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "html": one page a work, without script and without network.
  Input    A TEI or teiCorpus document.
  Output   HTML5.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="html" label="HTML" extension="html" media-type="text/html">A web page: a single file without scripts or external resources.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../lib/generated.xsl"/>
  <xsl:include href="../lib/content.xsl"/>
  <xsl:include href="../lib/notes.xsl"/>
  <xsl:include href="../lib/lists.xsl"/>
  <xsl:include href="../lib/editorial.xsl"/>
  <xsl:include href="../lib/entries.xsl"/>
  <xsl:include href="../lib/formats.xsl"/>
  <xsl:include href="../modules/html/page.xsl"/>
  <xsl:include href="../modules/html/common.xsl"/>
  <xsl:include href="../modules/html/divisions.xsl"/>
  <xsl:include href="../modules/html/front.xsl"/>
  <xsl:include href="../modules/html/prose.xsl"/>
  <xsl:include href="../modules/html/letters.xsl"/>
  <xsl:include href="../modules/html/verse.xsl"/>
  <xsl:include href="../modules/html/drama.xsl"/>
  <xsl:include href="../modules/html/lists.xsl"/>
  <xsl:include href="../modules/html/tables.xsl"/>
  <xsl:include href="../modules/html/figures.xsl"/>
  <xsl:include href="../modules/html/notes.xsl"/>
  <xsl:include href="../modules/html/pages.xsl"/>
  <xsl:include href="../modules/html/inline.xsl"/>
  <xsl:include href="../modules/html/editorial.xsl"/>
  <xsl:include href="../modules/html/references.xsl"/>
  <xsl:include href="../modules/html/bibliography.xsl"/>
  <xsl:include href="../modules/html/citation.xsl"/>
  <xsl:include href="../modules/html/contents.xsl"/>
  <xsl:include href="../modules/html/interventions.xsl"/>
  <xsl:include href="../modules/html/header.xsl"/>
  <xsl:include href="../modules/html/about.xsl"/>
  <xsl:include href="../modules/html/encoding.xsl"/>
  <xsl:include href="../modules/html/names.xsl"/>
  <xsl:include href="../modules/html/register.xsl"/>
  <xsl:include href="../modules/html/entries.xsl"/>
  <xsl:include href="../modules/html/cite.xsl"/>
  <xsl:include href="../modules/html/cite-styles.xsl"/>
  <xsl:include href="../modules/html/cite-parts.xsl"/>
  <xsl:include href="../modules/html/cite-imprint.xsl"/>
  <xsl:include href="../modules/html/metadata.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/json.xsl"/>
  <xsl:include href="../modules/metadata/schema-org.xsl"/>

  <xsl:param name="css" as="xs:string" select="''" tx:doc="Address of your own style sheet; empty: the built-in one, embedded in the page."/>
  <xsl:param name="more-css" as="xs:string" select="''" tx:doc="CSS added after the built-in styles, e.g. custom properties: :root { --measure: 30rem; }"/>
  <xsl:param name="contents" as="xs:string" select="'auto'" tx:values="auto yes no" tx:doc="Table of contents; auto: if the work has divisions."/>
  <xsl:param name="about" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="A panel with the metadata of the header, after the text."/>
  <xsl:param name="register" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="An index of persons, places, organisations and works, after the text."/>
  <xsl:param name="metadata" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="Metadata for reference managers and search engines, in the head of the page."/>
  <xsl:param name="view" as="xs:string" select="'reading'" tx:values="reading diplomatic" tx:doc="The initial view: reading, or diplomatic (as transcribed)."/>

  <xsl:param name="words" as="xs:string" select="'auto'" tx:values="auto en de fr" tx:doc="The language of headings and labels added to the text; auto: that of the text if available, otherwise English."/>
  <xsl:param name="formats" as="xs:string" select="''" tx:doc="Addresses of the text in other formats, e.g. tei=../tei/a.xml ris=../ris/a.ris; set by a build."/>

  <xsl:param name="home" as="xs:string" select="''" tx:doc="Address of the home page of the collection; set by a build."/>
  <xsl:param name="collection" as="xs:string" select="''" tx:doc="Title of the collection; set by a build."/>
  <xsl:param name="canonical" as="xs:string" select="''" tx:doc="The address this page is published at; set by a build."/>

  <xsl:variable name="tx:tongue" as="xs:string" select="tx:tongue($words, /)"/>

  <!-- Read when the stylesheet is compiled; nothing is read when it runs. -->
  <xsl:variable name="tx:css" as="xs:string" static="yes" select="unparsed-text('../css/textus.css')"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="yes" include-content-type="no" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="element()">
    <xsl:apply-templates select="TEI | teiCorpus"/>
  </xsl:template>

  <xsl:template match="TEI | teiCorpus" as="element()">
    <xsl:variable name="language" as="xs:string?" select="
        (@xml:lang, text/@xml:lang, teiHeader/profileDesc/langUsage/language[1]/@ident)[1]"/>
    <html>
      <xsl:sequence select="tx:language(($language, 'und')[1])"/>
      <xsl:call-template name="tx:head"/>
      <body>
        <a class="skip" href="#{tx:id((.//text)[1])}" lang="{$tx:tongue}">{tx:word('skip')}</a>
        <xsl:if test="$home">
          <nav class="ways furniture" aria-label="{tx:word('ways')}" lang="{$tx:tongue}">
            <a class="home" href="{$home}">{($collection[normalize-space()], tx:word('home'))[1]}</a>
          </nav>
        </xsl:if>
        <main>
          <xsl:call-template name="tx:switch"/>
          <xsl:apply-templates select="self::TEI | .//TEI" mode="tx:work"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:mode name="tx:work" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>
  <xsl:template match="TEI" mode="tx:work" as="element()">
    <article>
      <xsl:sequence select="tx:attributes(., 'work')"/>
      <xsl:call-template name="tx:title-block"/>
      <xsl:variable name="text" as="element()*">
        <xsl:apply-templates select="text" mode="html"/>
      </xsl:variable>
      <xsl:sequence select="$text"/>
      <xsl:if test="$register = 'yes'">
        <xsl:sequence select="tx:register(., $text)"/>
      </xsl:if>
      <xsl:if test="$about = 'yes'">
        <xsl:call-template name="tx:about"/>
      </xsl:if>
    </article>
  </xsl:template>
</xsl:stylesheet>
