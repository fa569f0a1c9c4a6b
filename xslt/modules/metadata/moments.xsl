<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  When something was: one day, a month, a year or a span of them, and how sure that is.
  Input    date, origDate.
  Output   tx:date: @from and @to as YYYY, YYYY-MM or YYYY-MM-DD, @circa where it is not certain; the text is the date in words.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:moment" as="element(tx:date)?">
    <xsl:param name="date" as="element()?"/>
    <xsl:variable name="words" as="xs:string" select="$date ! tx:reading(.) => string()"/>
    <xsl:variable name="exact" as="xs:string?" select="($date/(@when, @when-iso) ! tx:day(.), tx:day($words), tx:only-year($date))[1]"/>
    <xsl:variable name="from" as="xs:string?" select="($exact, $date/(@from, @notBefore, @from-iso, @notBefore-iso) ! tx:day(.))[1]"/>
    <xsl:variable name="to" as="xs:string?" select="($exact, $date/(@to, @notAfter, @to-iso, @notAfter-iso) ! tx:day(.))[1]"/>
    <xsl:if test="exists(($from, $to)) or $words">
      <tx:date>
        <xsl:sequence select="tx:attribute('from', $from), tx:attribute('to', $to)"/>
        <xsl:if test="$date/(@cert[not(. = 'high')] | @precision[not(. = 'high')] | @evidence[. = 'conjecture'])
                      or empty($date/(@when, @when-iso)) and matches($words, '\?|(^|\W)(ca?|circa|um|vers|около|probably)\W', 'i') and exists($exact)
                      or empty($exact) and empty($date/(@from, @to, @from-iso, @to-iso)) and exists(($from, $to))">
          <xsl:attribute name="circa" select="'yes'"/>
        </xsl:if>
        <xsl:text>{$words}</xsl:text>
      </tx:date>
    </xsl:if>
  </xsl:function>

  <!-- The one year that the words of a date without attributes name: “April, 1795”, “[1795]”; not “before 1795”, “1795–97”. -->
  <xsl:function name="tx:only-year" as="xs:string?">
    <xsl:param name="date" as="element()?"/>
    <xsl:variable name="words" as="xs:string" select="$date[empty(@when | @from | @to | @notBefore | @notAfter)] ! tx:reading(.) => string()"/>
    <xsl:variable name="years" as="xs:string*" select="analyze-string($words, '[0-9]+')/*:match[matches(., '^1[0-9]{3}$|^20[0-9]{2}$')]"/>
    <xsl:sequence select="
        $years[count($years) = 1][not(matches($words, '[0-9]{4}\s*[-–—/]\s*[0-9]|[0-9]\s*[-–—/]\s*[0-9]{4}|before|after|until|since|vor|nach|bis|avant|après|not ', 'i'))]"/>
  </xsl:function>

  <!-- The day, month or year an attribute names, without its hour; nothing where it names no year. Year 0 is none of TEI's. -->
  <xsl:function name="tx:day" as="xs:string?">
    <xsl:param name="said" as="item()"/>
    <xsl:variable name="found" as="xs:string" select="replace(normalize-space(string($said)), '^(-?[0-9]{4}(-[0-9]{2}){0,2})(T.*)?$', '$1')"/>
    <xsl:sequence select="$found[. castable as xs:date or . castable as xs:gYearMonth or . castable as xs:gYear][matches(., '^-?[0-9]{4}(-|$)')][not(matches(., '^-?0000'))]"/>
  </xsl:function>

  <!-- The year a date falls in, or the years: “1924”, “1889–1890”, “1850–”. -->
  <xsl:function name="tx:years" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values((($date/@from, '')[1], ($date/@to, '')[1]) ! tx:year(.))"/>
    <xsl:sequence select="string-join($years, '–')[.]"/>
  </xsl:function>

  <xsl:function name="tx:year" as="xs:string">
    <xsl:param name="day" as="xs:string"/>
    <xsl:sequence select="replace($day, '^(-?)0*([0-9]+)(-.*)?$', '$1$2')"/>
  </xsl:function>

  <!-- Whether a date is one year, month or day, and not a span. -->
  <xsl:function name="tx:is-one" as="xs:boolean">
    <xsl:param name="date" as="element(tx:date)"/>
    <xsl:sequence select="exists($date[@from = @to])"/>
  </xsl:function>

  <!-- As EDTF (ISO 8601-2): “1924-09-12”, “1889/1890~”; nothing where only words are known, or the year is not of our era. -->
  <xsl:function name="tx:edtf" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="mark" as="xs:string" select="if ($date/@circa) then '~' else ''"/>
    <xsl:variable name="ends" as="xs:string*" select="($date/@from/string(), '')[1], ($date/@to/string(), '')[1]"/>
    <xsl:variable name="marked" as="xs:string*" select="$ends ! (if (. and $mark) then . || $mark else if (.) then . else '..')"/>
    <xsl:sequence select="
        if (empty($date/(@from, @to)) or $ends = '' and $date/@circa and $ends[1] = $ends[2] or starts-with($ends[1], '-') or starts-with($ends[2], '-')) then ()
        else if (tx:is-one($date)) then $marked[1] else string-join($marked, '/')"/>
  </xsl:function>

  <!-- For people: the words of the source; where it has none, what it says to machines. -->
  <xsl:function name="tx:date-words" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="from" as="xs:string?" select="$date/@from ! tx:shown-date(.)"/>
    <xsl:variable name="to" as="xs:string?" select="$date/@to ! tx:shown-date(.)"/>
    <xsl:variable name="shown" as="xs:string?" select="
        if ($from and $to) then 'c. '[$date/@circa] || string-join(distinct-values(($from, $to)), '–')
        else if ($date/@circa) then ($from ! ('not before ' || .), $to ! ('not after ' || .))
        else ($from ! (. || '–'), $to ! ('–' || .))"/>
    <xsl:sequence select="($date/string()[.], $shown)[1]"/>
  </xsl:function>
</xsl:stylesheet>
