<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The pages of a collection.
  Input    tx:collection: @title, @description, @address (where it is on the web), @publisher, @search; a tx:refused for each
           transcription without an edition; a tx:register for each kind of entries, with its number of @lines and its @parts; a tx:work for each edition, as digest.xsl makes it, with @name, @href (its page),
           @unsure and @review (its questions and the page of them) and a tx:file for each of its outputs.
           The entries are in their works for the registers, or for some @parts of them, and not there for all other pages.
  Output   tx:files with a tx:file for each page, its content as text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="site" extension="xml" media-type="application/xml" scope="site">The pages of a collection.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/formats.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="part-links.xsl"/>
  <xsl:include href="home.xsl"/>
  <xsl:include href="works.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="entries.xsl"/>
  <xsl:include href="letters.xsl"/>
  <xsl:include href="timeline.xsl"/>
  <xsl:include href="questions.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="machines.xsl"/>

  <xsl:param name="words" as="xs:string" select="'en'" tx:values="en de fr" tx:doc="The language of what the pages say of their own accord."/>
  <xsl:param name="most" as="xs:integer" select="400" tx:doc="Entries of one page; a longer list is parted."/>

  <xsl:variable name="tx:tongue" as="xs:string" select="tx:tongue($words, ())"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="element(tx:files)">
    <xsl:apply-templates select="tx:collection"/>
  </xsl:template>

  <xsl:template match="tx:collection" as="element(tx:files)">
    <tx:files>
      <xsl:sequence select="if (tx:work/tx:entry) then $tx:registers ! tx:register-pages(current(), .) else tx:all-but-registers(.)"/>
    </tx:files>
  </xsl:template>

  <xsl:function name="tx:all-but-registers" as="element(tx:file)+">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <tx:file path="site.css">{$tx:site-css}</tx:file>
    <xsl:sequence select="
        $collection ! (tx:home(.), tx:works-by-author(.), tx:works-by-date(.), tx:works-by-kind(.), tx:ways-into-registers(.), tx:correspondence(.),
          tx:timeline(.), tx:questions(.), tx:search(.), tx:not-found(.), tx:sitemap(.), tx:feed(.))"/>
  </xsl:function>
</xsl:stylesheet>
