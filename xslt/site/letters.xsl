<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The letters of a collection: by correspondent, and in the order of time.
  Input    tx:collection.
  Output   tx:file elements; nothing where there are no letters.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:letters" as="element(tx:work)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="$collection/tx:work[tx:item/tx:letter]"/>
  </xsl:function>

  <xsl:function name="tx:of-letter" as="element(tx:name)*">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="$work/tx:item/tx:letter/tx:action[@type = $type]/tx:name"/>
  </xsl:function>

  <xsl:function name="tx:correspondence" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="letters" as="element(tx:work)*" select="tx:letters($collection)"/>
    <xsl:if test="$letters">
      <xsl:variable name="people" as="element()*">
        <xsl:for-each-group select="$letters/tx:item/tx:letter/tx:action/tx:name" group-by="tx:listed(.)">
          <xsl:sort select="tx:latin(current-grouping-key())"/>
          <xsl:sequence select="tx:correspondent(current-grouping-key(), current-group())"/>
        </xsl:for-each-group>
        <xsl:variable name="nobodys" as="element(tx:work)*" select="$letters[empty(tx:item/tx:letter/tx:action/tx:name)]"/>
        <xsl:sequence select="tx:section('nobody', tx:word('no-correspondent'), '0', $nobodys, false())[$nobodys]"/>
      </xsl:variable>
      <xsl:sequence select="tx:parted($collection, 'letters', $people, ())"/>
    </xsl:if>
  </xsl:function>

  <!-- A person who wrote or received letters: those to each other person, and those received. -->
  <xsl:function name="tx:correspondent" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="mentions" as="element(tx:name)+"/>
    <xsl:variable name="sent" as="element(tx:work)*" select="$mentions[../@type = 'sent']/ancestor::tx:work"/>
    <xsl:variable name="received" as="element(tx:work)*" select="$mentions[../@type = 'received']/ancestor::tx:work"/>
    <section id="{tx:anchor($name)}" data-part="{tx:initial($name)}" class="correspondent">
      <h2>{$name}</h2>
      <xsl:for-each-group select="$sent" group-by="(tx:of-letter(., 'received') ! tx:listed(.), $tx:nobody)[1]">
        <xsl:sort select="tx:latin(current-grouping-key())"/>
        <xsl:sequence select="tx:exchange('letters-to', current-grouping-key(), current-group())"/>
      </xsl:for-each-group>
      <xsl:for-each-group select="$received" group-by="(tx:of-letter(., 'sent') ! tx:listed(.), $tx:nobody)[1]">
        <xsl:sort select="tx:latin(current-grouping-key())"/>
        <xsl:sequence select="tx:exchange('letters-from', current-grouping-key(), current-group())"/>
      </xsl:for-each-group>
    </section>
  </xsl:function>

  <xsl:function name="tx:exchange" as="element()+">
    <xsl:param name="how" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:param name="letters" as="element(tx:work)+"/>
    <h3>
      <xsl:text>{tx:word($how)} </xsl:text>
      <xsl:choose>
        <xsl:when test="$other = $tx:nobody">{tx:word('unknown-person')}</xsl:when>
        <xsl:otherwise>{$other}</xsl:otherwise>
      </xsl:choose>
      <span class="quiet"> {tx:counted(count($letters), 'a-letter')}</span>
    </h3>
    <ul class="works">
      <xsl:for-each select="$letters">
        <xsl:sort select="tx:sort-date(tx:when(.))"/>
        <xsl:sequence select="tx:letter-line(., false())"/>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <xsl:function name="tx:letter-line" as="element()">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="with-people" as="xs:boolean"/>
    <xsl:variable name="people" as="xs:string" select="string-join((string-join(tx:of-letter($work, 'sent'), ', '), string-join(tx:of-letter($work, 'received'), ', ')[.] ! (tx:word('received') || ' ' || .)), ' ')"/>
    <li>
      <xsl:sequence select="tx:title-link($work, '')"/>
      <span class="by">{string-join(($people[$with-people][.], $work/tx:item/tx:letter/tx:action[@type = 'sent']/tx:place, tx:date-words(tx:when($work))), ', ')}</span>
    </li>
  </xsl:function>

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
