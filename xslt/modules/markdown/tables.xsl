<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Tables: with pipes where every cell is one line in one column, else as HTML with Markdown in its cells.
  Input    table.
  Output   tx:block elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="table" mode="block" as="element(tx:block)*">
    <xsl:call-template name="tx:blocks">
      <xsl:with-param name="nodes" select="head"/>
    </xsl:call-template>
    <xsl:if test="row/*">
      <xsl:sequence select="if (tx:has-plain-cells(.)) then tx:pipe-table(.) else tx:html-table(.)"/>
    </xsl:if>
    <xsl:call-template name="tx:blocks">
      <xsl:with-param name="nodes" select="* except (head, row)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="tx:has-plain-cells" as="xs:boolean">
    <xsl:param name="table" as="element(table)"/>
    <xsl:sequence select="
        empty($table/row/cell[(@rows, @cols) != '1' or tx:holds-blocks(.)]) and empty($table/row/table)
        and (every $cell in $table/row/* satisfies count(tx:inline-lines(tx:string($cell))) le 1)"/>
  </xsl:function>

  <!-- The first row is the heading if its cells say so; else the heading that pipes demand is empty. -->
  <xsl:function name="tx:pipe-table" as="element(tx:block)">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="columns" as="xs:integer" select="max($table/row ! count(*))"/>
    <xsl:variable name="headed" as="xs:boolean" select="exists($table/row[1]/cell) and (every $cell in $table/row[1]/cell satisfies tx:is-heading-cell($cell))"/>
    <xsl:variable name="rows" as="xs:string*" select="$table/row[*] ! tx:pipe-row(*, $columns)"/>
    <xsl:variable name="heading" as="xs:string" select="if ($headed) then $rows[1] else tx:pipe-row((), $columns)"/>
    <xsl:sequence select="tx:kept(($heading, '|' || string-join((1 to $columns) ! ' --- |'), $rows[not($headed and position() eq 1)]))"/>
  </xsl:function>

  <xsl:function name="tx:pipe-row" as="xs:string">
    <xsl:param name="cells" as="element()*"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="
        '|' || string-join(for $place in 1 to $columns return ' ' || string-join($cells[$place] ! tx:inline-lines(tx:string(.))) || ' |')"/>
  </xsl:function>

  <!-- Rows and cells as HTML has them; between blank lines Markdown is read as such. -->
  <xsl:function name="tx:html-table" as="element(tx:block)">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:for-each select="$table/row">
        <xsl:sequence select="'&lt;tr>'"/>
        <xsl:for-each select="*">
          <xsl:variable name="name" as="xs:string" select="if (self::cell[tx:is-heading-cell(.)]) then 'th' else 'td'"/>
          <xsl:variable name="blocks" as="element(tx:block)*">
            <xsl:call-template name="tx:blocks"/>
          </xsl:variable>
          <xsl:variable name="spans" as="xs:string*" select="
              (self::cell/@cols[. castable as xs:positiveInteger][. != '1'] ! (' colspan=&quot;' || . || '&quot;'),
               self::cell/@rows[. castable as xs:positiveInteger][. != '1'] ! (' rowspan=&quot;' || . || '&quot;'))"/>
          <xsl:variable name="content" as="xs:string*" select="tx:all-lines($blocks)"/>
          <xsl:sequence select="'&lt;' || $name || string-join($spans) || '>', if (exists($content)) then ('', $content, '') else (), '&lt;/' || $name || '>'"/>
        </xsl:for-each>
        <xsl:sequence select="'&lt;/tr>'"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="tx:kept(('&lt;table>', $lines, '&lt;/table>'))"/>
  </xsl:function>
</xsl:stylesheet>
