<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What formats that describe the digital edition (Dublin Core, DataCite, JSON-LD) have in common.
  Input    tx:name, tx:date, TEI.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- “Aalst, Cornelis van”: the order of catalogues. -->
  <xsl:function name="tx:sort-name" as="xs:string">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:sequence select="
        if ($name/@given) then string-join(($name/@family, string-join(($name/@given, $name/@particle), ' '), $name/@suffix), ', ') else string($name)"/>
  </xsl:function>

  <!-- One date, or two with a slash (ISO 8601, W3C-DTF with RKMS spans); open at an end where TEI leaves it open. -->
  <xsl:function name="tx:span" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="
        if (empty($date/(@from, @to))) then () else if (tx:is-one($date)) then string($date/@from) else $date/@from || '/' || $date/@to"/>
  </xsl:function>

  <!-- Remarks of the header about the work. -->
  <xsl:function name="tx:remarks" as="xs:string*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:sequence select="$work/teiHeader/(profileDesc/abstract, fileDesc/notesStmt/note)/tx:reading(.)[.]"/>
  </xsl:function>
</xsl:stylesheet>
