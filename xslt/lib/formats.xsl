<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the formats are called that a text may be there in besides the page.
  Input    Names of formats.
  Output   A table.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What a format is called, and its media type. -->
  <xsl:variable name="tx:formats" as="map(xs:string, xs:string+)" select="map{
      'tei': (tx:word('format-tei'), 'application/tei+xml'), 'text': (tx:word('format-text'), 'text/plain'),
      'bibtex': ('BibTeX', 'application/x-bibtex'), 'ris': ('RIS', 'application/x-research-info-systems'),
      'csl-json': ('CSL-JSON', 'application/vnd.citationstyles.csl+json'), 'oai_dc': ('Dublin Core', 'application/xml'),
      'datacite': ('DataCite', 'application/xml'), 'jsonld': ('JSON-LD', 'application/ld+json'), 'cmif': ('CMIF', 'application/xml'),
      'epub': ('EPUB', 'application/epub+zip'), 'pdf': ('PDF', 'application/pdf')}"/>
</xsl:stylesheet>
