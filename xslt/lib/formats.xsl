<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What the formats are called that a text may be there in besides the page.
  Input    Names of formats; the parameter tx:formats, in which each format that there is has a tx:format element.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Given by the program: stylesheets are not edited when there is a new format. -->
  <xsl:param name="tx:formats" as="document-node()?" select="()"/>

  <!-- What a link to a format is called: by a word of the reader's language if there is one, else as the format says. -->
  <xsl:function name="tx:format-label" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        if (map:contains($tx:words, 'format-' || $name)) then tx:word('format-' || $name)
        else ($tx:formats/tx:formats/tx:format[@name = $name]/@label/string(), $name)[1]"/>
  </xsl:function>

  <xsl:function name="tx:format-type" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        if ($name = 'tei') then 'application/tei+xml'
        else ($tx:formats/tx:formats/tx:format[@name = $name]/@media-type/string(), 'application/octet-stream')[1]"/>
  </xsl:function>
</xsl:stylesheet>
