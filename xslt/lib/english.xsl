<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The language a format speaks that has no parameter for it.
  Input    Nothing.
  Output   The variable tx:tongue, which such a format overrides.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all">

  <xsl:variable name="tx:tongue" as="xs:string" select="'en'"/>
</xsl:stylesheet>
