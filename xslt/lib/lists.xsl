<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What lists, tables and verse have in common whatever the format.
  Input    list, item, cell and l elements.
  Output   Labels, booleans, numbers.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:is-numbered" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="($list/@type, $list/@rend) = ('ordered', 'numbered', 'numbers', 'decimal') or exists($list/item[1]/@n)"/>
  </xsl:function>

  <!-- The label before an item: as printed in the transcription, or its number in a numbered list that has no labels. -->
  <xsl:function name="tx:item-label" as="xs:string">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="printed" as="xs:string" select="tx:generated($item, 'before')"/>
    <xsl:variable name="list" as="element(list)?" select="$item/parent::list"/>
    <xsl:sequence select="
        if ($printed) then $printed
        else if ($item/@n) then $item/@n || '.'[matches($item/@n, '^\w+$')]
        else if ($list and tx:is-numbered($list)) then (count($item/preceding-sibling::item) + 1) || '.' else ''"/>
  </xsl:function>

  <!-- Steps of indent a verse line says it has, 0 to 12. -->
  <xsl:function name="tx:indent-steps" as="xs:integer">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="said" as="xs:string?" select="tokenize($line/@rend)[matches(., '^indent\(?[0-9]{0,2}\)?$')][1]"/>
    <xsl:sequence select="
        if (empty($said)) then 0 else min((12, (replace($said, '[^0-9]', '')[.] ! xs:integer(.), 1)[1]))"/>
  </xsl:function>

  <xsl:function name="tx:is-heading-cell" as="xs:boolean">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:sequence select="($cell/@role, $cell/parent::row/@role)[1] = 'label'"/>
  </xsl:function>
</xsl:stylesheet>
