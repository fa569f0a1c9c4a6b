<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The letters of a collection in the order of time.
  Input    tx:collection.
  Output   tx:file elements; nothing where there are no letters.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- How many letters there are of each year, and the letters of the year month by month. -->
  <xsl:function name="tx:timeline" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="letters" as="element(tx:work)*" select="tx:letters($collection)"/>
    <xsl:if test="$letters">
      <xsl:variable name="years" as="element()*">
        <xsl:for-each-group select="$letters" group-by="tx:year-of(.)">
          <xsl:sort select="xs:integer(current-grouping-key())"/>
          <xsl:sequence select="tx:year-section(current-grouping-key(), current-group())"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="tx:parted($collection, 'timeline', $years, tx:bars($letters, tx:is-parted($years)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:year-of" as="xs:string">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:variable name="year" as="xs:string?" select="tx:when($work)/(@from, @to)[1] ! tx:year(.)"/>
    <xsl:sequence select="($year[. castable as xs:integer], '9999')[1]"/>
  </xsl:function>

  <xsl:function name="tx:bars" as="element()">
    <xsl:param name="letters" as="element(tx:work)+"/>
    <xsl:param name="is-parted" as="xs:boolean"/>
    <xsl:variable name="counts" as="map(xs:string, xs:integer)" select="map:merge($letters ! map{tx:year-of(.): 1}, map{'duplicates': 'combine'}) ! map:merge(for $year in map:keys(.) return map{$year: count(.($year))})"/>
    <xsl:variable name="top" as="xs:integer" select="max(map:keys($counts) ! $counts(.))"/>
    <ol class="bars">
      <xsl:for-each select="map:keys($counts)">
        <xsl:sort select="xs:integer(.)"/>
        <li>
          <a href="{if ($is-parted) then 'timeline-' || tx:slug(tx:decade-of(.)) || '.html' else ''}#y{.}">{if (. = '9999') then tx:word('no-date') else .}</a>
          <span class="bar" style="--share: {round(100 * $counts(.) div $top)}%"/>
          <span class="number">{$counts(.)}</span>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:function>

  <xsl:function name="tx:decade-of" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="if ($year = '9999') then $year else string(10 * xs:integer(floor(xs:integer($year) div 10)))"/>
  </xsl:function>

  <xsl:function name="tx:year-section" as="element()">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="letters" as="element(tx:work)+"/>
    <section id="y{$year}" data-part="{tx:decade-of($year)}" class="year">
      <h2>{if ($year = '9999') then tx:word('no-date') else $year}</h2>
      <xsl:for-each-group select="$letters" group-by="replace(tx:sort-date(tx:when(.)), '^(-?[0-9]{4,}(-[0-9]{2})?).*$', '$1')">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:if test="matches(current-grouping-key(), '^[0-9]{4}-[0-9]{2}$')">
          <h3>{tx:shown-date(current-grouping-key(), $tx:tongue)}</h3>
        </xsl:if>
        <ul class="works">
          <xsl:for-each select="current-group()">
            <xsl:sort select="tx:sort-date(tx:when(.))"/>
            <xsl:sequence select="tx:letter-line(., true())"/>
          </xsl:for-each>
        </ul>
      </xsl:for-each-group>
    </section>
  </xsl:function>
</xsl:stylesheet>
