<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The letters of a collection in the order of time; where there are none, its works.
  Input    tx:collection.
  Output   tx:file elements; nothing where nothing has a date.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- Heights of bars: that of the fullest month. -->
  <xsl:variable name="tx:highest" as="xs:integer" static="yes" select="8"/>

  <xsl:function name="tx:moments" as="element(tx:work)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="letters" as="element(tx:work)*" select="tx:letters($collection)"/>
    <xsl:sequence select="(if (exists($letters)) then $letters else $collection/tx:work)[not(tx:year-of(.) = '9999')]"/>
  </xsl:function>

  <xsl:function name="tx:timeline" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="works" as="element(tx:work)*" select="tx:moments($collection)"/>
    <xsl:if test="exists($works)">
      <xsl:variable name="years" as="element()*">
        <xsl:for-each-group select="$works" group-by="tx:year-of(.)">
          <xsl:sort select="xs:integer(current-grouping-key())"/>
          <xsl:sequence select="tx:year-section(current-grouping-key(), current-group())"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:variable name="sheets" as="map(xs:string, item()*)*" select="tx:sheets('timeline', $years)"/>
      <xsl:sequence select="tx:parted($collection, 'timeline', $sheets, tx:months-and-years($works, tx:places-on($sheets)))"/>
    </xsl:if>
  </xsl:function>

  <!-- The address of everything on these pages that has an id, as seen from the first. -->
  <xsl:function name="tx:places-on" as="map(xs:string, xs:string)">
    <xsl:param name="sheets" as="map(xs:string, item()*)*"/>
    <xsl:variable name="path" as="xs:string?" select="''[count($sheets) le 1]"/>
    <xsl:sequence select="
        map:merge(for $sheet in $sheets, $id in $sheet?groups/descendant-or-self::*/@id return map{string($id): ($path, $sheet?path)[1] || '#' || $id},
          map{'duplicates': 'use-first'})"/>
  </xsl:function>

  <!-- A year is a row and a month a bar in it; each leads to its list. -->
  <xsl:function name="tx:months-and-years" as="element()">
    <xsl:param name="works" as="element(tx:work)+"/>
    <xsl:param name="places" as="map(xs:string, xs:string)"/>
    <xsl:variable name="numbers" as="xs:integer+">
      <xsl:for-each-group select="$works" group-by="tx:month-of(.)">
        <xsl:sequence select="count(current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <div class="table">
      <table class="months">
        <thead>
          <tr>
            <th scope="col">{tx:word('year')}</th>
            <xsl:for-each select="1 to 12">
              <xsl:variable name="month" as="xs:string" select="replace(tx:shown-date('2001-' || format-integer(., '00'), $tx:tongue), ' .*', '')"/>
              <th scope="col"><abbr title="{$month}">{upper-case(substring($month, 1, 1))}</abbr></th>
            </xsl:for-each>
            <th scope="col"><abbr title="{tx:word('only-year')}">–</abbr></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each-group select="$works" group-by="tx:year-of(.)">
            <xsl:sort select="xs:integer(current-grouping-key())"/>
            <xsl:sequence select="tx:year-row(current-grouping-key(), current-group(), max((4, $numbers)), $places)"/>
          </xsl:for-each-group>
        </tbody>
      </table>
    </div>
  </xsl:function>

  <xsl:function name="tx:year-row" as="element()">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="works" as="element(tx:work)+"/>
    <xsl:param name="top" as="xs:integer"/>
    <xsl:param name="places" as="map(xs:string, xs:string)"/>
    <tr>
      <th scope="row">
        <a href="{$places('y' || $year)}">{$year}</a>
      </th>
      <xsl:for-each select="((1 to 12) ! format-integer(., '00'), '')">
        <xsl:variable name="month" as="xs:string" select="string-join(($year, .[.]), '-')"/>
        <xsl:variable name="number" as="xs:integer" select="count($works[tx:month-of(.) = $month])"/>
        <td>
          <xsl:if test="$number gt 0">
            <a class="bar h{xs:integer(ceiling($tx:highest * $number div $top))}" href="{($places('m' || $month), $places('y' || $year))[1]}"
              aria-label="{tx:shown-date($month, $tx:tongue)}: {tx:counted($number, if ($works[1]/tx:item/tx:letter) then 'a-letter' else 'work')}">{$number}</a>
          </xsl:if>
        </td>
      </xsl:for-each>
    </tr>
  </xsl:function>

  <xsl:function name="tx:year-of" as="xs:string">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:sequence select="(replace(tx:month-of($work), '^(-?[0-9]+).*$', '$1')[. castable as xs:integer] ! string(xs:integer(.)), '9999')[1]"/>
  </xsl:function>

  <!-- “1911-03”; “1911” where the month is not known. -->
  <xsl:function name="tx:month-of" as="xs:string">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:sequence select="replace(tx:sort-date(tx:when($work)), '^(-?[0-9]{4,}(-[0-9]{2})?).*$', '$1')"/>
  </xsl:function>

  <xsl:function name="tx:decade-of" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="string(10 * xs:integer(floor(xs:integer($year) div 10)))"/>
  </xsl:function>

  <xsl:function name="tx:year-section" as="element()">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="works" as="element(tx:work)+"/>
    <section id="y{$year}" data-part="{tx:decade-of($year)}" class="year">
      <h2>{$year}</h2>
      <xsl:for-each-group select="$works" group-by="tx:month-of(.)">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:if test="matches(current-grouping-key(), '^[0-9]{4}-[0-9]{2}$')">
          <h3 id="m{current-grouping-key()}">{tx:shown-date(current-grouping-key(), $tx:tongue)}</h3>
        </xsl:if>
        <ul class="works">
          <xsl:for-each select="current-group()">
            <xsl:sort select="tx:sort-date(tx:when(.))"/>
            <xsl:sequence select="if (tx:item/tx:letter) then tx:letter-line(., true()) else tx:line(., '', true())"/>
          </xsl:for-each>
        </ul>
      </xsl:for-each-group>
    </section>
  </xsl:function>
</xsl:stylesheet>
