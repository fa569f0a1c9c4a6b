<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Values as BibTeX reads them: names, dates, and words in which no character means anything to TeX.
  Input    tx:credit, tx:date, strings.
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Words in which TeX sees words. BibTeX counts braces even behind a backslash: those that do not match go by their names. -->
  <xsl:function name="tx:tex" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="marked" as="xs:string" select="translate(normalize-space($words), '\{}~^', '&#xE000;&#xE001;&#xE002;&#xE003;&#xE004;')"/>
    <xsl:variable name="braces" as="xs:string+" select="if (tx:is-balanced($words)) then ('\\{', '\\}') else ('\\textbraceleft{}', '\\textbraceright{}')"/>
    <xsl:sequence select="
        replace($marked, '([#\$%&amp;_])', '\\$1') => replace('&#xE000;', '\\textbackslash{}') => replace('&#xE001;', $braces[1])
        => replace('&#xE002;', $braces[2]) => replace('&#xE003;', '\\textasciitilde{}') => replace('&#xE004;', '\\textasciicircum{}')"/>
  </xsl:function>

  <!-- Whether every brace has its other half. -->
  <xsl:function name="tx:is-balanced" as="xs:boolean">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="less" as="xs:string" select="replace($words, '\{[^{}]*\}', '')"/>
    <xsl:sequence select="if ($less = $words) then not(matches($words, '[{}]')) else tx:is-balanced($less)"/>
  </xsl:function>

  <!-- An address stands as it is but for what would end the value. -->
  <xsl:function name="tx:tex-address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace($address, '\{', '%7B') => replace('\}', '%7D') => replace('\\', '%5C')"/>
  </xsl:function>

  <!-- “van Aalst, Cornelis and {The Weavers’ Union}”: “and” and commas inside a name are kept from being read as BibTeX’s own. -->
  <xsl:function name="tx:tex-names" as="xs:string?">
    <xsl:param name="names" as="element(tx:name)*"/>
    <xsl:sequence select="string-join($names ! tx:tex-name(.), ' and ')[.]"/>
  </xsl:function>

  <xsl:function name="tx:tex-name" as="xs:string">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:variable name="family" as="xs:string*" select="$name/@particle ! tx:tex(.), $name/@family/tx:tex(.) ! (if (contains(., ' ') and $name/@given) then '{' || . || '}' else .)"/>
    <xsl:sequence select="
        if ($name/@given) then string-join((string-join($family, ' '), $name/@suffix ! tx:tex(.), $name/@given ! tx:tex(.)), ', ')
        else '{' || tx:tex($name) || '}'"/>
  </xsl:function>

  <!-- The year as BibTeX sorts by it; of a date that is only words, these. -->
  <xsl:function name="tx:tex-year" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="(tx:years($date) ! replace(., '–', '--'), $date/string()[.] ! tx:tex(.))[1]"/>
  </xsl:function>

  <!-- The month as the macro every style has, for a date within one. -->
  <xsl:function name="tx:tex-month" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:variable name="months" as="xs:string*" select="distinct-values($date[@from][@to]/(@from, @to) ! replace(., '^(-?[0-9]{4}-[0-9]{2}).*$', '$1'))"/>
    <xsl:sequence select="
        if (count($months) = 1 and matches($months, '-[0-9]{2}$') and matches($months, '[0-9]{4}-'))
        then ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')[position() = xs:integer(substring($months, string-length($months) - 1))] else ()"/>
  </xsl:function>

  <!-- For biblatex: the whole date, where year and month do not say it. -->
  <xsl:function name="tx:tex-edtf" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="tx:edtf($date)[not(matches(., '^[0-9]{4}(-[0-9]{2})?$'))]"/>
  </xsl:function>
</xsl:stylesheet>
