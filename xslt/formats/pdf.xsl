<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "pdf": the page of the format "html" as it is printed, on paper or into a file.
  Input    A TEI or teiCorpus document.
  Output   HTML5, to be printed.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="pdf" label="PDF" extension="pdf" media-type="application/pdf" finish="pdf">Tagged PDF with bookmarks, for printing and archiving; needs textus[pdf].</tx:format>

  <xsl:import href="html.xsl"/>

  <xsl:param name="more-css" as="xs:string" select="''" tx:doc="CSS added after the built-in styles, e.g. @page { size: A4; }"/>
  <xsl:param name="contents" as="xs:string" select="'auto'" tx:values="auto yes no" tx:doc="Table of contents; auto: if the work has divisions."/>
  <xsl:param name="about" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="The metadata of the header, after the text."/>
  <xsl:param name="register" as="xs:string" select="'yes'" tx:values="yes no" tx:doc="An index of persons, places, organisations and works, after the text."/>
  <xsl:param name="words" as="xs:string" select="'auto'" tx:values="auto en de fr" tx:doc="The language of headings and labels added to the text; auto: that of the text if available, otherwise English."/>

  <!-- What only a screen can do. -->
  <xsl:variable name="metadata" as="xs:string" select="'no'"/>
  <xsl:variable name="formats" as="xs:string" select="''"/>
</xsl:stylesheet>
